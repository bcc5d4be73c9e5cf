using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Measures.ImportPoints.Storing;

/// <summary>
/// Takes imports back. One that was never finished leaves no rows; one that was finished is undone by new revisions, so that the
/// history still says what stood there, and what somebody has corrected since stays as they left it.
/// </summary>
internal sealed class ImportUndo(Db db)
{
    private const int SeriesAtOnce = 300;
    private const int ImportLock = 8; // the kind of lock that parts of one import take, so that two programs do not take out the same part
    private static readonly Viewer Undoer = Viewer.System("import-undo");

    public static Task<ImportBatch?> FindAsync(Write write, int number, CancellationToken cancel) =>
        write.For<ImportBatch>().SingleOrDefaultAsync(b => b.Number == number, cancel);

    /// <summary>Removes every row of an import that did not come to its end; one that did is left as it is.</summary>
    public async Task DiscardAsync(int number, CancellationToken cancel)
    {
        // It is marked first: a part that is still being written elsewhere stops at the mark, and a mark that stays is found and gone on with.
        if (await MarkAsync(number, [ImportState.Running, ImportState.Stopping], ImportState.Stopping, cancel))
        {
            await PartsAsync(number, "measures.import-stopped", DiscardPartAsync, cancel);
            await MarkAsync(number, [ImportState.Stopping], ImportState.Stopped, cancel);
        }
    }

    /// <summary>Undoes a finished import: what stood before stands again.</summary>
    /// <returns>How many numbers were put back, and how many were left: somebody has changed them since, or has locked their month meanwhile.</returns>
    public async Task<Outcome<(int Back, int Left)>> UndoAsync(int number, string why, Viewer viewer, CancellationToken cancel)
    {
        var marked = await BeginUndoAsync(number, why, viewer, cancel);
        return marked.IsRefused ? marked.Refusal : await FinishUndoAsync(number, cancel);
    }

    /// <summary>Goes on with an undo that has begun.</summary>
    public async Task<(int Back, int Left)> FinishUndoAsync(int number, CancellationToken cancel)
    {
        var (back, left) = (0, 0);
        await PartsAsync(number, "measures.import-undone", async (write, import, rows, c) =>
        {
            var (some, others) = await PutBackAsync(write, import, rows, c);
            (back, left) = (back + some, left + others);
            return some;
        }, cancel);
        await MarkAsync(number, [ImportState.Undoing], ImportState.Undone, cancel);
        return (back, left);
    }

    /// <summary>Says where an import stands now; false, and nothing is said, when it stands where nothing of the kind can follow.</summary>
    private async Task<bool> MarkAsync(int number, ImportState[] from, ImportState to, CancellationToken cancel)
    {
        var marked = await db.WriteAsync<bool>(Undoer, new(to == ImportState.Undone ? "measures.import-undone" : "measures.import-stopped"), async (write, c) =>
        {
            await write.LockAsync(ImportLock, number, c);
            var batch = (await FindAsync(write, number, c))!;
            write.About(batch.Partition, batch.Unit);
            if (!from.Contains(batch.State))
            {
                return false;
            }

            (batch.State, batch.Beat) = (to, write.Now);
            batch.Version++;
            return true;
        }, cancel);
        return marked.Value;
    }

    private Task<Outcome<Done>> BeginUndoAsync(int number, string why, Viewer viewer, CancellationToken cancel) =>
        db.WriteAsync<Done>(viewer, new("measures.import-undone"), async (write, c) =>
        {
            await write.LockAsync(ImportLock, number, c);
            if (await FindAsync(write, number, c) is not { } batch)
            {
                return Refusal.NotFound;
            }

            if (batch.State != ImportState.Done)
            {
                return Refusal.Conflict("import-not-done", batch.State switch
                {
                    ImportState.Running => "The import is still running. Stop it instead.",
                    ImportState.Stopped or ImportState.Stopping => "The import was stopped. There is nothing to take back.",
                    _ => "This import has been taken back already.",
                });
            }

            if (await LockedAsync(batch, c) is { } locked)
            {
                return locked;
            }

            (batch.State, batch.Beat, batch.UndoneAt, batch.UndoneBy, batch.UndoneWhy) = (ImportState.Undoing, write.Now, write.Now, viewer.Actor, why);
            batch.Version++;
            write.About(batch.Partition, batch.Unit, why);
            return new Done();
        }, cancel);

    /// <summary>Why an import cannot be taken back: a number that stands by it lies in a locked month.</summary>
    private async Task<Refusal?> LockedAsync(ImportBatch batch, CancellationToken cancel)
    {
        var reached = await db.For<ImportedSeriesRow>(Undoer).Where(r => r.Import == batch.Number)
            .Join(db.For<Series>(Undoer), r => r.Series, s => s.Number, (_, s) => s)
            .Join(db.For<Measure>(Undoer), s => s.Measure, m => m.Number, (s, m) => new { s.Partition, s.Number, s.Unit, m.Cadence }).ToListAsync(cancel);
        var locks = await MonthLocks.OfAsync(db.For<MonthLock>(Undoer), reached.Select(s => s.Unit).Distinct().ToList(), cancel);
        var held = reached.Where(s => locks.HasAny(s.Unit)).ToDictionary(s => s.Number);
        foreach (var some in held.Values.Chunk(SeriesAtOnce))
        {
            var (partitions, numbers) = (some.Select(s => s.Partition).Distinct().ToList(), some.Select(s => s.Number).ToList());
            var points = await db.For<Point>(Undoer).Where(p => partitions.Contains(p.Partition) && numbers.Contains(p.Series))
                .Select(p => new { p.Series, p.Period, p.Part, p.Revision, p.Import }).ToListAsync(cancel);
            var refusal = points.GroupBy(p => (p.Series, p.Period, p.Part)).Where(g => g.MaxBy(p => p.Revision)!.Import == batch.Number)
                .Select(g => locks.Refuse(held[g.Key.Series].Unit, held[g.Key.Series].Cadence, g.Key.Period)).FirstOrDefault(r => r is not null);
            if (refusal is not null)
            {
                return refusal with { Message = $"{refusal.Message} Then take the import back." };
            }
        }

        return null;
    }

    private async Task PartsAsync(
        int number, string action, Func<Write, ImportBatch, IReadOnlyList<ImportedSeriesRow>, CancellationToken, Task<int>> part, CancellationToken cancel)
    {
        var all = await db.For<ImportedSeriesRow>(Undoer).Where(r => r.Import == number).OrderBy(r => r.Series).ToListAsync(cancel);
        foreach (var rows in all.Chunk(SeriesAtOnce))
        {
            var outcome = await db.WriteAsync<Done>(Undoer, new(action), async (write, c) =>
            {
                await write.LockAsync(ImportLock, number, c);
                var batch = (await FindAsync(write, number, c))!;
                batch.Beat = write.Now;
                write.Summarise($"{batch.FileName}, sha256 {batch.Hash}, import {number}: {rows.Length} series");
                var count = await part(write, batch, rows, c);
                await SignalsAsync(write, rows, c);
                write.About(batch.Partition, batch.Unit);
                write.Summarise($"{batch.FileName}, sha256 {batch.Hash}, import {number}: {count} numbers of {rows.Length} series");
                return new Done();
            }, cancel);
            _ = outcome.Value;
        }
    }

    private static async Task<int> DiscardPartAsync(Write write, ImportBatch batch, IReadOnlyList<ImportedSeriesRow> rows, CancellationToken cancel)
    {
        var numbers = rows.Select(r => r.Series).ToList();
        var series = await write.For<Series>().Where(s => numbers.Contains(s.Number)).ToListAsync(cancel);
        var partitions = series.Select(s => s.Partition).Distinct().ToList();
        var count = await write.DeleteAsync<Point>(p => partitions.Contains(p.Partition) && numbers.Contains(p.Series) && p.Import == batch.Number, cancel);
        await write.DeleteAsync<ImportedSeriesRow>(r => r.Import == batch.Number && numbers.Contains(r.Series), cancel);
        var begun = rows.Where(r => r.IsBegun).Select(r => r.Series).ToHashSet();
        var filled = await write.For<Point>().Where(p => partitions.Contains(p.Partition) && numbers.Contains(p.Series)).Select(p => p.Series).Distinct().ToListAsync(cancel);
        foreach (var empty in series.Where(s => begun.Contains(s.Number) && !filled.Contains(s.Number)))
        {
            await write.DeleteAsync<Signal>(s => s.Series == empty.Number, cancel);
            write.Remove(empty);
        }

        await write.FlushAsync(cancel);
        return count;
    }

    private static async Task<(int Back, int Left)> PutBackAsync(Write write, ImportBatch batch, IReadOnlyList<ImportedSeriesRow> rows, CancellationToken cancel)
    {
        var numbers = rows.Select(r => r.Series).ToList();
        var series = await write.For<Series>().Where(s => numbers.Contains(s.Number))
            .Join(write.For<Measure>(), s => s.Measure, m => m.Number, (s, m) => new { s.Partition, s.Number, s.Unit, m.Cadence }).ToDictionaryAsync(s => s.Number, cancel);
        var (partitions, units) = (series.Values.Select(s => s.Partition).Distinct().ToList(), series.Values.Select(s => s.Unit).Distinct().Order().ToList());
        foreach (var unit in units)
        {
            await SeriesStore.LockAsync(write, unit, cancel);
        }

        var locks = await MonthLocks.InWriteAsync(write, units, cancel);
        var points = await write.For<Point>().AsNoTracking().Where(p => partitions.Contains(p.Partition) && numbers.Contains(p.Series)).ToListAsync(cancel);
        var imports = points.Select(p => p.Import).Where(i => i > 0).Distinct().ToList();
        var gone = (await write.For<ImportBatch>().Where(b => imports.Contains(b.Number) && b.State != ImportState.Done).Select(b => b.Number).ToListAsync(cancel)).ToHashSet();
        var (added, left) = (new List<Point>(), 0);
        foreach (var revisions in points.GroupBy(p => (p.Series, p.Period, p.Part)).Where(g => g.Any(p => p.Import == batch.Number)))
        {
            var ordered = revisions.OrderBy(p => p.Revision).ToList();
            var its = series[revisions.Key.Series];
            if (ordered[^1].Import != batch.Number || locks.Of(its.Unit, its.Cadence, revisions.Key.Period) is not null)
            {
                left++;
                continue;
            }

            var before = ordered.FindLast(p => p.Import != batch.Number && !gone.Contains(p.Import)); // what was taken back before does not come back
            added.Add(Restored(write, ordered[^1], before is { IsWithdrawn: false } ? before : null, batch));
        }

        await write.AddManyAsync([.. added.OrderBy(p => p.Partition).ThenBy(p => p.Series).ThenBy(p => p.Period).ThenBy(p => p.Part).ThenBy(p => p.Revision)], cancel);
        return (added.Count, left);
    }

    private static Point Restored(Write write, Point last, Point? before, ImportBatch batch) => new()
    {
        Partition = last.Partition,
        Series = last.Series,
        Period = last.Period,
        Part = last.Part,
        Revision = (short)(last.Revision + 1),
        State = before?.State ?? Statistics.PointState.NotReported,
        Numerator = before?.Numerator,
        Denominator = before?.Denominator,
        At = write.Now,
        By = batch.UndoneBy ?? write.Viewer.Actor,
        Initials = before?.Initials,
        Reason = $"The import of {batch.FileName} was taken back: {batch.UndoneWhy}",
        IsWithdrawn = before is null,
    };

    private static async Task SignalsAsync(Write write, IReadOnlyList<ImportedSeriesRow> rows, CancellationToken cancel)
    {
        var numbers = rows.Select(r => r.Series).ToList();
        var series = await write.For<Series>().AsNoTracking().Where(s => numbers.Contains(s.Number)).ToListAsync(cancel);
        var ofMeasures = series.Select(s => s.Measure).Distinct().ToList();
        var measures = await write.For<Measure>().AsNoTracking().Where(m => ofMeasures.Contains(m.Number)).ToDictionaryAsync(m => m.Number, cancel);
        await SignalWriter.WriteAsync(write, series, measures, cancel);
        foreach (var payload in SeriesTouched.Payloads(series.Select(s => s.Number)))
        {
            write.Enqueue(SeriesTouched.KindName, payload);
        }
    }
}
