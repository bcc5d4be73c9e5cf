using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ImportPoints.Checking;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.ImportPoints.Storing;

/// <summary>What is stored already for the numbers of a file: for each series and period the newest revision.</summary>
internal static class StoredNumbers
{
    private const int SeriesAtOnce = 500;

    /// <summary>The newest revisions of some series between two days, as they come from the database, one for each period.</summary>
    public static async IAsyncEnumerable<Point> LatestAsync(
        IQueryable<Point> points, IReadOnlyCollection<Series> series, DateOnly first, DateOnly last, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var some in series.OrderBy(s => s.Partition).ThenBy(s => s.Number).Chunk(SeriesAtOnce))
        {
            var partitions = some.Select(s => s.Partition).Distinct().ToList();
            var numbers = some.Select(s => s.Number).ToList();
            Point? newest = null;
            await foreach (var point in points.Where(p => partitions.Contains(p.Partition) && numbers.Contains(p.Series) && p.Period >= first && p.Period <= last && p.Part == 0)
                .OrderBy(p => p.Partition).ThenBy(p => p.Series).ThenBy(p => p.Period).ThenBy(p => p.Revision).AsAsyncEnumerable().WithCancellation(cancel))
            {
                if (newest is not null && (newest.Series != point.Series || newest.Period != point.Period))
                {
                    yield return newest;
                }

                newest = point;
            }

            if (newest is not null)
            {
                yield return newest;
            }
        }
    }

    /// <summary>Imports that have not come to their end, whoever brought them: what they put in may be taken out again, and counts as not stored.</summary>
    public static async Task<HashSet<int>> UnfinishedAsync(Db db, Viewer viewer, CancellationToken cancel) => (await db.For<ImportBatch>(viewer.WithWholeTree())
        .Where(b => b.State == ImportState.Running || b.State == ImportState.Stopping).Select(b => b.Number).ToListAsync(cancel)).ToHashSet();

    /// <summary>Whether a row says what is stored; words alone that the row lacks are no difference.</summary>
    public static bool SaysTheSame(Point stored, CheckedRow row) =>
        !stored.IsWithdrawn && stored.State == row.Status.State()
        && Equal(stored.Numerator, row.Numerator) && Equal(stored.Denominator, row.Denominator)
        && (row.Note is null || stored.Reason == row.Note);

    /// <summary>Whether a row has no number where one is stored: an empty cell takes nothing away.</summary>
    public static bool IsBlankOver(Point stored, CheckedRow row) => row.Status == ValueStatus.Missing && stored is { IsWithdrawn: false, Numerator: not null };

    public static double? OrNull(double number) => double.IsNaN(number) ? null : number;

    private static bool Equal(double? stored, double came) => stored is { } number ? number.Equals(came) : double.IsNaN(came);
}
