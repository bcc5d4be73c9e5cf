using TwelveRooms.Measures.RecordNumber;
using TwelveRooms.Platform.Text;

namespace TwelveRooms.Measures.ImportPoints.Checking;

/// <summary>Reads the note beside a number: kept as plain text, without what may point to a patient.</summary>
internal static class NoteCell
{
    private const string Leading = "=+-@\t\r\n＝＋－＠";

    public static string? Read(string cell, string heading, List<Remark> remarks)
    {
        if (string.IsNullOrWhiteSpace(cell))
        {
            return null;
        }

        var text = CsvText.Unguarded(cell);
        if (Leading.Contains(text[0], StringComparison.Ordinal))
        {
            remarks.Add(new(ImportCode.TextLooksLikeFormula, Weight.Warning, heading, $"{heading}: the text begins like a formula. It is kept as text, and made harmless where it goes out to a spreadsheet."));
        }

        if (!PlainText.CanBeShown(text))
        {
            text = string.Concat(text.EnumerateRunes().Where(r => PlainText.CanBeShown(r.ToString())).Select(r => r.ToString()));
        }

        if (TextGuard.Check(text) is { Count: > 0 } findings)
        {
            text = TextGuard.Strike(text, findings);
            remarks.Add(new(ImportCode.NoteStruck, Weight.Warning, heading, $"{heading}: what may point to a patient was struck out of the text. The number is kept."));
            if (TextGuard.Check(text).Count > 0)
            {
                return null;
            }
        }

        text = text.TrimEnd();
        if (text.Length > 0 && text.All(char.IsAsciiDigit))
        {
            remarks.Add(new(ImportCode.TooManyCells, Weight.Reject, heading, $"{heading}: “{text}” is a number and no note. Is there a comma inside a number of this row? Put that number in quotation marks."));
        }

        if (text.Length > NumberCheck.LongestReason)
        {
            text = text[..NumberCheck.LongestReason];
            remarks.Add(new(ImportCode.NoteCut, Weight.Warning, heading, $"{heading}: only the first {NumberCheck.LongestReason} characters of the text are kept."));
        }

        return text.Length == 0 ? null : text;
    }
}
