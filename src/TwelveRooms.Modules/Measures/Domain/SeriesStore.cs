using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Measures.Domain;

/// <summary>Finds or begins series inside a write, and adds revisions of points to them.</summary>
internal static class SeriesStore
{
    /// <summary>The kind of lock that writers of one unit's numbers take.</summary>
    private const int UnitLock = 1;

    public static Task LockAsync(Write write, UnitRow unit, CancellationToken cancel) => write.LockAsync(UnitLock, unit.Number, cancel);

    /// <summary>The series of a measure on a unit; it begins with the first number for it.</summary>
    public static async Task<Series> FindOrBeginAsync(Write write, UnitRow unit, Measure measure, DateOnly from, CancellationToken cancel)
    {
        var series = await write.For<Series>().SingleOrDefaultAsync(s => s.Unit == unit.Number && s.Measure == measure.Number, cancel);
        if (series is null)
        {
            series = Begin(write, unit, measure, from);
            await write.FlushAsync(cancel);
        }

        return series;
    }

    public static Series Begin(Write write, UnitRow unit, Measure measure, DateOnly from)
    {
        var series = new Series
        {
            Partition = unit.Partition,
            Unit = unit.Number,
            Measure = measure.Number,
            IsPublished = measure.PublishedNationally,
            From = from,
        };
        write.Add(series);
        return series;
    }

    /// <summary>The next revision of a period's number, signed by the writer; the only place where a checked number becomes a point.</summary>
    public static Point PointOf(Write write, Series series, CheckedNumber number, Point? stored) => new()
    {
        Partition = series.Partition,
        Series = series.Number,
        Period = number.Period,
        Revision = (short)((stored?.Revision ?? -1) + 1),
        State = number.State,
        Numerator = number.Numerator,
        Denominator = number.Denominator,
        At = write.Now,
        By = write.Viewer.Actor,
        Initials = number.Initials ?? RecordNumber.Initials.Of(write.Viewer),
        Reason = number.Reason,
    };

    /// <summary>Whether a stored revision says the same as what came; of a gap, its reason is what was said.</summary>
    public static bool SaysTheSame(Point stored, Point came) =>
        stored.State == came.State && stored.Numerator == came.Numerator && stored.Denominator == came.Denominator
        && (stored.Numerator is not null || stored.Reason == came.Reason);
}
