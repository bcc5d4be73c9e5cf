using System.Globalization;
using System.Text;

namespace TwelveRooms.Platform.Text;

/// <summary>
/// A text as its reader takes it in, for looking through: letters and digits of any style as plain ones (NFKC), and nothing that
/// cannot be seen. Places in it are told as places in the text that was written.
/// </summary>
internal sealed class FoldedText
{
    private readonly List<int> _starts = [];
    private readonly List<int> _ends = [];

    public FoldedText(string written)
    {
        ArgumentNullException.ThrowIfNull(written);
        if (written.All(char.IsAscii))
        {
            Text = written;
            return;
        }

        var folded = new StringBuilder(written.Length);
        var at = 0;
        foreach (var rune in written.EnumerateRunes())
        {
            var plain = PlainText.IsInvisible(rune) ? "" : Fold(rune);
            folded.Append(plain);
            for (var i = 0; i < plain.Length; i++)
            {
                _starts.Add(at);
                _ends.Add(at + rune.Utf16SequenceLength);
            }

            at += rune.Utf16SequenceLength;
        }

        Text = folded.ToString();
    }

    /// <summary>What is looked through.</summary>
    public string Text { get; }

    /// <summary>Where a stretch of <see cref="Text"/> stands in what was written.</summary>
    public (int Start, int Length) Written(int start, int length) =>
        _starts.Count == 0 ? (start, length) : (_starts[start], _ends[start + length - 1] - _starts[start]);

    private static string Fold(Rune rune) => rune.IsAscii || rune == Rune.ReplacementChar
        ? rune.ToString()
        : string.Concat(rune.ToString().Normalize(NormalizationForm.FormKC).EnumerateRunes().Select(Digit));

    /// <summary>A digit of any script as a plain one.</summary>
    private static string Digit(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber ? ((int)Rune.GetNumericValue(rune)).ToString(CultureInfo.InvariantCulture) : rune.ToString();
}
