namespace TwelveRooms.Platform.Text;

/// <summary>Writes a text into a cell of a CSV file so that no spreadsheet takes it for a formula. Numbers are not texts and are left alone.</summary>
internal static class CsvText
{
    private static readonly char[] Leading = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

    /// <summary>The cell: quoted where needed, and led by an apostrophe where it could be a formula.</summary>
    public static string Cell(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var safe = text.Length > 0 && Array.IndexOf(Leading, text[0]) >= 0 ? "'" + text : text;
        return safe.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : safe;
    }

    /// <summary>The text of a cell that <see cref="Cell"/> wrote, so that our own files come back as they went out.</summary>
    public static string Unguarded(string cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return cell.Length > 1 && cell[0] == '\'' && Array.IndexOf(Leading, cell[1]) >= 0 ? cell[1..] : cell;
    }
}
