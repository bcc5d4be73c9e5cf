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
        var wards = await UnitsAsync(write, command, problems, cancel);
        var library = await MeasuresAsync(write, command, problems, cancel);
        var batch = await SeriesBatch.OpenAsync(write, [.. wards.Values], [.. library.Values], cancel);
        var numbers = Check(write, command, wards, library, batch, problems);
        if (problems.Count > 0)
        {
            return Refusal.Invalid("rows-refused", $"{problems.Count} of {command.Rows.Count} rows cannot be taken in. Nothing was stored. Mend them and send the file again.")
                with { Problems = problems };
        }

        await batch.PrepareAsync(numbers.ConvertAll(n => (n.Unit, n.Measure, n.Number.Period)), cancel);
        foreach (var (unit, measure, number) in numbers)
        {
            batch.Take(batch[unit, measure], number);
        }

        var only = wards.Values.Select(u => u.Partition).Distinct().ToList();
        write.About(only.Count == 1 ? only[0] : (short)0, null);
        write.Summarise($"{command.Summary}: {batch.New} new, {batch.Changed} changed, {batch.Same} the same");
        await batch.CloseAsync(command.IsPooledByCaller, cancel);
        return new RecordedMany(batch.New, batch.Changed, batch.Same);
    }

    private static List<(UnitRow Unit, Measure Measure, CheckedNumber Number)> Check(
        Write write,
        RecordManyCommand command,
        Dictionary<string, UnitRow> wards,
        Dictionary<string, Measure> library,
        SeriesBatch batch,
        List<Problem> problems)
    {
        var numbers = new List<(UnitRow, Measure, CheckedNumber)>(command.Rows.Count);
        for (var i = 0; i < command.Rows.Count; i++)
        {
            var row = command.Rows[i];
            if (!wards.TryGetValue(row.Unit, out var unit) || !library.TryGetValue(row.Measure, out var measure))
            {
                continue; // told already
            }

            if (measure.OwnerUnit != 0 && measure.OwnerUnit != unit.Number)
            {
                problems.Add(new(i + 1, "Measure", $"“{row.Measure}” is another ward’s own measure."));
                continue;
            }

            var check = NumberCheck.Check(row, measure, unit, batch.Find(unit, measure)?.EndedOn, write.Today);
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

    private async Task<Dictionary<string, UnitRow>> UnitsAsync(Write write, RecordManyCommand command, List<Problem> problems, CancellationToken cancel)
    {
        var lines = command.Rows.Select((r, i) => (Text: r.Unit, Line: i + 1)).DistinctBy(r => r.Text).ToList();
        var found = await units.FindAsync(lines.ConvertAll(u => u.Text), write.Viewer, cancel);
        var standings = await db.StandingsAsync(write.Viewer, found.Values.Select(u => u.Number).ToList(), cancel);
        var wards = new Dictionary<string, UnitRow>();
        foreach (var (text, line) in lines)
        {
            if (found.TryGetValue(text, out var unit) && standings.TryGetValue(unit.Number, out var standing) && standing.May(Rights.RecordNumbers))
            {
                wards[text] = unit;
            }
            else
            {
                problems.Add(new(line, "Unit", $"We cannot find a ward “{text}” that you may write for. Check its code."));
            }
        }

        return wards;
    }

    private async Task<Dictionary<string, Measure>> MeasuresAsync(Write write, RecordManyCommand command, List<Problem> problems, CancellationToken cancel)
    {
        var lines = command.Rows.Select((r, i) => (Text: r.Measure, Line: i + 1)).DistinctBy(r => r.Text).ToList();
        var found = await measures.FindAsync(lines.ConvertAll(m => m.Text), write.Viewer, cancel);
        var library = new Dictionary<string, Measure>();
        foreach (var (text, line) in lines)
        {
            if (found.TryGetValue(text, out var measure))
            {
                library[text] = measure;
            }
            else
            {
                problems.Add(new(line, "Measure", $"There is no measure “{text}”. The library page lists the codes."));
            }
        }

        return library;
    }
}
