using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ImportPoints.Checking;
using TwelveRooms.Measures.RecordNumber;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Measures.ImportPoints.Storing;

/// <summary>What an import did.</summary>
/// <param name="Number">The number of its record; 0 when there was nothing to store.</param>
/// <param name="Id">Its id in addresses.</param>
/// <param name="New">Numbers that were not there.</param>
/// <param name="Changed">Numbers that replaced others; the others stay in the history.</param>
/// <param name="Same">Numbers that were there already.</param>
internal sealed record StoredPoints(int Number, Guid Id, int New, int Changed, int Same);

/// <summary>
/// Puts the good rows of a checked file into their series. Up to <see cref="MostInOne"/> in one transaction; more by whole series,
/// with a record that says how far it is, so that one that is stopped or killed leaves none of its rows.
/// </summary>
internal sealed class PointsStore(Db db, ImportUndo undo)
{
    /// <summary>How many numbers one transaction takes.</summary>
    public const int MostInOne = 50_000;

    /// <summary>How many numbers a part of a longer import has: a ward that saves meanwhile waits for one part at most.</summary>
    public const int MostInAPart = 20_000;

    /// <param name="points">The file, checked.</param>
    /// <param name="scope">The unit whose import it is, and its partition.</param>
    /// <param name="reason">Why stored numbers change; null for none but the file.</param>
    /// <param name="viewer">Who brings it.</param>
    /// <param name="told">Hears how many numbers are in.</param>
    /// <param name="cancel">Stops it, and takes out what is in.</param>
    public async Task<Outcome<StoredPoints>> StoreAsync(
        CheckedPoints points, (int Unit, short Partition) scope, string? reason, Viewer viewer, Action<int>? told, CancellationToken cancel)
    {
        var taken = TakenRows.Of(points);
        if (taken.Order.Count == 0)
        {
            return new StoredPoints(0, Guid.Empty, 0, 0, points.Rows.Count(IsStored));
        }

        if (taken.Order.Count <= MostInOne)
        {
            return await AtOnceAsync(scope, taken, reason, viewer, cancel);
        }

        var begun = await BeginAsync(points, scope, viewer, cancel);
        return begun.IsRefused ? begun.Refusal : await ContinueAsync(begun.Value.Number, points, reason, viewer, told, cancel);
    }

    private async Task<Outcome<StoredPoints>> AtOnceAsync((int Unit, short Partition) scope, TakenRows taken, string? reason, Viewer viewer, CancellationToken cancel)
    {
        var outcome = await db.WriteAsync<ImportBatch>(viewer, new("measures.points-imported"), async (write, c) =>
        {
            var batch = await BeginAsync(write, taken.Points, scope, c);
            await new PointsWriter(write, taken, batch, reason).WriteAsync(taken.Stretches, c);
            batch.State = ImportState.Done;
            write.About(scope.Partition, scope.Unit);
            write.Summarise(Summary(batch));
            return batch;
        }, cancel);
        return outcome.IsRefused ? outcome.Refusal : Answer(outcome.Value, taken);
    }

    /// <summary>Begins an import of more numbers than one transaction takes: makes its record, and stores none yet.</summary>
    public Task<Outcome<(int Number, Guid Id)>> BeginAsync(CheckedPoints points, (int Unit, short Partition) scope, Viewer viewer, CancellationToken cancel) =>
        db.WriteAsync<(int, Guid)>(viewer, new("measures.import-begun"), async (write, c) =>
        {
            var batch = await BeginAsync(write, points, scope, c);
            write.About(scope.Partition, scope.Unit);
            write.Summarise(Summary(batch));
            return (batch.Number, batch.Id);
        }, cancel);

    /// <summary>Puts in the numbers of an import that has begun, part by part. Stopped or refused, it takes out what is in.</summary>
    public async Task<Outcome<StoredPoints>> ContinueAsync(int number, CheckedPoints points, string? reason, Viewer viewer, Action<int>? told, CancellationToken cancel)
    {
        var taken = TakenRows.Of(points);
        try
        {
            foreach (var chunk in taken.Chunks(MostInAPart))
            {
                var outcome = await ChunkAsync(number, taken, chunk, reason, viewer, cancel);
                if (outcome.IsRefused)
                {
                    await undo.DiscardAsync(number, CancellationToken.None);
                    return outcome.Refusal;
                }

                told?.Invoke(outcome.Value);
            }

            var done = await EndAsync(number, viewer, cancel);
            return done.IsRefused ? done.Refusal : Answer(done.Value, taken);
        }
        catch (Exception)
        {
            await undo.DiscardAsync(number, CancellationToken.None);
            throw;
        }
    }

    private Task<Outcome<int>> ChunkAsync(int number, TakenRows taken, IReadOnlyList<Stretch> chunk, string? reason, Viewer viewer, CancellationToken cancel) =>
        db.WriteAsync<int>(viewer, new("measures.points-imported"), async (write, c) =>
        {
            if (await ImportUndo.FindAsync(write, number, c) is not { State: ImportState.Running } batch)
            {
                return Refusal.Conflict("import-stopped", "The import was stopped. None of its numbers are in.");
            }

            await new PointsWriter(write, taken, batch, reason).WriteAsync(chunk, c);
            batch.Beat = write.Now;
            write.About(batch.Partition, batch.Unit);
            write.Summarise(Summary(batch));
            return batch.New + batch.Changed + batch.Same;
        }, cancel);

    private Task<Outcome<ImportBatch>> EndAsync(int number, Viewer viewer, CancellationToken cancel) =>
        db.WriteAsync<ImportBatch>(viewer, new("measures.import-ended"), async (write, c) =>
        {
            if (await ImportUndo.FindAsync(write, number, c) is not { State: ImportState.Running } batch)
            {
                return Refusal.Conflict("import-stopped", "The import was stopped. None of its numbers are in.");
            }

            (batch.State, batch.Beat) = (ImportState.Done, write.Now);
            batch.Version++;
            write.About(batch.Partition, batch.Unit);
            write.Summarise(Summary(batch));
            return batch;
        }, cancel);

    private static async Task<ImportBatch> BeginAsync(Write write, CheckedPoints points, (int Unit, short Partition) scope, CancellationToken cancel)
    {
        var batch = NewBatch(write, points, scope);
        write.Summarise(Summary(batch));
        write.Add(batch);
        await write.FlushAsync(cancel);
        return batch;
    }

    private static ImportBatch NewBatch(Write write, CheckedPoints points, (int Unit, short Partition) scope) => new()
    {
        Unit = scope.Unit,
        Partition = scope.Partition,
        FileName = points.FileName,
        Hash = points.Hash,
        Layout = points.Layout!.Name,
        By = write.Viewer.Actor,
        At = write.Now,
        Beat = write.Now,
        Accepted = points.Count(RowOutcome.Accept),
        Warned = points.Count(RowOutcome.AcceptWithWarning),
        Rejected = points.Count(RowOutcome.Reject),
        Ignored = points.Count(RowOutcome.Ignore),
    };

    private static StoredPoints Answer(ImportBatch batch, TakenRows taken) =>
        new(batch.Number, batch.Id, batch.New, batch.Changed, batch.Same + taken.Points.Rows.Count(IsStored));

    private static bool IsStored(CheckedRow row) => row.Outcome == RowOutcome.Ignore && row.Remarks?.Contains(PointsComparer.Same) == true;

    private static string Summary(ImportBatch batch) =>
        $"{batch.FileName}, sha256 {batch.Hash}: {batch.Taken} rows taken, {batch.Rejected} not taken, {batch.Ignored} passed over; {batch.New} new, {batch.Changed} changed, {batch.Same} the same";
}

/// <summary>Writes some stretches of rows inside one transaction: the points, what finds them again, and the signals of their series.</summary>
internal sealed class PointsWriter(Write write, TakenRows taken, ImportBatch batch, string? reason)
{
    private readonly string _initials = Initials.Of(write.Viewer) ?? "";

    public async Task WriteAsync(IReadOnlyList<Stretch> stretches, CancellationToken cancel)
    {
        var points = taken.Points;
        foreach (var unit in stretches.Select(s => points.Units[s.Unit]).DistinctBy(u => u.Number).OrderBy(u => u.Number))
        {
            await SeriesStore.LockAsync(write, unit, cancel);
        }

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
        var (rows, found, fresh) = (new List<Point>(), new List<ImportedSeriesRow>(), new List<SeriesHistory>());
        foreach (var (stretch, series) in inOrder)
        {
            var before = rows.Count;
            for (var i = stretch.Start; i < stretch.Start + stretch.Length; i++)
            {
                Take(taken[i], series, stored, spans.GetValueOrDefault(series.Number), rows);
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

        await write.AddManyAsync(rows, cancel);
        await write.PutManyAsync(found, cancel);
        var touched = found.Select(f => f.Series).ToHashSet();
        var changed = await SeriesReader.InWriteAsync(write, [.. old.Where(s => touched.Contains(s.Number))], points.Measures.ToDictionary(m => m.Number), cancel);
        await SignalWriter.WriteAsync(write, [.. fresh, .. changed], cancel);
        foreach (var payload in SeriesTouched.Payloads(touched))
        {
            write.Enqueue(SeriesTouched.KindName, payload);
        }
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
            begun[KeyOf(stretch)] = SeriesStore.New(
                taken.Points.Units[stretch.Unit], taken.Points.Measures[stretch.Measure], DateOnly.FromDayNumber(taken[stretch.Start].Period), number: number);
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

    private void Take(CheckedRow row, Series series, Dictionary<(int Series, int Period), Point> stored, SeriesSpan span, List<Point> rows)
    {
        var before = stored.GetValueOrDefault((series.Number, row.Period));
        if (before is not null && StoredNumbers.SaysTheSame(before, row))
        {
            batch.Same++;
            return;
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
    }
}
