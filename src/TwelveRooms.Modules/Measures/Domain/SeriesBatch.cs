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

        var known = batch._series.Values.Select(s => s.Number).ToList();
        var partitions = batch._series.Values.Select(s => s.Partition).Distinct().ToList();
        var stored = write.For<Point>().AsNoTracking().Where(p => partitions.Contains(p.Partition) && known.Contains(p.Series) && p.Part == 0);
        await foreach (var point in stored.OrderBy(p => p.Revision).AsAsyncEnumerable().WithCancellation(cancel))
        {
            batch._latest[(point.Series, point.Period)] = point;
        }

        return batch;
    }

    public Series? Find(UnitRow unit, Measure measure) => _series.GetValueOrDefault((unit.Number, measure.Number));

    public async Task<Series> FindOrBeginAsync(UnitRow unit, Measure measure, DateOnly from, CancellationToken cancel)
    {
        if (Find(unit, measure) is { } known)
        {
            return known;
        }

        var begun = SeriesStore.Begin(_write, unit, measure, from);
        await _write.FlushAsync(cancel);
        return _series[(unit.Number, measure.Number)] = begun;
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
    public async Task CloseAsync(CancellationToken cancel)
    {
        await _write.FlushAsync(cancel);
        await SignalWriter.WriteAsync(_write, [.. _touched.Values], _measures, cancel);
        foreach (var series in _touched.Values.Where(s => !s.IsPublished))
        {
            _write.Enqueue(SeriesTouched.KindName, series.Number.ToString(CultureInfo.InvariantCulture));
        }
    }
}
