using System.Globalization;
using System.Text.RegularExpressions;

namespace TwelveRooms.Platform.Text;

/// <summary>
/// Finds NHS numbers: ten digits whose last is the modulus 11 check digit, whatever stands between them that is no word. One in
/// eleven rows of ten digits passes that check by chance, so what is common in notes is read over: days, times of day, and lists of
/// small numbers.
/// </summary>
internal static partial class NhsNumbers
{
    private const int Digits = 10;

    // "943 . . . 476" is one number to a reader; a line of table is not.
    private const int MostBetween = 10;

    /// <summary>Where they stand, in order, not overlapping.</summary>
    public static IEnumerable<(int Start, int Length)> In(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Count(char.IsDigit) < Digits)
        {
            yield break;
        }

        text = LettersBetween().Replace(text, "$1 $3$4 $3$5"); // "943x476x5919"; other letters make it a code
        var times = DaysAndTimes(text);
        var start = 0;
        while (start < text.Length)
        {
            var opens = char.IsDigit(text[start]) && (start == 0 || !char.IsDigit(text[start - 1]));
            if (opens && LengthOf(text, start, times) is { } length)
            {
                yield return (start, length);
                start += length;
            }
            else
            {
                start++;
            }
        }
    }

    /// <summary>How long the number is that begins here, or null when none does.</summary>
    private static int? LengthOf(string text, int start, bool[] times)
    {
        var (found, sum, between, isList, groups, pairs, longest) = (0, 0, 0, true, 0, 0, 0);
        for (var at = start; at < text.Length; at++)
        {
            if (times[at] || char.IsLetter(text[at]))
            {
                return null;
            }

            if (!char.IsDigit(text[at]))
            {
                if (++between > MostBetween)
                {
                    return null;
                }

                continue;
            }

            // "2, 6, 1" and "12 9 14" are counts; "9 4 3" and "94 3476" may be one number.
            isList &= found == 0 || text.AsSpan(at - between, between).SequenceEqual(", ");
            (groups, longest) = found == 0 || between > 0 ? (groups + 1, 1) : (groups, longest + 1);
            pairs += longest == 2 ? 1 : longest > 2 ? Digits : 0;

            var digit = CharUnicodeInfo.GetDecimalDigitValue(text[at]);
            between = 0;
            if (++found < Digits)
            {
                sum += digit * (Digits + 1 - found);
                continue;
            }

            var isWhole = at + 1 == text.Length || !char.IsDigit(text[at + 1]);
            return isWhole && !isList && !(groups >= 5 && pairs is > 0 and < Digits) && sum > 0 && (11 - (sum % 11)) % 11 == digit ? at + 1 - start : null;
        }

        return null;
    }

    private static bool[] DaysAndTimes(string text)
    {
        var marks = new bool[text.Length];
        foreach (Match match in DayOrTime().Matches(text))
        {
            marks.AsSpan(match.Index, match.Length).Fill(true);
        }

        return marks;
    }

    [GeneratedRegex(@"(?<!\w)(\d{3})([A-Za-z])( ?)(\d{3})\2\3(\d{4})(?!\w)", RegexOptions.None, 10_000)]
    private static partial Regex LettersBetween();

    [GeneratedRegex(@"(?<!\d)(?:(?:0?[1-9]|[12]\d|3[01])([/.\-])(?:0?[1-9]|1[0-2])\1(?:19|20)\d\d|(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])|(?:[01]?\d|2[0-3]):[0-5]\d)(?![\d:])", RegexOptions.None, 10_000)]
    private static partial Regex DayOrTime();
}
