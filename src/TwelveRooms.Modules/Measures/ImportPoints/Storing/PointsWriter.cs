using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ImportPoints.Checking;
using TwelveRooms.Measures.RecordNumber;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Measures.ImportPoints.Storing;

/// <summary>Writes some stretches of rows inside one transaction: the points, what finds them again, and the signals of their series.</summary>
internal sealed class PointsWriter(Db db, Write write, TakenRows taken, ImportBatch batch, string? reason)
{
    private readonly string _initials = Initials.Of(write.Viewer) ?? "";
    private Refusal? _refusal;
    private HashSet<int> _running = [];

    /// <summary>Null when the rows are in; why none is when somebody has locked a month of theirs since they were looked at.</summary>
    public async Task<Refusal?> WriteAsync(IReadOnlyList<Stretch> stretches, CancellationToken cancel)
    {
        var points = taken.Points;
        var units = stretches.Select(s => points.Units[s.Unit].Number).Distinct().Order().ToList();
        foreach (var unit in units)
        {
            await SeriesStore.LockAsync(write, unit, cancel);
        }

        var locks = await MonthLocks.InWriteAsync(write, units, cancel);

        var known = await SeriesOfAsync(stretches, cancel);
        var begun = await BeginAsync([.. stretches.Where(s => !known.ContainsKey(KeyOf(s)))], cancel);
        foreach (var (key, series) in begun)
        {
            known[key] = series;
        }

        var inOrder = stretches.Select(s => (Stretch: s, Series: known[KeyOf(s)]))
            .OrderBy(s => s.Series.Partition).ThenBy(s => s.Series.Number).ToList(); // and so the rows are in the order of their key
        var old = inOrder.Where(s => !begun.ContainsKey(KeyOf(s.Stretch))).Select(s => s.Series).ToList();
        var stored = await StoredAsync(old, stretches, cancel);
        var spans = await SeriesStore.SpansAsync(write, old, cancel);
        _running = await StoredNumbers.UnfinishedAsync(db, write.Viewer, cancel);
        var (rows, found, fresh) = (new List<Point>(), new List<ImportedSeriesRow>(), new List<SeriesHistory>());
        foreach (var (stretch, series) in inOrder)
        {
            var before = rows.Count;
            var cadence = points.Measures[stretch.Measure].Cadence;
            for (var i = stretch.Start; i < stretch.Start + stretch.Length; i++)
            {
                if (Take(taken[i], series, stored, spans.GetValueOrDefault(series.Number), rows))
                {
                    _refusal ??= locks.Refuse(series.Unit, cadence, DateOnly.FromDayNumber(taken[i].Period));
                }
            }

            if (rows.Count > before)
            {
                found.Add(new() { Import = batch.Number, Series = series.Number, Points = rows.Count - before, IsBegun = begun.ContainsKey(KeyOf(stretch)) });
            }

            if (begun.ContainsKey(KeyOf(stretch))) // nothing is stored of it but these
            {
                fresh.Add(new(points.Measures[stretch.Measure], series, rows.GetRange(before, rows.Count - before), []));
            }
        }

        if (_refusal is not null)
        {
            return _refusal;
        }

        await write.AddManyAsync(rows, cancel);
        await write.PutManyAsync(found, cancel);
        var touched = found.Select(f => f.Series).ToHashSet();
        var changed = await SeriesReader.InWriteAsync(write, [.. old.Where(s => touched.Contains(s.Number))], points.Measures.ToDictionary(m => m.Number), cancel);
        await SignalWriter.WriteAsync(write, [.. fresh, .. changed], cancel);
        foreach (var payload in SeriesTouched.Payloads(touched))
        {
            write.Enqueue(SeriesTouched.KindName, payload);
        }

        return null;
    }

    private (int Unit, int Measure) KeyOf(Stretch stretch) => (taken.Points.Units[stretch.Unit].Number, taken.Points.Measures[stretch.Measure].Number);

    /// <summary>Series that begin with these rows, in the order of the rows.</summary>
    private async Task<Dictionary<(int Unit, int Measure), Series>> BeginAsync(List<Stretch> stretches, CancellationToken cancel)
    {
        var begun = new Dictionary<(int, int), Series>();
        if (stretches.Count == 0)
        {
            return begun;
        }

        await write.FlushAsync(cancel);
        var numbers = await write.NumbersAsync<Series>(stretches.Count, cancel);
        foreach (var (stretch, number) in stretches.Zip(numbers))
        {
            // What came for the time before was not asked for then: the question begins now.
            var measure = taken.Points.Measures[stretch.Measure];
            begun[KeyOf(stretch)] = SeriesStore.New(taken.Points.Units[stretch.Unit], measure, measure.Cadence.StartOf(write.Today), number: number);
        }

        await write.AddNumberedAsync([.. begun.Values.OrderBy(s => s.Number)], cancel);
        return begun;
    }

    private async Task<Dictionary<(int Unit, int Measure), Series>> SeriesOfAsync(IReadOnlyList<Stretch> stretches, CancellationToken cancel)
    {
        var units = stretches.Select(s => taken.Points.Units[s.Unit].Number).Distinct().ToList();
        var measures = stretches.Select(s => taken.Points.Measures[s.Measure].Number).Distinct().ToList();
        return await write.For<Series>().Where(s => units.Contains(s.Unit) && measures.Contains(s.Measure)).ToDictionaryAsync(s => (s.Unit, s.Measure), cancel);
    }

    private async Task<Dictionary<(int Series, int Period), Point>> StoredAsync(List<Series> series, IReadOnlyList<Stretch> stretches, CancellationToken cancel)
    {
        var stored = new Dictionary<(int, int), Point>();
        if (series.Count == 0)
        {
            return stored;
        }

        var first = DateOnly.FromDayNumber(stretches.Min(s => taken[s.Start].Period));
        var last = DateOnly.FromDayNumber(stretches.Max(s => taken[s.Start + s.Length - 1].Period));
        await foreach (var point in StoredNumbers.LatestAsync(write.For<Point>().AsNoTracking(), series, first, last, cancel))
        {
            stored[(point.Series, point.Period.DayNumber)] = point;
        }

        return stored;
    }

    /// <summary>Makes a point of a row; whether it says something that is not stored yet.</summary>
    private bool Take(CheckedRow row, Series series, Dictionary<(int Series, int Period), Point> stored, SeriesSpan span, List<Point> rows)
    {
        var before = stored.GetValueOrDefault((series.Number, row.Period));
        if (before is not null && before.Import != batch.Number && _running.Contains(before.Import))
        {
            _refusal ??= Refusal.Conflict("import-running", "Another import is putting numbers into the same charts, or was killed while it did. Try again in a few minutes: what it left is then taken out. Nothing of this file was stored.");
            return false;
        }

        if (before is not null && (StoredNumbers.SaysTheSame(before, row) || StoredNumbers.IsBlankOver(before, row)))
        {
            batch.Same++;
            return false;
        }

        var isChange = before is { IsWithdrawn: false };
        _ = isChange ? batch.Changed++ : batch.New++;
        var period = DateOnly.FromDayNumber(row.Period);
        var needsReason = isChange || row.Status is ValueStatus.NotCollected || (before is null && span.MayHaveLimits && period < span.First);
        rows.Add(new()
        {
            Partition = series.Partition,
            Series = series.Number,
            Period = period,
            Revision = (short)((before?.Revision ?? -1) + 1),
            State = row.Status.State(),
            Numerator = StoredNumbers.OrNull(row.Numerator),
            Denominator = StoredNumbers.OrNull(row.Denominator),
            At = write.Now,
            By = write.Viewer.Actor,
            Initials = _initials.Length == 0 ? null : _initials,
            Reason = row.Note ?? (needsReason ? reason ?? $"As the file {batch.FileName} says" : null),
            Import = batch.Number,
        });
        return true;
    }
}
