using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Measures.RecordNumber;

/// <summary>Many numbers at once: all are taken in, or none.</summary>
/// <param name="Rows">The numbers; the position in the list is the line of a problem, counted from 1.</param>
/// <param name="Summary">What the audit says of the whole: where it came from.</param>
internal sealed record RecordManyCommand(IReadOnlyList<RecordNumberCommand> Rows, string Summary);

/// <summary>How many numbers were new, changed and the same.</summary>
internal sealed record RecordedMany(int New, int Changed, int Same);

/// <summary>Takes in many numbers in one write, with the checks of the single one; its audit is one record with a summary.</summary>
internal sealed class RecordManyHandler(Db db, UnitDirectory units, MeasureDirectory measures)
{
    public Task<Outcome<RecordedMany>> HandleAsync(RecordManyCommand command, Viewer viewer, CancellationToken cancel) =>
        db.WriteAsync(viewer, new("measures.numbers-imported"), (write, c) => RecordAsync(write, command, c), cancel);

    private async Task<Outcome<RecordedMany>> RecordAsync(Write write, RecordManyCommand command, CancellationToken cancel)
    {
        var problems = new List<Problem>();
        var batch = await LoadAsync(write, command, problems, cancel);
        var (added, changed, same) = (0, 0, 0);
        for (var i = 0; i < command.Rows.Count; i++)
        {
            var row = command.Rows[i];
            if (!batch.Units.TryGetValue(row.Unit, out var unit) || !batch.Measures.TryGetValue(row.Measure, out var measure))
            {
                continue; // told already
            }

            var series = batch.Series.GetValueOrDefault((unit.Number, measure.Number));
            var check = NumberCheck.Check(row, measure, unit, series?.EndedOn, write.Today);
            if (check.Refusal is { } refusal)
            {
                problems.Add(new(i + 1, refusal.Field ?? "", refusal.Message));
                continue;
            }

            series ??= await batch.BeginAsync(write, unit, measure, check.Value.Period, cancel);
            var stored = batch.Latest.GetValueOrDefault((series.Number, check.Value.Period));
            var point = RecordNumberHandler.Point(write, series, check.Value, (short)((stored?.Revision ?? -1) + 1));
            if (stored is not null && SeriesStore.SaysTheSame(stored, point))
            {
                same++;
                continue;
            }

            batch.Latest[(series.Number, point.Period)] = point;
            batch.Touched[series.Number] = series;
            write.Add(point);
            _ = stored is null ? added++ : changed++;
        }

        if (problems.Count > 0)
        {
            return Refusal.Invalid("rows-refused", $"{problems.Count} of {command.Rows.Count} rows cannot be taken in. Nothing was stored. Mend them and send the file again.")
                with { Problems = problems };
        }

        await write.FlushAsync(cancel);
        await SignalWriter.WriteAsync(write, [.. batch.Touched.Values], batch.MeasuresByNumber, cancel);
        foreach (var number in batch.Touched.Keys)
        {
            write.Enqueue(SeriesTouched.KindName, number.ToString(CultureInfo.InvariantCulture));
        }

        var only = batch.Units.Values.Select(u => u.Partition).Distinct().ToList();
        write.About(only.Count == 1 ? only[0] : (short)0, null);
        write.Summarise($"{command.Summary}: {added} new, {changed} changed, {same} the same");
        return new RecordedMany(added, changed, same);
    }

    private async Task<Batch> LoadAsync(Write write, RecordManyCommand command, List<Problem> problems, CancellationToken cancel)
    {
        var batch = new Batch();
        foreach (var (text, line) in command.Rows.Select((r, i) => (r.Unit, i + 1)).DistinctBy(r => r.Unit))
        {
            var unit = await units.FindAsync(text, write.Viewer, cancel);
            if (unit is null || !(await write.StandingAsync(unit.Number, cancel)).May(Rights.RecordNumbers))
            {
                problems.Add(new(line, "Unit", $"We cannot find a ward “{text}” that you may write for. Check its code."));
            }
            else
            {
                batch.Units[text] = unit;
            }
        }

        foreach (var (text, line) in command.Rows.Select((r, i) => (r.Measure, i + 1)).DistinctBy(r => r.Measure))
        {
            if (await measures.FindAsync(text, write.Viewer, cancel) is { } measure)
            {
                batch.Measures[text] = measure;
                batch.MeasuresByNumber[measure.Number] = measure;
            }
            else
            {
                problems.Add(new(line, "Measure", $"There is no measure “{text}”. The library page lists the codes."));
            }
        }

        foreach (var unit in batch.Units.Values.OrderBy(u => u.Number))
        {
            await SeriesStore.LockAsync(write, unit, cancel);
        }

        var numbers = batch.Units.Values.Select(u => u.Number).ToList();
        var ofMeasures = batch.MeasuresByNumber.Keys.ToList();
        foreach (var series in await write.For<Series>().Where(s => numbers.Contains(s.Unit) && ofMeasures.Contains(s.Measure)).ToListAsync(cancel))
        {
            batch.Series[(series.Unit, series.Measure)] = series;
        }

        var known = batch.Series.Values.Select(s => s.Number).ToList();
        await foreach (var point in write.For<Point>().AsNoTracking().Where(p => known.Contains(p.Series)).OrderBy(p => p.Revision)
            .AsAsyncEnumerable().WithCancellation(cancel))
        {
            batch.Latest[(point.Series, point.Period)] = point;
        }

        return batch;
    }

    private sealed class Batch
    {
        public Dictionary<string, UnitRow> Units { get; } = [];

        public Dictionary<string, Measure> Measures { get; } = [];

        public Dictionary<int, Measure> MeasuresByNumber { get; } = [];

        public Dictionary<(int Unit, int Measure), Series> Series { get; } = [];

        public Dictionary<(int Series, DateOnly Period), Point> Latest { get; } = [];

        public Dictionary<int, Series> Touched { get; } = [];

        public async Task<Series> BeginAsync(Write write, UnitRow unit, Measure measure, DateOnly from, CancellationToken cancel)
        {
            var series = SeriesStore.Begin(write, unit, measure, from);
            await write.FlushAsync(cancel);
            return Series[(unit.Number, measure.Number)] = series;
        }
    }
}
