using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.RecordNumber;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Files;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.ImportNumbers;

/// <summary>Loads a file of wards' own numbers: unit, measure, period, state, numerator, denominator, reason. All of it or nothing.</summary>
internal sealed class ImportNumbersHandler(RecordManyHandler many)
{
    private static readonly string[] Needed = ["unit", "measure", "period", "numerator"];

    /// <param name="file">What came.</param>
    /// <param name="reason">Why numbers that are there already change, for lines that give no reason of their own; null when none was given.</param>
    /// <param name="viewer">Who sends it.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<Outcome<RecordedMany>> HandleAsync(ReceivedFile file, string? reason, Viewer viewer, CancellationToken cancel)
    {
        var problems = new ProblemList();
        var read = file.ReadSheet(problems);
        if (read.IsRefused)
        {
            return read.Refusal;
        }

        var sheet = read.Value;
        if (Needed.Except(sheet.Headings).ToList() is { Count: > 0 } missing)
        {
            return Refusal.Invalid(
                "layout-unknown",
                $"The first line of {file.ShortName} has no {string.Join(", ", missing)}. It must have {string.Join(", ", Needed)}; it may have state, denominator and reason.",
                "File");
        }

        var rows = sheet.Rows.Select(r => RowOf(r, problems)).ToList();
        if (problems.Count > 0 || rows.Count == 0)
        {
            return Refusal.Invalid("numbers-file", $"{file.ShortName} cannot be taken in. Nothing was stored.", "File") with
            {
                Problems = problems.Count == 0 ? [new(0, "", "There is no line below the headings. Add a line for each number.")] : problems.InOrder(),
            };
        }

        var outcome = await many.HandleAsync(new(rows, $"{file.ShortName}, sha256 {file.Hash}, {rows.Count} lines") { Reason = reason }, viewer, cancel);
        return outcome.Refusal is { } refusal
            ? refusal with { Problems = [.. refusal.Problems.Select(p => p with { Line = sheet.Rows[p.Line - 1].Line, Column = p.Column.ToLowerInvariant() })] }
            : outcome;
    }

    private static RecordNumberCommand RowOf(SheetRow row, ProblemList problems)
    {
        string Cell(string column) => row.Cells.GetValueOrDefault(column, "");
        var word = Cell("state");
        if (StateWords.Find(word.Length == 0 ? null : word.ToLowerInvariant()) is not { } state)
        {
            problems.Add(row.Line, "state", StateWords.Unknown(word));
            state = default;
        }

        return new(Cell("unit"), Cell("measure"), Cell("period"), state, Cell("numerator"), Cell("denominator")) { Reason = Cell("reason") };
    }
}
