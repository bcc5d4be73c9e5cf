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
    private const int MostTimes = 5_000;
    private readonly HashSet<string> _columns = [];
    private readonly List<int> _lines = [];
    private readonly List<int> _hidden = [];
    private readonly HashSet<string> _times = [];
    private readonly Dictionary<int, (int Numbers, int Others)> _unread = [];
    private int _period = -1;
    private string? _monthFirst;
    private bool _hasDayFirst;
    private int _firsts;
    private bool _hasOtherDays;
    private bool _hasOtherThanMondays;
    private int _people;
    private int _labels;

    /// <summary>The lines that hold anything, below the headings.</summary>
    public IReadOnlyList<int> Lines => _lines;

    /// <summary>Whether numbers have a decimal comma.</summary>
    public bool HasDecimalComma { get; private set; }

    /// <summary>Whether one quotation mark is never closed, so that what follows would be one cell.</summary>
    public bool IsSwallowed { get; private set; }

    /// <summary>Whether the days of the column of times are the firsts of months and nothing else, two or more and not all of them Mondays.</summary>
    public bool AreFirsts => _firsts >= 2 && !_hasOtherDays && _hasOtherThanMondays;

    /// <summary>A day of the column of times that can only have its month first, where none can only have its day first; null otherwise.</summary>
    public string? MonthFirst => _hasDayFirst ? null : _monthFirst;

    /// <summary>The headings of columns that hold numbers and are not read.</summary>
    public IReadOnlyList<string> Unread { get; private set; } = [];

    public List<Remark> Remarks { get; } = [];

    /// <exception cref="TableBrokenException">The file cannot be read to its end.</exception>
    public static FileScan Of(TableFile file, string? sheet, PointLayout layout, CancellationToken cancel)
    {
        var scan = new FileScan();
        using var rows = file.Read(sheet, out var format);
        scan.CheckHeadings(layout);
        scan.Watch(layout);
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
        if (scan._people == 0 && !scan.Remarks.Exists(r => r.Weight == Weight.Reject))
        {
            scan.SayUnread(layout);
        }

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
                _columns.Add(HeadingOf(layout, i));
            }
            else if (cell.Kind == CellKind.Text && PersonLevel.IsRiskLabel(cell.Text.Trim()) && row.Line > lastHeading)
            {
                _labels++;
                _columns.Add(HeadingOf(layout, i));
            }
            else if (mayHaveDecimalComma && !HasDecimalComma && cell.Text.Contains(',', StringComparison.Ordinal) && IsNumber(layout, i))
            {
                HasDecimalComma = QuantityText.ShowsDecimalComma(cell.Text.Trim());
            }
        }

        if (!isBlank && row.Line > lastHeading)
        {
            Count(row);
            _lines.Add(row.Line);
            if (row.IsHidden)
            {
                _hidden.Add(row.Line);
            }
        }
    }

    /// <summary>Columns of which something must be known before the first row is believed.</summary>
    private void Watch(PointLayout layout)
    {
        _period = layout[PointField.Period];
        foreach (var (column, heading) in layout.Headings.Index())
        {
            if (heading.Length > 0 && !layout.IsRead(column) && PointFields.Find(heading) == PointField.None && PointFields.Guess(heading) != PointField.Rate)
            {
                _unread[column] = (0, 0);
            }
        }
    }

    private void Count(TableReader row)
    {
        foreach (var column in _unread.Keys)
        {
            if (row[column] is { IsBlank: false } cell)
            {
                var (numbers, others) = _unread[column];
                _unread[column] = QuantityText.LooksLikeOne(cell) ? (numbers + 1, others) : (numbers, others + 1);
            }
        }

        if (_period >= 0 && row[_period] is { IsBlank: false } time && _times.Count < MostTimes && _times.Add(time.Text))
        {
            _monthFirst ??= PeriodText.IsMonthFirst(time.Text) ? time.Text.Trim() : null;
            _hasDayFirst |= PeriodText.IsDayFirst(time.Text);
            if (PeriodText.Read(time) is { IsTime: true, IsDay: true } read)
            {
                _firsts += read.Day.Day == 1 ? 1 : 0;
                _hasOtherDays |= read.Day.Day != 1;
                _hasOtherThanMondays |= read.Day.DayOfWeek != DayOfWeek.Monday;
            }
        }
    }

    private void SayUnread(PointLayout layout)
    {
        Unread = [.. _unread.Where(u => u.Value.Numbers > 0 && u.Value.Numbers >= u.Value.Others).Select(u => HeadingOf(layout, u.Key))];
        if (Unread.Count > 0)
        {
            var how = layout.Name switch
            {
                PointLayout.MonthsAcross => "If one is a month, write it as Apr-26 or 2026-04",
                PointLayout.MeasuresAcross => "If one is a measure, say which, or give it the measure’s name",
                _ => "If one should be read, put its numbers on rows of their own, with their measure",
            };
            Remarks.Add(new(ImportCode.ColumnsNotRead, Weight.Warning, Unread[0], $"{(Unread.Count == 1 ? "A column holds" : $"{Unread.Count} columns hold")} numbers and {(Unread.Count == 1 ? "is" : "are")} not read: {string.Join(", ", Unread.Take(MostNamed))}{(Unread.Count > MostNamed ? " …" : "")}. {how}."));
        }
    }

    /// <summary>What its owner does not see may still be meant, or be left over; only they know.</summary>
    private void SayHidden(PointLayout layout, TableReader rows)
    {
        if (_hidden.Count > 0)
        {
            Remarks.Add(new(ImportCode.HiddenRowsRead, Weight.Warning, "", $"{(_hidden.Count == 1 ? "1 row is" : $"{_hidden.Count} rows are")} hidden in the workbook, as by a filter, and read like the others: {string.Join(", ", _hidden.Take(MostNamed))}{(_hidden.Count > MostNamed ? " …" : "")}. If they are not meant, delete them and save it again."));
        }

        foreach (var column in rows.HiddenColumns.Where(layout.IsRead).Order())
        {
            Remarks.Add(new(ImportCode.HiddenColumnRead, Weight.Warning, HeadingOf(layout, column), $"The column {HeadingOf(layout, column)} is hidden in the workbook and is read. If it is not meant, delete it and save it again."));
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

    private static string HeadingOf(PointLayout layout, int column) => PersonLevel.Quoted(column < layout.Headings.Count ? HeadingLines.Plain(layout.Headings[column]) : "", column);

    private string Named() => string.Join(", ", _columns.Take(MostNamed));

    private static string Columns(List<string> names) => names.Count == 1 ? $"The column {names[0]} is" : $"The columns {string.Join(", ", names)} are";

    private static bool IsNumber(PointLayout layout, int column) =>
        column == layout[PointField.Numerator] || column == layout[PointField.Denominator] || layout.Across.Any(a => a.Numerator == column || a.Denominator == column);
}
