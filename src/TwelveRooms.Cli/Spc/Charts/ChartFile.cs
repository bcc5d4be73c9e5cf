using System.Globalization;
using TwelveRooms.Platform;

namespace TwelveRooms.Cli.Spc.Charts;

/// <summary>Reads date, value and denominator, and reports every bad row once: line, column, value and remedy.</summary>
internal sealed class ChartFile(ChartColumns columns)
{
    private static readonly string[] DateForms =
    [
        "yyyy-MM-dd", "yyyy-MM", "dd/MM/yyyy", "d/M/yyyy", "d.M.yyyy", "d-M-yyyy", "d MMM yyyy", "d MMMM yyyy", "d-MMM-yyyy", "d-MMM-yy",
        "M/yyyy", "MMM yyyy", "MMMM yyyy", "MMM yy", "MMM-yy", "MMM-yyyy", "yyyy/MM/dd", "yyyy/MM", "yyyy-MM-dd'T'HH:mm:ss",
    ];

    private readonly List<Problem> _problems = [];
    private readonly List<ChartRow> _rows = [];

    public static Outcome<ChartRows> Read(IReadOnlyList<string> lines, bool repeatsDates)
    {
        var first = lines.ToList().FindIndex(line => line.Trim('\uFEFF', ' ', '\t', ',', ';').Length > 0);
        if (first < 0)
        {
            return Refusal.Invalid("spc-empty", "The file is empty. Write a date and a number a line.");
        }

        var separator = CsvLines.SeparatorOf(lines[first]);
        var columns = ChartColumns.Of(CsvLines.Cells(lines[first], separator));
        var file = new ChartFile(columns);
        for (var i = columns.HasHeadings ? first + 1 : first; i < lines.Count; i++)
        {
            if (lines[i].Trim('\uFEFF', ' ', '\t', separator).Length > 0)
            {
                file.Row(i + 1, CsvLines.Cells(lines[i].TrimStart('\uFEFF'), separator));
            }
        }

        file.Order(repeatsDates);
        return file._problems.Count > 0
            ? Refusal.Invalid("spc-file", "The file cannot be charted.") with { Problems = file._problems }
            : file._rows.Count == 0 ? Refusal.Invalid("spc-empty", "There is no row in the file. Write a date and a number a line.") : new ChartRows(file._rows, columns.Unused);
    }

    private void Row(int line, string[] cells)
    {
        var before = _problems.Count;
        if (cells.Length > columns.Names.Length && cells.Skip(columns.Names.Length).FirstOrDefault(cell => cell.Length > 0) is { } over)
        {
            _problems.Add(new(line, columns.NameOf(columns.Names.Length), $"'{over}' stands beyond the last column. Leave commas out of numbers, or put a cell that has one in quotes."));
        }

        var date = Date(line, cells);
        var value = Number(line, columns.Value, cells, "Write digits with a point, or nothing for a gap.");
        var denominator = columns.Denominator is { } at ? Number(line, at, cells, "Write digits with a point.") : null;
        var target = columns.Target is { } aim ? Number(line, aim, cells, "Write digits with a point, or nothing for no target.") : null;
        var reason = columns.LeftOut is { } column && column < cells.Length ? LeftOut(cells[column]) : null;
        if (_problems.Count == before)
        {
            _rows.Add(new(line, date, value, denominator, target, reason));
        }
    }

    /// <summary>Why a row is left out; null where the cell says that it counts.</summary>
    private static string? LeftOut(string cell) => cell.ToUpperInvariant() switch
    {
        "" or "0" or "NO" or "N" or "FALSE" or "F" or "-" => null,
        "1" or "YES" or "Y" or "TRUE" or "T" or "X" => "left out in the file",
        _ => cell,
    };

    private DateOnly Date(int line, string[] cells)
    {
        var text = columns.Date < cells.Length ? cells[columns.Date] : "";
        if (!DateOnly.TryParseExact(text, DateForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            _problems.Add(new(line, columns.NameOf(columns.Date), $"'{text}' is not a date. Use the form 2026-03-31, 2026-03 or 31/03/2026."));
        }
        else if (date.Year is < 1900 or > 2100)
        {
            _problems.Add(new(line, columns.NameOf(columns.Date), $"'{text}' is not between the years 1900 and 2100. Correct it, or leave the row out."));
        }

        return date;
    }

    private double? Number(int line, int column, string[] cells, string remedy)
    {
        var text = column < cells.Length ? cells[column] : "";
        if (text.Length == 0)
        {
            return null;
        }

        if (NumberCell.TryRead(text, out var value))
        {
            return value;
        }

        _problems.Add(new(line, columns.NameOf(column), NumberCell.Problem(text, remedy)));
        return null;
    }

    /// <summary>A file whose newest row is first is turned round; one without an order is not guessed at.</summary>
    private void Order(bool repeatsDates)
    {
        if (_rows.Count > 1 && _rows.Zip(_rows.Skip(1)).All(pair => pair.First.Date > pair.Second.Date))
        {
            _rows.Reverse();
        }

        for (var i = 1; i < _rows.Count; i++)
        {
            var (row, last) = (_rows[i], _rows[i - 1]);
            if (row.Date < last.Date)
            {
                _problems.Add(new(row.Line, columns.NameOf(columns.Date), $"{row.Date:yyyy-MM-dd} comes before the date of line {last.Line}. Put the rows in order, oldest first."));
            }
            else if (row.Date == last.Date && !repeatsDates)
            {
                _problems.Add(new(row.Line, columns.NameOf(columns.Date), $"{row.Date:yyyy-MM-dd} stands on line {last.Line} too. Keep one row, or ask for --chart xbar."));
            }
        }
    }
}
