using Microsoft.EntityFrameworkCore;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Measures.Domain;

/// <summary>Reads series with their points and decisions, many at a time.</summary>
internal sealed class SeriesReader(Db db)
{
    /// <summary>The series are reached by the viewer; their own rows need no second look at the tree.</summary>
    private static readonly Viewer Inside = Viewer.System("series-reader");

    /// <summary>The open and ended series of some units that the viewer may see.</summary>
    public async Task<IReadOnlyList<SeriesHistory>> OfUnitsAsync(IReadOnlyCollection<int> units, Viewer viewer, CancellationToken cancel)
    {
        var series = await db.For<Series>(viewer).Where(s => units.Contains(s.Unit)).ToListAsync(cancel);
        var measures = series.Select(s => s.Measure).Distinct().ToList();
        var library = measures.Count == 0 ? [] : await db.For<Measure>(Inside).Where(m => measures.Contains(m.Number)).ToDictionaryAsync(m => m.Number, cancel);
        return await HistoriesAsync(series, library, null, cancel);
    }

    /// <summary>One series, as it stood at an instant or as it stands; null when it is not there or not this viewer's to see.</summary>
    /// <param name="unit">The unit's number.</param>
    /// <param name="measure">The measure's code or its id, as text.</param>
    /// <param name="asOf">The instant; null for now.</param>
    /// <param name="viewer">Who reads; whoever reaches a series may know what it measures.</param>
    /// <param name="cancel">Stops the reading.</param>
    public async Task<SeriesHistory?> OneAsync(int unit, string measure, DateTimeOffset? asOf, Viewer viewer, CancellationToken cancel)
    {
        var found = await db.For<Series>(viewer).Where(s => s.Unit == unit)
            .Join(db.For<Measure>(Inside).Named(measure), s => s.Measure, m => m.Number, (s, m) => new { Series = s, Measure = m })
            .SingleOrDefaultAsync(cancel);
        return found is null ? null : (await HistoriesAsync([found.Series], new() { [found.Measure.Number] = found.Measure }, asOf, cancel)).Single();
    }

    private async Task<IReadOnlyList<SeriesHistory>> HistoriesAsync(
        List<Series> series, Dictionary<int, Measure> library, DateTimeOffset? asOf, CancellationToken cancel) => series.Count == 0
        ? []
        : await AssembleAsync(series, library, new(db.For<Point>(Inside), db.For<ChartDecision>(Inside), db.For<Recall>(Inside)), asOf, cancel);

    /// <summary>The same inside a write, seeing what it has changed so far.</summary>
    public static async Task<IReadOnlyList<SeriesHistory>> InWriteAsync(
        Write write, IReadOnlyCollection<Series> series, IReadOnlyDictionary<int, Measure> measures, CancellationToken cancel) =>
        await AssembleAsync(
            series, measures, new(write.For<Point>().AsNoTracking(), write.For<ChartDecision>().AsNoTracking(), write.For<Recall>().AsNoTracking()), null, cancel);

    private static async Task<IReadOnlyList<SeriesHistory>> AssembleAsync(
        IReadOnlyCollection<Series> series,
        IReadOnlyDictionary<int, Measure> measures,
        SeriesRows rows,
        DateTimeOffset? asOf,
        CancellationToken cancel)
    {
        var (points, decisions, recalls) = rows;
        var numbers = series.Select(s => s.Number).ToList();
        var partitions = series.Select(s => s.Partition).Distinct().ToList();
        if (asOf is { } at)
        {
            points = points.Where(p => p.At <= at);
            decisions = decisions.Where(d => d.At <= at && (d.WithdrawnAt == null || d.WithdrawnAt > at));
        }
        else
        {
            decisions = decisions.Where(d => d.WithdrawnAt == null);
        }

        var pointRows = await points.Where(p => partitions.Contains(p.Partition) && numbers.Contains(p.Series))
            .OrderBy(p => p.Series).ThenBy(p => p.Period).ThenBy(p => p.Part).ThenBy(p => p.Revision).ToListAsync(cancel);
        var latest = pointRows.GroupBy(p => p.Series)
            .ToDictionary(g => g.Key, g => (IReadOnlyList<Point>)[.. g.GroupBy(p => (p.Period, p.Part)).Select(r => r.Last()).Where(p => !p.IsWithdrawn)]);
        var marks = (await decisions.Where(d => numbers.Contains(d.Series)).OrderBy(d => d.Day).ThenBy(d => d.At).ToListAsync(cancel))
            .ToLookup(d => d.Series);
        var withdrawn = (await recalls.Where(r => numbers.Contains(r.Series)).OrderBy(r => r.At).ThenBy(r => r.Id).ToListAsync(cancel)).ToLookup(r => r.Series);
        var sums = pointRows.Where(p => p.By == PooledSeries.Signature).Select(p => p.Series).ToHashSet();
        var revisions = sums.Count == 0 ? null : pointRows.Where(p => sums.Contains(p.Series)).ToLookup(p => p.Series);
        return
        [
            .. series.Select(s => new SeriesHistory(measures[s.Measure], s, latest.GetValueOrDefault(s.Number, []), [.. marks[s.Number]])
            {
                Revisions = revisions is null ? [] : [.. revisions[s.Number]],
                Recalls = [.. withdrawn[s.Number]],
                AsOf = asOf,
            }),
        ];
    }
}

/// <summary>The rows that a series is read from.</summary>
internal sealed record SeriesRows(IQueryable<Point> Points, IQueryable<ChartDecision> Decisions, IQueryable<Recall> Recalls);
