using System.Globalization;

namespace TwelveRooms.Statistics.FalseAlarms;

/// <summary>How many of some charts would show a signal with no change at all.</summary>
/// <param name="Today">Charts whose latest point would be flagged.</param>
/// <param name="InLast24">Charts with any flag among their last 24 points.</param>
/// <param name="Series">How many charts were asked about.</param>
public readonly record struct ExpectedAlarms(double Today, double InLast24, int Series)
{
    /// <summary>Adds up what is known of each chart.</summary>
    /// <param name="charts">The rates of each chart that stands on the page.</param>
    public static ExpectedAlarms Of(IReadOnlyCollection<AlarmRates> charts)
    {
        ArgumentNullException.ThrowIfNull(charts);
        return new(charts.Sum(chart => chart.Today), charts.Sum(chart => chart.InLast24), charts.Count);
    }

    /// <summary>For a page that shows icons: "With no change at all, about 3 of 200 charts like these would show one by chance on any day."; of a few charts, "… one of 3 charts like these … about 1 time in 22."</summary>
    public string OfToday => Sentence(Today, "on any day");

    /// <summary>The same for a page that counts any signal of the last 24 points.</summary>
    public string OfLast24 => Sentence(InLast24, "somewhere in the last 24 points");

    private string Sentence(double expected, string when)
    {
        var (number, charts) = Series == 1 ? (100 * expected, "100 charts like this one") : (expected, string.Create(CultureInfo.InvariantCulture, $"{Series:N0} charts like these"));
        if (number < 0.5)
        {
            return number > 0
                ? string.Create(CultureInfo.InvariantCulture, $"With no change at all, one of {charts} would show one by chance {when} about 1 time in {1 / number:N0}.")
                : $"With no change at all, hardly any of {charts} would show one by chance {when}.";
        }

        var about = string.Create(CultureInfo.InvariantCulture, $"about {number:N0}");
        return $"With no change at all, {about} of {charts} would show one by chance {when}.";
    }
}
