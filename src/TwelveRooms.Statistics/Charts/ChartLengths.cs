namespace TwelveRooms.Statistics;

/// <summary>How many used points a chart needs, said once for every page.</summary>
/// <remarks>Source: NHS England, Making Data Count: 12 to 15 points before limits are drawn; limits from 12 may be recalculated once at 20.</remarks>
public static class ChartLengths
{
    /// <summary>From so many points on a chart has limits and icons; after a redrawing, from so many points since.</summary>
    public const int ForLimits = 13;

    /// <summary>From so many points on a chart stands on a board page.</summary>
    public const int ForBoard = 15;

    /// <summary>A baseline has at least so many points.</summary>
    public const int ForBaseline = 12;

    /// <summary>At so many points limits that rest on fewer may be recalculated once, as a recorded decision.</summary>
    public const int ForRecalculation = 20;
}
