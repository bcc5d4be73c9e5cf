using System.Globalization;
using System.Text;

namespace TwelveRooms.Platform.Files;

/// <summary>
/// Writes CSV that a spreadsheet cannot run: a text that would be read as a formula gets an apostrophe before it, which
/// <see cref="Sheet"/> takes off again. Numbers stay numbers, the negative ones too.
/// </summary>
internal sealed class CsvText
{
    private const string FormulaStarts = "=+-@\t\r\n＝＋－＠";
    private readonly StringBuilder _text = new();

    /// <summary>Adds a line of cells: text, numbers, days or nothing.</summary>
    public CsvText Line(params ReadOnlySpan<object?> cells)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            _text.Append(i == 0 ? "" : ",").Append(Cell(cells[i]));
        }

        _text.Append('\n');
        return this;
    }

    public override string ToString() => _text.ToString();

    /// <summary>The text as it was before <see cref="Guarded"/>.</summary>
    public static string Unguarded(string cell) =>
        cell.Length > 1 && cell[0] == '\'' && FormulaStarts.Contains(cell[1], StringComparison.Ordinal) ? cell[1..] : cell;

    /// <summary>The text so that no spreadsheet takes it for a formula.</summary>
    public static string Guarded(string text) => text.Length > 0 && FormulaStarts.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;

    private static string Cell(object? value) => value switch
    {
        null => "",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        string text => Quoted(Guarded(text)),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => Quoted(Guarded(value.ToString() ?? "")),
    };

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(",\"\n\r") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
