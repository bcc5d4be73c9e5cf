using TwelveRooms.Measures.Domain;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.ThisWeek;

/// <summary>The one rule of what is due: what the ward puts in itself, for the newest period that has ended.</summary>
internal static class DueRule
{
    /// <summary>First day of the period that a ward is asked for now; null when it is not asked.</summary>
    public static DateOnly? PeriodOf(UnitRow ward, Measure measure, Series series, DateOnly today)
    {
        if (!measure.WardEntered || measure.Kind == MeasureKind.DaysBetween)
        {
            return null;
        }

        var period = measure.Cadence.LastWhole(today);
        var lastDay = measure.Cadence.LastDay(period);
        var isOpen = !(ward.OpenedOn > lastDay) && !ward.HasClosedBy(today); // nothing is asked of a ward after its last day
        return series.IsAskedIn(period, measure.Cadence) && isOpen ? period : null;
    }

    /// <summary>The Sunday until which a number that was saved on a day may be changed without a reason.</summary>
    public static DateOnly MayChangeUntil(DateOnly savedOn) => Cadence.Week.LastDay(Cadence.Week.StartOf(savedOn));
}
