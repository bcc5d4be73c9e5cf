using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Measures.Domain;

/// <summary>Finds or begins series inside a write, and adds revisions of points to them.</summary>
internal static class SeriesStore
{
    /// <summary>The kind of lock that writers of one unit's numbers take.</summary>
    private const int UnitLock = 1;

    public static Task LockAsync(Write write, UnitRow unit, CancellationToken cancel) => LockAsync(write, unit.Number, cancel);

    /// <summary>Holds off other writers of a unit's numbers. Of several units the lowest number first.</summary>
    public static Task LockAsync(Write write, int unit, CancellationToken cancel) => write.LockAsync(UnitLock, unit, cancel);

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

    /// <param name="write">Where it is added.</param>
    /// <param name="unit">Whose it is.</param>
    /// <param name="measure">What is counted.</param>
    /// <param name="from">First day that it is asked for.</param>
    /// <param name="isPublished">Whether the numbers are what a national body has published: only the importer of such files says so.</param>
    public static Series Begin(Write write, UnitRow unit, Measure measure, DateOnly from, bool isPublished = false)
    {
        var series = New(unit, measure, from, isPublished);
        write.Add(series);
        return series;
    }

    /// <summary>A series that is not stored yet.</summary>
    /// <param name="unit">Whose it is.</param>
    /// <param name="measure">What is counted.</param>
    /// <param name="from">First day that it is asked for.</param>
    /// <param name="isPublished">Whether the numbers are what a national body has published.</param>
    /// <param name="number">Its number, where the writer has taken one for it; 0 leaves that to the database.</param>
    public static Series New(UnitRow unit, Measure measure, DateOnly from, bool isPublished = false, int number = 0) => new()
    {
        Number = number,
        Partition = unit.Partition,
        Unit = unit.Number,
        Measure = measure.Number,
        IsPublished = isPublished,
        From = from,
    };

    /// <summary>The next revision of a period's number, signed by the writer; the only place where a checked number becomes a point.</summary>
    public static Point PointOf(Write write, Series series, CheckedNumber number, Point? stored, int import = 0) => new()
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
        Import = import,
    };

    /// <summary>The revision that takes a stored number back: as if there had never been one.</summary>
    public static Point WithdrawnOf(Write write, Point stored) => new()
    {
        Partition = stored.Partition,
        Series = stored.Series,
        Period = stored.Period,
        Part = stored.Part,
        Revision = (short)(stored.Revision + 1),
        State = Statistics.PointState.NotReported,
        At = write.Now,
        By = write.Viewer.Actor,
        IsWithdrawn = true,
    };

    /// <summary>From when some stored series have numbers, and how many revisions there are of them.</summary>
    public static async Task<IReadOnlyDictionary<int, SeriesSpan>> SpansAsync(Write write, IReadOnlyCollection<Series> series, CancellationToken cancel)
    {
        var numbers = series.Select(s => s.Number).Where(number => number != 0).Distinct().ToList(); // a new series has no number yet, and nothing stored
        var partitions = series.Select(s => s.Partition).Distinct().ToList();
        return numbers.Count == 0
            ? new Dictionary<int, SeriesSpan>()
            : await write.For<Point>().Where(p => partitions.Contains(p.Partition) && numbers.Contains(p.Series) && p.Numerator != null)
                .GroupBy(p => p.Series).Select(g => new { Series = g.Key, First = g.Min(p => p.Period), Count = g.Count() })
                .ToDictionaryAsync(g => g.Series, g => new SeriesSpan(g.First, g.Count), cancel);
    }

    /// <summary>The periods that some stored series have, each with what stands beside its latest revision.</summary>
    public static async Task<IReadOnlyList<StoredNote>> NotesAsync(Write write, IReadOnlyCollection<Series> series, CancellationToken cancel)
    {
        var numbers = series.Select(s => s.Number).ToList();
        var partitions = series.Select(s => s.Partition).Distinct().ToList();
        var revisions = numbers.Count == 0
            ? []
            : await write.For<Point>().Where(p => partitions.Contains(p.Partition) && numbers.Contains(p.Series))
                .Select(p => new { p.Series, p.Period, p.Revision, p.Reason, p.IsWithdrawn }).ToListAsync(cancel);
        return
        [
            .. revisions.GroupBy(p => (p.Series, p.Period)).Select(g => g.MaxBy(p => p.Revision)!).Where(p => !p.IsWithdrawn)
                .Select(p => new StoredNote(p.Series, p.Period, p.Reason)),
        ];
    }

    /// <summary>Whether a stored revision says the same as what came, its reason included where one came; or more of the same hidden number.</summary>
    public static bool SaysTheSame(Point stored, Point came) =>
        IsLessOfTheSameHidden(stored, came)
        || (stored.State == came.State && stored.Numerator == came.Numerator && stored.Denominator == came.Denominator
        && (stored.Reason == came.Reason || (stored.Numerator is not null && came.Reason is null)));

    private static bool IsLessOfTheSameHidden(Point stored, Point came) =>
        (stored.State, came.State) is (Statistics.PointState.Suppressed, Statistics.PointState.Suppressed)
        && ((stored.Denominator is not null && came.Denominator is null) || (stored.Denominator == came.Denominator && came.Reason is null));
}

/// <summary>A period that a series has, and what stands beside its number.</summary>
internal sealed record StoredNote(int Series, DateOnly Period, string? Note);

/// <summary>Since when a series has numbers.</summary>
/// <param name="First">First day of the first period with a number.</param>
/// <param name="Revisions">How many numbers were put in, corrections included.</param>
internal readonly record struct SeriesSpan(DateOnly First, int Revisions)
{
    /// <summary>Whether there are enough for limits; corrections may count for a few too many, which only asks for a reason a little sooner.</summary>
    public bool MayHaveLimits => Revisions >= Statistics.ChartLengths.ForLimits;
}
