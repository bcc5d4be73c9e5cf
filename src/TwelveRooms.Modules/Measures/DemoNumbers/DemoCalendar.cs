using TwelveRooms.Measures.Domain;
using TwelveRooms.Platform.Contributions;

namespace TwelveRooms.Measures.DemoNumbers;

/// <summary>Which periods the demo has, and when their numbers would have come in.</summary>
internal sealed class DemoCalendar(DemoPlan plan)
{
    private const int WeekCount = 130;
    private const int WeeksByThemselves = 6;

    /// <summary>The whole months, oldest first, each with how far back it is.</summary>
    public IEnumerable<(int Back, DateOnly Start)> Months => Enumerable.Range(1, plan.Months).Reverse().Select(back => (back, plan.Month(back)));

    /// <summary>The whole weeks, oldest first; the last one is due now.</summary>
    public IEnumerable<DateOnly> Weeks => Enumerable.Range(0, WeekCount).Reverse().Select(back => DueWeek.AddDays(-7 * back));

    /// <summary>The week that is due now.</summary>
    public DateOnly DueWeek => Cadence.Week.LastWhole(plan.Today);

    /// <summary>A month's numbers come on the eighth of the next.</summary>
    public DateTimeOffset MonthComesIn(DateOnly start) => plan.At(start.AddMonths(1).AddDays(7), 9, 30);

    /// <summary>
    /// A week's numbers come on the Tuesday after it. Longer ago than some weeks they are put in with those of the month: nobody
    /// looks up the hour any more, and the demo is ready sooner.
    /// </summary>
    public DateTimeOffset WeekComesIn(DateOnly start)
    {
        var tuesday = start.AddDays(8);
        if (start > DueWeek.AddDays(-7 * WeeksByThemselves))
        {
            return plan.At(tuesday, 14);
        }

        var eighth = new DateOnly(tuesday.Year, tuesday.Month, 8);
        return plan.At(tuesday <= eighth ? eighth : eighth.AddMonths(1), 9, 30);
    }
}
