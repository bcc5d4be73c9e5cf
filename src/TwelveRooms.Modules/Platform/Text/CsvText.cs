namespace TwelveRooms.Platform.Text;

/// <summary>Writes a text into a cell of a CSV file so that no spreadsheet takes it for a formula. Numbers are not texts and are left alone.</summary>
internal static class CsvText
{
    private static readonly char[] Leading = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

    /// <summary>The cell: quoted where needed, and led by an apostrophe where it could be a formula.</summary>
    public static string Cell(string text)
    {
        var safe = Guarded(text);
        return safe.AsSpan().IndexOfAny(",\"\r\n") >= 0 ? "\"" + safe.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : safe;
    }

    /// <summary>The text led by an apostrophe where it could be a formula, or where it begins as a text so led does.</summary>
    public static string Guarded(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return LooksLikeFormula(text) ? "'" + text : text;
    }

    /// <summary>The text of a cell that <see cref="Cell"/> wrote, so that our own files come back as they went out.</summary>
    public static string Unguarded(string cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return cell.StartsWith('\'') && LooksLikeFormula(cell) ? cell[1..] : cell;
    }

    /// <summary>Whether it begins like a formula, behind apostrophes or not.</summary>
    private static bool LooksLikeFormula(string text)
    {
        var first = text.AsSpan().TrimStart('\'');
        return first.Length > 0 && Array.IndexOf(Leading, first[0]) >= 0;
    }
}
