using System.Globalization;

namespace TwelveRooms.Statistics.FalseAlarms;

/// <summary>How many of some charts would show a signal with no change at all.</summary>
/// <param name="Today">Charts whose latest point would be flagged.</param>
/// <param name="InLast24">Charts with any flag among their last 24 points.</param>
/// <param name="Series">How many charts were asked about.</param>
public readonly record struct ExpectedAlarms(double Today, double InLast24, int Series)
{
    /// <summary>For a page that counts icons: "About 3 of these 200 charts would show one by chance, with no change at all."</summary>
    public string OfToday => Sentence(Today);

    /// <summary>The same for a page that counts any signal of the last 24 points.</summary>
    public string OfLast24 => Sentence(InLast24);

    private string Sentence(double expected)
    {
        var those = Series == 1 ? "this 1 chart" : string.Create(CultureInfo.InvariantCulture, $"these {Series:N0} charts");
        return expected < 0.5
            ? $"Fewer than 1 of {those} would show one by chance, with no change at all."
            : string.Create(CultureInfo.InvariantCulture, $"About {expected:N0} of {those} would show one by chance, with no change at all.");
    }
}
