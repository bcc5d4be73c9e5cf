using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Measures.Domain;

/// <summary>Many numbers in one write: tells new, changed and same apart, adds revisions, and reads each touched series again once.</summary>
internal sealed class SeriesBatch
{
    private readonly Write _write;
    private readonly Dictionary<(int Unit, int Measure), Series> _series = [];
    private readonly List<Taken> _taken = [];
    private readonly List<Series> _begun = [];
    private readonly Dictionary<int, Measure> _measures;
    private readonly MonthLocks _locks;
    private Dictionary<(int Series, DateOnly Period), Point>? _stored;

    private SeriesBatch(Write write, IEnumerable<Measure> measures, MonthLocks locks) =>
        (_write, _measures, _locks) = (write, measures.DistinctBy(m => m.Number).ToDictionary(m => m.Number), locks);

    public int New { get; private set; }

    public int Changed { get; private set; }

    public int Same { get; private set; }

    /// <summary>Holds off other writers of these units, and reads their series.</summary>
    public static async Task<SeriesBatch> OpenAsync(
        Write write, IReadOnlyCollection<UnitRow> units, IReadOnlyCollection<Measure> measures, CancellationToken cancel)
    {
        var numbers = units.Select(u => u.Number).Distinct().Order().ToList();
        foreach (var unit in numbers)
        {
            await SeriesStore.LockAsync(write, unit, cancel);
        }

        var batch = new SeriesBatch(write, measures, await MonthLocks.InWriteAsync(write, numbers, cancel));
        var ofMeasures = batch._measures.Keys.ToList();
        foreach (var series in await write.For<Series>().Where(s => numbers.Contains(s.Unit) && ofMeasures.Contains(s.Measure)).ToListAsync(cancel))
        {
            batch._series[(series.Unit, series.Measure)] = series;
        }

        return batch;
    }

    public Series? Find(UnitRow unit, Measure measure) => _series.GetValueOrDefault((unit.Number, measure.Number));

    /// <summary>The series of a measure on a unit; one that begins gets its number when the batch is closed.</summary>
    public Series FindOrBegin(UnitRow unit, Measure measure, DateOnly from, bool isPublished = false)
    {
        if (Find(unit, measure) is { } known)
        {
            return known;
        }

        var series = SeriesStore.Begin(_write, unit, measure, from, isPublished);
        _begun.Add(series);
        return _series[(unit.Number, measure.Number)] = series;
    }

    /// <summary>Takes one number in; the same number again leaves nothing behind, another one becomes the next revision.</summary>
    /// <param name="series">Where it belongs.</param>
    /// <param name="number">What it is.</param>
    /// <param name="line">Where it stands in what came, counted from 1.</param>
    /// <param name="import">The import that brings it; 0 for none.</param>
    public void Take(Series series, CheckedNumber number, int line, int import = 0) => _taken.Add(new(series, number, line, import));

    /// <summary>
    /// The lines that change what is stored, or what an earlier line said, and give no reason. A reason for all is put to those
    /// that change something, and to no other.
    /// </summary>
    public async Task<IReadOnlyList<UnexplainedChange>> CompareAsync(string? reasonForAll, CancellationToken cancel)
    {
        var (stored, said) = (await StoredAsync(cancel), new Dictionary<(Series, DateOnly), Point>());
        var spans = await SeriesStore.SpansAsync(_write, [.. _taken.Select(t => t.Series).Distinct()], cancel);
        var numbers = _taken.Select(t => t.Series.Number).Distinct().ToList();
        var recalls = (await _write.For<Recall>().AsNoTracking().Where(r => numbers.Contains(r.Series) && r.ReissuedAt == null).ToListAsync(cancel)).ToLookup(r => r.Series);
        var unexplained = new List<UnexplainedChange>();
        for (var i = 0; i < _taken.Count; i++)
        {
            var (series, number, line, _) = _taken[i];
            var before = said.GetValueOrDefault((series, number.Period));
            var latest = before ?? stored.GetValueOrDefault((series.Number, number.Period));
            var known = latest is { IsWithdrawn: false } ? latest : null;
            var point = said[(series, number.Period)] = SeriesStore.PointOf(_write, series, number, latest);
            var isEarlier = known is null && spans.GetValueOrDefault(series.Number) is { MayHaveLimits: true } span && number.Period < span.First;
            if (number.Reason is not null || (known is null ? !isEarlier : SeriesStore.SaysTheSame(known, point)))
            {
                continue;
            }

            if (before is null && reasonForAll is not null)
            {
                _taken[i] = _taken[i] with { Number = number with { Reason = reasonForAll } };
            }
            else
            {
                // What is withdrawn is not told in a refusal either: whoever sends may be one of those from whom it is.
                Point? ToldOf(Point? point) => point is not null && Recall.Of([.. recalls[series.Number]], point.Period, null) is { } recall ? point.Recalled(recall.SinceWords) : point;
                unexplained.Add(new(line, _measures[series.Measure], number.Period, ToldOf(known), before is not null, spans.GetValueOrDefault(series.Number).First));
            }
        }

        return unexplained;
    }

    /// <summary>
    /// The lines that change something in a locked month, each with why not. What a national body publishes is not the unit's own and
    /// comes in all the same.
    /// </summary>
    public async Task<IReadOnlyList<(int Line, string Why)>> LockedAsync(CancellationToken cancel)
    {
        var stored = await StoredAsync(cancel);
        return
        [
            .. from taken in _taken
               where !taken.Series.IsPublished
               let why = _locks.Refuse(taken.Series.Unit, _measures[taken.Series.Measure].Cadence, taken.Number.Period)
               where why is not null
               let latest = stored.GetValueOrDefault((taken.Series.Number, taken.Number.Period))
               where latest is not { IsWithdrawn: false } || !SeriesStore.SaysTheSame(latest, SeriesStore.PointOf(_write, taken.Series, taken.Number, latest))
               select (taken.Line, why.Message),
        ];
    }

    /// <summary>Saves with one sentence for the audit, and writes the signals; nothing is pooled from published numbers.</summary>
    /// <param name="summary">The sentence, once it is known how many are new.</param>
    /// <param name="isPooledByCaller">Whether what lies above is made anew by the caller; otherwise it is left to the worker.</param>
    /// <param name="cancel">Stops.</param>
    public async Task CloseAsync(Func<SeriesBatch, string> summary, bool isPooledByCaller, CancellationToken cancel)
    {
        await _write.FlushAsync(cancel);
        var touched = await AddPointsAsync(cancel);
        _write.Summarise(summary(this));
        await SignalWriter.WriteAsync(_write, touched, _measures, cancel);
        foreach (var series in touched.Where(s => !s.IsPublished && !isPooledByCaller))
        {
            _write.Enqueue(SeriesTouched.KindName, series.Number.ToString(CultureInfo.InvariantCulture));
        }
    }

    private async Task<IReadOnlyCollection<Series>> AddPointsAsync(CancellationToken cancel)
    {
        var latest = new Dictionary<(int, DateOnly), Point>(await StoredAsync(cancel));
        var touched = new Dictionary<int, Series>();
        var points = new List<Point>(_taken.Count);
        foreach (var (series, number, _, import) in _taken)
        {
            var stored = latest.GetValueOrDefault((series.Number, number.Period));
            var point = SeriesStore.PointOf(_write, series, number, stored, import);
            if (stored is { IsWithdrawn: false } && SeriesStore.SaysTheSame(stored, point))
            {
                Same++;
                continue;
            }

            latest[(series.Number, point.Period)] = point;
            touched[series.Number] = series;
            points.Add(point);
            _ = stored is { IsWithdrawn: false } ? Changed++ : New++;
        }

        await _write.AddManyAsync(
            [.. points.OrderBy(p => p.Partition).ThenBy(p => p.Series).ThenBy(p => p.Period).ThenBy(p => p.Part).ThenBy(p => p.Revision)], cancel);
        await NoteImportsAsync(points, cancel);
        return touched.Values;
    }

    /// <summary>Finds the numbers of an import again without looking at every point.</summary>
    private Task NoteImportsAsync(List<Point> points, CancellationToken cancel)
    {
        var begun = _begun.Select(s => s.Number).ToHashSet();
        return _write.PutManyAsync<ImportedSeriesRow>(
            [.. points.Where(p => p.Import != 0).GroupBy(p => (p.Import, p.Series)).OrderBy(g => g.Key.Import).ThenBy(g => g.Key.Series)
                .Select(g => new ImportedSeriesRow { Import = g.Key.Import, Series = g.Key.Series, Points = g.Count(), IsBegun = begun.Contains(g.Key.Series) })],
            cancel);
    }

    /// <summary>What is stored for the periods that came, and nothing else of series that may be years long.</summary>
    private async Task<IReadOnlyDictionary<(int Series, DateOnly Period), Point>> StoredAsync(CancellationToken cancel) =>
        _stored ??= await ReadStoredAsync(cancel);

    private async Task<Dictionary<(int Series, DateOnly Period), Point>> ReadStoredAsync(CancellationToken cancel)
    {
        var latest = new Dictionary<(int, DateOnly), Point>();
        if (_taken.Count == 0)
        {
            return latest;
        }

        var (first, last) = (_taken.Min(t => t.Number.Period), _taken.Max(t => t.Number.Period));
        var numbers = _taken.Select(t => t.Series.Number).Where(number => number != 0).Distinct().ToList(); // a new series has no number yet, and nothing stored
        var partitions = _taken.Select(t => t.Series.Partition).Distinct().ToList();
        var stored = _write.For<Point>().AsNoTracking().Where(p =>
            partitions.Contains(p.Partition) && numbers.Contains(p.Series) && p.Period >= first && p.Period <= last && p.Part == 0);
        await foreach (var point in stored.OrderBy(p => p.Revision).AsAsyncEnumerable().WithCancellation(cancel))
        {
            latest[(point.Series, point.Period)] = point;
        }

        return latest;
    }

    private sealed record Taken(Series Series, CheckedNumber Number, int Line, int Import);
}

/// <summary>A line that changes a number, or what limits rest on, and does not say why.</summary>
/// <param name="Line">Where it stands in what came, counted from 1.</param>
/// <param name="Measure">What it is a number of.</param>
/// <param name="Period">First day of its period.</param>
/// <param name="Known">What is there already; null where it stands before all that is there.</param>
/// <param name="IsWithin">Whether an earlier line of the same file said it; otherwise it is stored.</param>
/// <param name="First">First period that is stored.</param>
internal sealed record UnexplainedChange(int Line, Measure Measure, DateOnly Period, Point? Known, bool IsWithin, DateOnly First);
