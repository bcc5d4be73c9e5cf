using System.Globalization;
using TwelveRooms.Measures.Domain;

namespace TwelveRooms.Measures.Completeness;

/// <summary>One cell: what became of one number or of a few, in words that need no colour.</summary>
internal sealed record CompletenessCell(IReadOnlyList<string> Lines)
{
    /// <summary>The words of some numbers of one ward and period; a single one is not counted.</summary>
    public static CompletenessCell Of(IReadOnlyList<OwedNumber> numbers, DateOnly today, bool saysLocked)
    {
        if (numbers.Count == 0)
        {
            return new(["–"]);
        }

        var owed = numbers.Any(n => n.IsOwed) ? [.. numbers.Where(n => n.IsOwed || n.CameOn is not null)] : numbers;
        var lines = NumberStates.InOrder.Select(s => (State: s, Count: owed.Count(n => n.State == s))).Where(s => s.Count > 0)
            .Select(s => owed.Count == 1 || (s.Count == owed.Count && !s.State.IsAnswer()) ? Words(s.State, owed[0], owed.Count == 1, today) : $"{s.Count} {Words(s.State, owed[0], isOnly: false, today)}");
        var late = owed.Count(n => n.CameLate);
        return new(
        [
            .. lines,
            .. late == 0 ? Array.Empty<string>() : [owed.Count == 1 ? "after its day" : $"{late} after {(late == 1 ? "its" : "their")} day"],
            .. saysLocked && numbers.Any(n => n.IsLocked) ? ["locked"] : Array.Empty<string>(),
        ]);
    }

    /// <summary>A cell says by when, and of a single number how late; all of its numbers have one due day.</summary>
    private static string Words(NumberState state, OwedNumber number, bool isOnly, DateOnly today) => state switch
    {
        NumberState.NotYet => $"due by {number.DueOn.ToString("d MMM", CultureInfo.InvariantCulture)}",
        NumberState.Late when isOnly => CompletenessWords.Late(today.DayNumber - number.DueOn.DayNumber),
        _ => state.Short(),
    };
}

/// <summary>One row: a ward of an organisation, or a measure of a ward.</summary>
internal sealed record CompletenessRow(string Name, string Address, IReadOnlyList<CompletenessCell> Cells);

/// <summary>What was due, as a table: a row for each ward, or on a ward's own page for each measure; a column for each period.</summary>
internal sealed record CompletenessTable(string Caption, string RowHeading, IReadOnlyList<(string Name, bool IsLocked)> Columns, IReadOnlyList<CompletenessRow> Rows)
{
    public static CompletenessTable Of(CompletenessView view, bool programme)
    {
        var numbers = view.Of(programme);
        var locked = view.Periods.ToDictionary(p => p, p => view.Locks.Any(l => !l.IsOpenAgain && l.Month == view.By.MonthOf(p)));
        CompletenessRow Row(string name, string address, IEnumerable<OwedNumber> of)
        {
            var byPeriod = of.ToLookup(n => n.Period);
            return new(name, address, [.. view.Periods.Select(p => CompletenessCell.Of([.. byPeriod[p]], view.Today, saysLocked: !locked[p]))]);
        }

        var rows = view.IsWard
            ? numbers.GroupBy(n => n.Measure.Number).Select(g => Row(g.First().Measure.Name, $"/units/{view.Unit.Id.Value}/measures/{g.First().Measure.Id.Value}", g))
            : numbers.GroupBy(n => n.Ward.Number).Select(g => Row(g.First().Ward.Name, $"/wards/{g.First().Ward.Id.Value}/completeness?by={PeriodKind.Word(view.By)}", g));
        return new(
            programme ? "What the programme asks of every ward" : view.IsWard ? "What else the ward counts" : "What else wards count",
            view.IsWard ? "Measure" : "Ward",
            [.. view.Periods.Select(p => (CompletenessWords.Brief(view.By, p), locked[p]))],
            [.. rows]);
    }
}
