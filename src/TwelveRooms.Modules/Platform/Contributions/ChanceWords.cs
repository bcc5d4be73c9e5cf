using TwelveRooms.Statistics.FalseAlarms;

namespace TwelveRooms.Platform.Contributions;

/// <summary>What every page says that sets several charts side by side: how many of them chance alone would mark.</summary>
internal static class ChanceWords
{
    private const int FewestCharts = 2;

    /// <summary>The sentence; null where there are not several charts that could be marked.</summary>
    /// <param name="charts">What is known of each chart on the page; null for one that shows no icon.</param>
    public static string? Of(IEnumerable<AlarmRates?> charts)
    {
        var known = charts.OfType<AlarmRates>().ToList();
        return known.Count < FewestCharts ? null : ExpectedAlarms.Of(known).OfToday;
    }
}
