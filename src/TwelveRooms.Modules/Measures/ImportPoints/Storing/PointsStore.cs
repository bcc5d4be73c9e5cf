using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ImportPoints.Checking;
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
            if (await new PointsWriter(db, write, taken, batch, reason).WriteAsync(taken.Stretches, c) is { } locked)
            {
                return locked;
            }

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
        OnRunningAsync<int>(number, "measures.points-imported", viewer, async (write, batch, c) =>
            await new PointsWriter(db, write, taken, batch, reason).WriteAsync(chunk, c) is { } locked ? locked : batch.New + batch.Changed + batch.Same, cancel);

    private Task<Outcome<ImportBatch>> EndAsync(int number, Viewer viewer, CancellationToken cancel) =>
        OnRunningAsync<ImportBatch>(number, "measures.import-ended", viewer, (_, batch, _) =>
        {
            batch.State = ImportState.Done;
            batch.Version++;
            return Task.FromResult<Outcome<ImportBatch>>(batch);
        }, cancel);

    /// <summary>Goes on with an import; refused when somebody has stopped it meanwhile.</summary>
    private Task<Outcome<T>> OnRunningAsync<T>(int number, string action, Viewer viewer, Func<Write, ImportBatch, CancellationToken, Task<Outcome<T>>> work, CancellationToken cancel) =>
        db.WriteAsync<T>(viewer, new(action), async (write, c) =>
        {
            if (await ImportUndo.FindAsync(write, number, c) is not { State: ImportState.Running } batch)
            {
                return Refusal.Conflict("import-stopped", "The import was stopped. None of its numbers are in.");
            }

            var done = await work(write, batch, c);
            if (done.IsRefused)
            {
                return done;
            }

            batch.Beat = write.Now;
            write.About(batch.Partition, batch.Unit);
            write.Summarise(Summary(batch));
            return done;
        }, cancel);

    private static async Task<ImportBatch> BeginAsync(Write write, CheckedPoints points, (int Unit, short Partition) scope, CancellationToken cancel)
    {
        var batch = NewBatch(write, points, scope);
        write.Summarise(Summary(batch)); // before its rows are flushed: they are not taken down one by one
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

    private static bool IsStored(CheckedRow row) => row.Outcome == RowOutcome.Ignore && (row.Remarks?.Contains(PointsComparer.Same) == true || row.Remarks?.Contains(PointsComparer.Kept) == true);

    private static string Summary(ImportBatch batch) =>
        $"{batch.FileName}, sha256 {batch.Hash}: {batch.Taken} rows taken, {batch.Rejected} not taken, {batch.Ignored} passed over; {batch.New} new, {batch.Changed} changed, {batch.Same} the same";
}
