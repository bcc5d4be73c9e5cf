namespace TwelveRooms.Statistics.FalseAlarms;

/// <summary>How often a chart of a series in which nothing has changed says that something has.</summary>
/// <param name="Today">The share of series whose latest point is flagged: an icon today.</param>
/// <param name="InLast24">The share of series with any flagged point among the last 24, or among all when there are fewer.</param>
/// <param name="OfPoints">The share of all points that are flagged by any rule.</param>
/// <param name="OutsideLimits">The share of all points that lie outside the limits.</param>
/// <param name="Series">How many series were made up.</param>
public readonly record struct AlarmRates(double Today, double InLast24, double OfPoints, double OutsideLimits, int Series)
{
    /// <summary>How many of the latest points "any signal" looks at: two years of months.</summary>
    public const int LookBack = 24;

    /// <summary>The standard error of a share that comes from so many series.</summary>
    /// <param name="share">One of the shares by series.</param>
    public double ErrorOf(double share) => Math.Sqrt(share * (1 - share) / Series);
}
