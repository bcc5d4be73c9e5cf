using System.Globalization;
using TwelveRooms.Statistics;

namespace TwelveRooms.Components;

/// <summary>How long each period of a chart is; it decides how dates are written.</summary>
public enum ChartPeriod
{
    /// <summary>Days, or events with a date.</summary>
    Day = 0,

    /// <summary>Weeks.</summary>
    Week,

    /// <summary>Months.</summary>
    Month,

    /// <summary>Quarters.</summary>
    Quarter,

    /// <summary>Years.</summary>
    Year,

    /// <summary>Parts of a day.</summary>
    Shift,
}

/// <summary>Dates and periods in words.</summary>
internal static class PeriodWords
{
    public static ChartPeriod Of(IReadOnlyList<ReadPoint> points)
    {
        if (points.Any(p => p.Point.Part > 0))
        {
            return ChartPeriod.Shift;
        }

        // The shortest step: a series may leave periods out, and never puts two into one.
        var shortest = int.MaxValue;
        for (var i = 1; i < points.Count; i++)
        {
            shortest = Math.Min(shortest, points[i].Point.Start.DayNumber - points[i - 1].Point.Start.DayNumber);
        }

        return shortest switch { int.MaxValue => ChartPeriod.Month, < 7 => ChartPeriod.Day, < 28 => ChartPeriod.Week, < 85 => ChartPeriod.Month, < 300 => ChartPeriod.Quarter, _ => ChartPeriod.Year };
    }

    public static string Brief(ReleasedPoint point, ChartPeriod period) => period switch
    {
        ChartPeriod.Month => Text(point.Start, "MMM yyyy"),
        ChartPeriod.Quarter => $"{Text(point.Start, "MMM")} to {Text(point.Start.AddMonths(2), "MMM yyyy")}",
        ChartPeriod.Year => Text(point.Start, "yyyy"),
        ChartPeriod.Shift => $"{Text(point.Start, "d MMM yyyy")}, part {point.Part}",
        _ => Text(point.Start, "d MMM yyyy"),
    };

    public static string Tick(ReleasedPoint point, ChartPeriod period) => period switch
    {
        ChartPeriod.Month or ChartPeriod.Quarter => Text(point.Start, "MMM yyyy"),
        ChartPeriod.Year => Text(point.Start, "yyyy"),
        _ => Text(point.Start, "d MMM yy"),
    };

    public static string Long(DateOnly date, ChartPeriod period) => period switch
    {
        ChartPeriod.Month or ChartPeriod.Quarter => Text(date, "MMMM yyyy"),
        ChartPeriod.Year => Text(date, "yyyy"),
        _ => Text(date, "d MMMM yyyy"),
    };

    public static string Noun(ChartPeriod period, int count) => (period, count) switch
    {
        (ChartPeriod.Week, 1) => "week",
        (ChartPeriod.Week, _) => "weeks",
        (ChartPeriod.Month, 1) => "month",
        (ChartPeriod.Month, _) => "months",
        (ChartPeriod.Quarter, 1) => "quarter",
        (ChartPeriod.Quarter, _) => "quarters",
        (ChartPeriod.Year, 1) => "year",
        (ChartPeriod.Year, _) => "years",
        (ChartPeriod.Shift, 1) => "shift",
        (ChartPeriod.Shift, _) => "shifts",
        (_, 1) => "day",
        _ => "days",
    };

    public static string Heading(ChartPeriod period) => period switch
    {
        ChartPeriod.Week => "Week of",
        ChartPeriod.Month => "Month",
        ChartPeriod.Quarter => "Quarter",
        ChartPeriod.Year => "Year",
        ChartPeriod.Shift => "Shift",
        _ => "Day",
    };

    /// <summary>Strides in periods between ticks, from close to far; those of months and quarters fall on the start of a year.</summary>
    public static ReadOnlySpan<int> Strides(ChartPeriod period) => period switch
    {
        ChartPeriod.Month => [1, 3, 6, 12, 24, 60, 120, 240, 600, 1200, 6000, 24000],
        ChartPeriod.Quarter => [1, 2, 4, 8, 20, 40, 80, 200, 400, 2000],
        ChartPeriod.Week => [1, 2, 4, 8, 13, 26, 52, 104, 260, 520, 1040, 2600, 5200, 20800],
        ChartPeriod.Year => [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000],
        _ => [1, 2, 7, 14, 28, 56, 112, 224, 364, 728, 1820, 3640, 7280, 18200, 36400],
    };

    /// <summary>Whether a period gets a tick at a stride; months and quarters count from January, others back from the last.</summary>
    public static bool HasTick(ReleasedPoint point, int fromLast, ChartPeriod period, int stride) => period switch
    {
        ChartPeriod.Month => ((point.Start.Year * 12) + point.Start.Month - 1) % stride == 0,
        ChartPeriod.Quarter => ((point.Start.Year * 4) + ((point.Start.Month - 1) / 3)) % stride == 0,
        _ => fromLast % stride == 0,
    };

    private static string Text(DateOnly date, string format) => date.ToString(format, CultureInfo.InvariantCulture);
}
