using TwelveRooms.Statistics;

namespace TwelveRooms.Cli.Spc.Charts;

/// <summary>How far apart the dates stand, so that a missing period keeps its place.</summary>
internal sealed record ChartCadence(PeriodWords Words, Func<DateOnly, int, DateOnly>? Step)
{
    private static readonly ChartCadence Irregular = new(PeriodWords.Days with { One = "point", Many = "points" }, null);

    private static readonly ChartCadence[] Regular =
    [
        new(PeriodWords.Months, (day, steps) => MonthEnd(day, steps)),
        new(PeriodWords.Months, (day, steps) => day.AddMonths(steps)),
        new(PeriodWords.Quarters, (day, steps) => MonthEnd(day, 3 * steps)),
        new(PeriodWords.Quarters, (day, steps) => day.AddMonths(3 * steps)),
        new(PeriodWords.Weeks, (day, steps) => day.AddDays(7 * steps)),
        new(PeriodWords.Days, Weekday),
        new(PeriodWords.Days, (day, steps) => day.AddDays(steps)),
    ];

    /// <summary>The widest step of which most dates are one apart, and all some whole number apart.</summary>
    public static ChartCadence Of(IReadOnlyList<DateOnly> dates) =>
        dates.Count < 3 ? Irregular : Regular.FirstOrDefault(cadence => cadence.Fits(dates), Irregular);

    /// <summary>The dates with those between them that have no row.</summary>
    public IReadOnlyList<DateOnly> Fill(IReadOnlyList<DateOnly> dates)
    {
        if (Step is null || dates.Count == 0)
        {
            return dates;
        }

        var filled = new List<DateOnly>();
        for (var (steps, day) = (0, dates[0]); day <= dates[^1]; day = Step(dates[0], ++steps))
        {
            filled.Add(day);
        }

        return filled;
    }

    /// <summary>The last day of a month so many on from the last day of another; 30 April is followed by 31 May. Any other day stays what it is.</summary>
    private static DateOnly MonthEnd(DateOnly day, int steps)
    {
        if (day.Day != DateTime.DaysInMonth(day.Year, day.Month))
        {
            return steps == 0 ? day : DateOnly.MaxValue; // does not fit
        }

        var month = day.AddMonths(steps);
        return new(month.Year, month.Month, DateTime.DaysInMonth(month.Year, month.Month));
    }

    /// <summary>So many days on, Saturdays and Sundays passed over: a service that is shut then has no gaps there.</summary>
    private static DateOnly Weekday(DateOnly day, int steps)
    {
        var from = ((int)day.DayOfWeek + 6) % 7;
        return from > 4 ? (steps == 0 ? day : DateOnly.MaxValue) : day.AddDays(((from + steps) / 5 * 7) + ((from + steps) % 5) - from);
    }

    private bool Fits(IReadOnlyList<DateOnly> dates)
    {
        var (at, next) = (0, 0);
        for (var i = 1; i < dates.Count; i++)
        {
            var from = at++;
            while (Step!(dates[0], at) < dates[i])
            {
                at++;
            }

            if (Step(dates[0], at) != dates[i])
            {
                return false;
            }

            next += at == from + 1 ? 1 : 0;
        }

        return next * 2 >= dates.Count - 1;
    }
}
