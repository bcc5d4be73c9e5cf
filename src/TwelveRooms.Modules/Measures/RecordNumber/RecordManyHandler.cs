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
internal sealed record RecordManyCommand(IReadOnlyList<RecordNumberCommand> Rows, string Summary)
{
    /// <summary>Whether the caller has the pooled series above made anew itself, once, after the last of many batches.</summary>
    public bool IsPooledByCaller { get; init; }
}

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
        var numbers = Check(write, command, batch, problems);
        if (problems.Count > 0)
        {
            return Refusal.Invalid("rows-refused", $"{problems.Count} of {command.Rows.Count} rows cannot be taken in. Nothing was stored. Mend them and send the file again.")
                with { Problems = problems };
        }

        await batch.BeginAsync(write, numbers, cancel);
        await batch.LoadPointsAsync(write, numbers, cancel);
        var (added, changed, same) = (0, 0, 0);
        foreach (var (unit, measure, number) in numbers)
        {
            var series = batch.Series[(unit.Number, measure.Number)];
            var stored = batch.Latest.GetValueOrDefault((series.Number, number.Period));
            var point = RecordNumberHandler.Point(write, series, number, (short)((stored?.Revision ?? -1) + 1));
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

        var only = batch.Units.Values.Select(u => u.Partition).Distinct().ToList();
        write.About(only.Count == 1 ? only[0] : (short)0, null);
        write.Summarise($"{command.Summary}: {added} new, {changed} changed, {same} the same");
        await write.FlushAsync(cancel);
        await SignalWriter.WriteAsync(write, [.. batch.Touched.Values], batch.MeasuresByNumber, cancel);
        foreach (var number in batch.Touched.Keys.Where(_ => !command.IsPooledByCaller))
        {
            write.Enqueue(SeriesTouched.KindName, number.ToString(CultureInfo.InvariantCulture));
        }

        return new RecordedMany(added, changed, same);
    }

    private static List<(UnitRow Unit, Measure Measure, CheckedNumber Number)> Check(
        Write write, RecordManyCommand command, Batch batch, List<Problem> problems)
    {
        var numbers = new List<(UnitRow, Measure, CheckedNumber)>(command.Rows.Count);
        for (var i = 0; i < command.Rows.Count; i++)
        {
            var row = command.Rows[i];
            if (!batch.Units.TryGetValue(row.Unit, out var unit) || !batch.Measures.TryGetValue(row.Measure, out var measure))
            {
                continue; // told already
            }

            if (measure.OwnerUnit != 0 && measure.OwnerUnit != unit.Number)
            {
                problems.Add(new(i + 1, "Measure", $"“{row.Measure}” is another ward's own measure."));
                continue;
            }

            var endedOn = batch.Series.GetValueOrDefault((unit.Number, measure.Number))?.EndedOn;
            var check = NumberCheck.Check(row, measure, unit, endedOn, write.Today);
            if (check.Refusal is { } refusal)
            {
                problems.Add(new(i + 1, refusal.Field ?? "", refusal.Message));
            }
            else
            {
                numbers.Add((unit, measure, check.Value));
            }
        }

        return numbers;
    }

    private async Task<Batch> LoadAsync(Write write, RecordManyCommand command, List<Problem> problems, CancellationToken cancel)
    {
        var batch = new Batch();
        var unitLines = command.Rows.Select((r, i) => (Text: r.Unit, Line: i + 1)).DistinctBy(r => r.Text).ToList();
        var found = await units.FindAsync(unitLines.ConvertAll(u => u.Text), write.Viewer, cancel);
        var standings = await db.StandingsAsync(write.Viewer, found.Values.Select(u => u.Number).ToList(), cancel);
        foreach (var (text, line) in unitLines)
        {
            if (found.TryGetValue(text, out var unit) && standings.TryGetValue(unit.Number, out var standing) && standing.May(Rights.RecordNumbers))
            {
                batch.Units[text] = unit;
            }
            else
            {
                problems.Add(new(line, "Unit", $"We cannot find a ward “{text}” that you may write for. Check its code."));
            }
        }

        var measureLines = command.Rows.Select((r, i) => (Text: r.Measure, Line: i + 1)).DistinctBy(r => r.Text).ToList();
        var library = await measures.FindAsync(measureLines.ConvertAll(m => m.Text), write.Viewer, cancel);
        foreach (var (text, line) in measureLines)
        {
            if (library.TryGetValue(text, out var measure))
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

        /// <summary>Begins every series that has no number yet, in one go.</summary>
        public async Task BeginAsync(Write write, List<(UnitRow Unit, Measure Measure, CheckedNumber Number)> numbers, CancellationToken cancel)
        {
            var missing = numbers.Where(n => !Series.ContainsKey((n.Unit.Number, n.Measure.Number)))
                .GroupBy(n => (n.Unit.Number, n.Measure.Number)).ToList();
            foreach (var group in missing)
            {
                var (unit, measure, _) = group.First();
                Series[group.Key] = SeriesStore.Begin(write, unit, measure, group.Min(n => n.Number.Period));
            }

            if (missing.Count > 0)
            {
                await write.FlushAsync(cancel);
            }
        }

        /// <summary>Reads what is stored for the periods that came, and nothing else of series that may be years long.</summary>
        public async Task LoadPointsAsync(Write write, List<(UnitRow Unit, Measure Measure, CheckedNumber Number)> numbers, CancellationToken cancel)
        {
            if (numbers.Count == 0)
            {
                return;
            }

            var (first, last) = (numbers.Min(n => n.Number.Period), numbers.Max(n => n.Number.Period));
            var series = Series.Values.Select(s => s.Number).ToList();
            var partitions = Series.Values.Select(s => s.Partition).Distinct().ToList();
            var stored = write.For<Point>().AsNoTracking()
                .Where(p => partitions.Contains(p.Partition) && series.Contains(p.Series) && p.Period >= first && p.Period <= last && p.Part == 0)
                .OrderBy(p => p.Revision);
            await foreach (var point in stored.AsAsyncEnumerable().WithCancellation(cancel))
            {
                Latest[(point.Series, point.Period)] = point;
            }
        }
    }
}
