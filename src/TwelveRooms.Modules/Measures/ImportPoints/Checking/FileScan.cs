using TwelveRooms.Measures.ImportPoints.Reading;
using TwelveRooms.Platform.Files;
using TwelveRooms.Platform.Files.Tables;

namespace TwelveRooms.Measures.ImportPoints.Checking;

/// <summary>
/// Looks at every cell of a file before any is believed: for what is about one person, for how decimals are written, for a
/// quotation mark that would swallow the rest. Nothing of a file that is refused here is kept.
/// </summary>
internal sealed class FileScan
{
    private const int MostNamed = 10;
    private readonly HashSet<string> _columns = [];
    private readonly List<int> _lines = [];
    private readonly List<int> _hidden = [];
    private int _people;
    private int _labels;

    /// <summary>The lines that hold anything, below the headings.</summary>
    public IReadOnlyList<int> Lines => _lines;

    /// <summary>Whether numbers have a decimal comma.</summary>
    public bool HasDecimalComma { get; private set; }

    /// <summary>Whether one quotation mark is never closed, so that what follows would be one cell.</summary>
    public bool IsSwallowed { get; private set; }

    public List<Remark> Remarks { get; } = [];

    /// <exception cref="TableBrokenException">The file cannot be read to its end.</exception>
    public static FileScan Of(TableFile file, string? sheet, PointLayout layout, CancellationToken cancel)
    {
        var scan = new FileScan();
        using var rows = file.Read(sheet, out var format);
        scan.CheckHeadings(layout);
        var (last, faultAt) = (layout.HeaderLines.Count == 0 ? 0 : layout.HeaderLines[^1], 0);
        while (rows.Read())
        {
            cancel.ThrowIfCancellationRequested();
            scan.IsSwallowed |= faultAt > 0 && rows.Line - faultAt > 1;
            faultAt = rows.Fault is null ? 0 : rows.Line;
            scan.CheckRow(rows, layout, last, mayHaveDecimalComma: format.Delimiter is { } d && d != ',');
            if (scan._lines.Count > CheckedPoints.MostRows)
            {
                scan.Remarks.Add(new(ImportCode.TooManyRows, Weight.Reject, "", $"The file has more than {CheckedPoints.MostRows:#,0} rows. Split it into several files, each with its line of headings."));
                return scan;
            }
        }

        scan.IsSwallowed |= faultAt > 0;
        scan.SayHidden(layout, rows);
        scan.Conclude(layout);
        return scan;
    }

    private void CheckHeadings(PointLayout layout)
    {
        var people = layout.Headings.Index().Where(h => PersonLevel.IsAboutPeople(h.Item)).Select(h => PersonLevel.Quoted(h.Item, h.Index)).ToList();
        if (people.Count > 0)
        {
            Remarks.Add(new(ImportCode.PersonIdentifiableColumns, Weight.Reject, people[0], $"{Columns(people)} about people. Take {(people.Count == 1 ? "it" : "them")} out: nothing about one person belongs in this file. Nothing of it was kept."));
        }

        var risk = layout.Headings.Where(PersonLevel.IsAboutRisk).ToList();
        if (risk.Count > 0)
        {
            Remarks.Add(new(ImportCode.RiskScoreColumns, Weight.Reject, risk[0], $"{Columns(risk)} about risk. Take {(risk.Count == 1 ? "it" : "them")} out: we keep no risk scores."));
        }
    }

    private void CheckRow(TableReader row, PointLayout layout, int lastHeading, bool mayHaveDecimalComma)
    {
        var isBlank = true;
        for (var i = 0; i < row.Cells.Count; i++)
        {
            var cell = row.Cells[i];
            if (cell.Kind is not (CellKind.Text or CellKind.Number))
            {
                isBlank &= cell.IsBlank;
                continue;
            }

            isBlank = isBlank && cell.IsBlank;
            if (PersonLevel.HoldsNhsNumber(cell.Text))
            {
                _people++;
                _columns.Add(PersonLevel.Quoted(i < layout.Headings.Count ? layout.Headings[i] : "", i));
            }
            else if (cell.Kind == CellKind.Text && PersonLevel.IsRiskLabel(cell.Text.Trim()) && row.Line > lastHeading)
            {
                _labels++;
                _columns.Add(PersonLevel.Quoted(i < layout.Headings.Count ? layout.Headings[i] : "", i));
            }
            else if (mayHaveDecimalComma && !HasDecimalComma && cell.Text.Contains(',', StringComparison.Ordinal) && IsNumber(layout, i))
            {
                HasDecimalComma = QuantityText.ShowsDecimalComma(cell.Text.Trim());
            }
        }

        if (!isBlank && row.Line > lastHeading)
        {
            _lines.Add(row.Line);
            if (row.IsHidden)
            {
                _hidden.Add(row.Line);
            }
        }
    }

    /// <summary>What its owner does not see may still be meant, or be left over; only they know.</summary>
    private void SayHidden(PointLayout layout, TableReader rows)
    {
        if (_hidden.Count > 0)
        {
            Remarks.Add(new(ImportCode.HiddenRowsRead, Weight.Warning, "", $"{(_hidden.Count == 1 ? "1 row is" : $"{_hidden.Count} rows are")} hidden in the workbook, as by a filter, and read like the others: {string.Join(", ", _hidden.Take(MostNamed))}{(_hidden.Count > MostNamed ? " …" : "")}. If they are not meant, delete them and save it again."));
        }

        foreach (var (column, heading) in layout.Headings.Index().Where(h => rows.HiddenColumns.Contains(h.Index) && (layout.IsTaken(h.Index) || layout.Across.Any(a => a.Numerator == h.Index || a.Denominator == h.Index))))
        {
            Remarks.Add(new(ImportCode.HiddenColumnRead, Weight.Warning, heading, $"The column {PersonLevel.Quoted(heading, column)} is hidden in the workbook and is read. If it is not meant, delete it and save it again."));
        }
    }

    private void Conclude(PointLayout layout)
    {
        if (_people > 0)
        {
            Remarks.Add(new(ImportCode.NhsNumberPattern, Weight.Reject, "", $"{_people} cells hold what looks like an NHS number ({Named()}). Take them out: nothing about one person belongs in this file. Nothing of it was kept."));
        }
        else if (_labels > 0)
        {
            Remarks.Add(new(ImportCode.RiskLabel, Weight.Reject, "", $"{_labels} cells look like a label of risk ({Named()}). Take the column out: we keep no risk scores. If it means a kind of ward, write it in full, such as Low Secure."));
        }

        if (_lines.Count == 0)
        {
            Remarks.Add(new(ImportCode.NoRows, Weight.Reject, "", $"There is nothing below the headings{(layout.HeaderLines.Count > 0 ? $" on line {layout.HeaderLines[^1]}" : "")}. Add a row for each number."));
        }
    }

    private string Named() => string.Join(", ", _columns.Take(MostNamed));

    private static string Columns(List<string> names) => names.Count == 1 ? $"The column {names[0]} is" : $"The columns {string.Join(", ", names)} are";

    private static bool IsNumber(PointLayout layout, int column) =>
        column == layout[PointField.Numerator] || column == layout[PointField.Denominator] || layout.Across.Any(a => a.Numerator == column || a.Denominator == column);
}
