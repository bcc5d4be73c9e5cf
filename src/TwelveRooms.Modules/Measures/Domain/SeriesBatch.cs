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
    private readonly Dictionary<(int Series, DateOnly Period), Point> _latest = [];
    private readonly Dictionary<int, Series> _touched = [];
    private readonly Dictionary<int, Measure> _measures;

    private SeriesBatch(Write write, IEnumerable<Measure> measures) =>
        (_write, _measures) = (write, measures.DistinctBy(m => m.Number).ToDictionary(m => m.Number));

    public int New { get; private set; }

    public int Changed { get; private set; }

    public int Same { get; private set; }

    /// <summary>Holds off other writers of these units, and reads what is stored for them.</summary>
    public static async Task<SeriesBatch> OpenAsync(
        Write write, IReadOnlyCollection<UnitRow> units, IReadOnlyCollection<Measure> measures, CancellationToken cancel)
    {
        var batch = new SeriesBatch(write, measures);
        foreach (var unit in units.DistinctBy(u => u.Number).OrderBy(u => u.Number))
        {
            await SeriesStore.LockAsync(write, unit, cancel);
        }

        var numbers = units.Select(u => u.Number).Distinct().ToList();
        var ofMeasures = batch._measures.Keys.ToList();
        foreach (var series in await write.For<Series>().Where(s => numbers.Contains(s.Unit) && ofMeasures.Contains(s.Measure)).ToListAsync(cancel))
        {
            batch._series[(series.Unit, series.Measure)] = series;
        }

        return batch;
    }

    public Series? Find(UnitRow unit, Measure measure) => _series.GetValueOrDefault((unit.Number, measure.Number));

    public Series this[UnitRow unit, Measure measure] => _series[(unit.Number, measure.Number)];

    /// <summary>Begins every series that is new, in one go, and reads what is stored for the periods that came: nothing else of series that may be years long.</summary>
    public async Task PrepareAsync(IReadOnlyCollection<(UnitRow Unit, Measure Measure, DateOnly Period)> numbers, CancellationToken cancel)
    {
        if (numbers.Count == 0)
        {
            return;
        }

        var missing = numbers.Where(n => Find(n.Unit, n.Measure) is null).GroupBy(n => (n.Unit.Number, n.Measure.Number)).ToList();
        foreach (var group in missing)
        {
            var (unit, measure, _) = group.First();
            _series[group.Key] = SeriesStore.Begin(_write, unit, measure, group.Min(n => n.Period));
        }

        if (missing.Count > 0)
        {
            await _write.FlushAsync(cancel);
        }

        var (first, last) = (numbers.Min(n => n.Period), numbers.Max(n => n.Period));
        var known = _series.Values.Select(s => s.Number).ToList();
        var partitions = _series.Values.Select(s => s.Partition).Distinct().ToList();
        var stored = _write.For<Point>().AsNoTracking()
            .Where(p => partitions.Contains(p.Partition) && known.Contains(p.Series) && p.Period >= first && p.Period <= last && p.Part == 0);
        await foreach (var point in stored.OrderBy(p => p.Revision).AsAsyncEnumerable().WithCancellation(cancel))
        {
            _latest[(point.Series, point.Period)] = point;
        }
    }

    /// <summary>Takes one number in; the same number again leaves nothing behind, another one becomes the next revision.</summary>
    public void Take(Series series, CheckedNumber number)
    {
        var stored = _latest.GetValueOrDefault((series.Number, number.Period));
        var point = SeriesStore.PointOf(_write, series, number, stored);
        if (stored is not null && SeriesStore.SaysTheSame(stored, point))
        {
            Same++;
            return;
        }

        _latest[(series.Number, point.Period)] = point;
        _touched[series.Number] = series;
        _write.Add(point);
        _ = stored is null ? New++ : Changed++;
    }

    /// <summary>Saves, writes the signals, and leaves the pooling above a ward to the worker; nothing is pooled from published numbers.</summary>
    /// <param name="isPooledByCaller">The caller has the pooled series made anew itself, once, after the last of many batches.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task CloseAsync(bool isPooledByCaller, CancellationToken cancel)
    {
        await _write.FlushAsync(cancel);
        await SignalWriter.WriteAsync(_write, [.. _touched.Values], _measures, cancel);
        foreach (var series in _touched.Values.Where(s => !s.IsPublished && !isPooledByCaller))
        {
            _write.Enqueue(SeriesTouched.KindName, series.Number.ToString(CultureInfo.InvariantCulture));
        }
    }
}
