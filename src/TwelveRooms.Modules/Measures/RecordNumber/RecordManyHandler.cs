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
    /// <summary>Why numbers that are there already change, for rows that give no reason of their own.</summary>
    public string? Reason { get; init; }

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

            var check = NumberCheck.Check(row, measure, unit, batch.Find(unit, measure)?.EndedOn, write.Today, isTyped: false);
            if (check.Refusal is { } refusal)
            {
                problems.Add(new(i + 1, refusal.Field ?? "", refusal.Message));
                problems.AddRange(refusal.Problems.Select(p => p with { Line = i + 1 }));
                continue;
            }

            batch.Take(batch.FindOrBegin(unit, measure, check.Value.Period), check.Value, i + 1);
        }

        problems.AddRange((await batch.LockedAsync(cancel)).Select(l => new Problem(l.Line, "Period", l.Why)));
        problems.AddRange((await batch.CompareAsync(command.Reason, cancel)).Select(c => new Problem(c.Line, "Reason", MeasureRefusals.ChangeNeedsReason(c))));

        if (problems.Count > 0)
        {
            return Refusal.Invalid("rows-refused", $"{problems.Count} of {command.Rows.Count} rows cannot be taken in. Nothing was stored. Mend them and send the file again.")
                with { Problems = [.. problems.OrderBy(p => p.Line)] };
        }

        var only = wards.Values.Select(u => u.Partition).Distinct().ToList();
        write.About(only.Count == 1 ? only[0] : (short)0, null);
        await batch.CloseAsync(b => $"{command.Summary}: {b.New} new, {b.Changed} changed, {b.Same} the same", command.IsPooledByCaller, cancel);
        return new RecordedMany(batch.New, batch.Changed, batch.Same);
    }

    private async Task<Dictionary<string, UnitRow>> UnitsAsync(Write write, RecordManyCommand command, List<Problem> problems, CancellationToken cancel)
    {
        var found = new Dictionary<string, UnitRow>();
        var named = command.Rows.Select((r, i) => (Text: r.Unit, Line: i + 1)).DistinctBy(r => r.Text).ToList();
        var known = await units.FindAsync(named.ConvertAll(u => u.Text), write.Viewer, cancel);
        var standings = await db.StandingsAsync(write.Viewer, known.Values.Select(u => u.Number).ToList(), cancel);
        foreach (var (text, line) in named)
        {
            if (known.TryGetValue(text, out var unit) && standings.TryGetValue(unit.Number, out var standing) && standing.May(Rights.RecordNumbers))
            {
                found[text] = unit;
            }
            else
            {
                problems.Add(new(line, "Unit", $"We cannot find a ward “{text}” that you may write for. Check its code."));
            }
        }

        return found;
    }

    private async Task<IReadOnlyDictionary<string, Measure>> MeasuresAsync(Write write, RecordManyCommand command, List<Problem> problems, CancellationToken cancel)
    {
        var named = command.Rows.Select((r, i) => (Text: r.Measure, Line: i + 1)).DistinctBy(r => r.Text).ToList();
        var found = await measures.FindAsync(named.ConvertAll(m => m.Text), write.Viewer, cancel);
        foreach (var (text, line) in named.Where(m => !found.ContainsKey(m.Text)))
        {
            problems.Add(new(line, "Measure", $"There is no measure “{text}”. The library page lists the codes."));
        }

        return found;
    }
}
