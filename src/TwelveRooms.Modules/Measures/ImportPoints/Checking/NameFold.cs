using System.Globalization;
using System.Text;

namespace TwelveRooms.Measures.ImportPoints.Checking;

/// <summary>Makes names comparable: without case, accents, spare spaces and the little marks that people leave out. What could be a formula stays.</summary>
internal static class NameFold
{
    private static readonly HashSet<string> Kinds = ["ward", "unit", "suite", "the"];

    public static string Of(string name)
    {
        var text = new StringBuilder(name.Length);
        foreach (var c in name.Normalize(NormalizationForm.FormKD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark || c is '.' or '\'' or '’' or '‘' or ',' or '(' or ')')
            {
                continue;
            }

            if (char.IsWhiteSpace(c) || c is '-' or '_' or '–')
            {
                if (text.Length > 0 && text[^1] != ' ')
                {
                    text.Append(' ');
                }
            }
            else
            {
                text.Append(char.ToLowerInvariant(c));
            }
        }

        return text.ToString().TrimEnd();
    }

    /// <summary>Without the words that say only what kind of place it is: “Hawthorn Ward” is “hawthorn”. What has no other word keeps them.</summary>
    public static string Short(string name)
    {
        var folded = Of(name);
        var words = folded.Split(' ').Where(w => !Kinds.Contains(w)).ToList();
        return words.Exists(w => w.Length > 1 && w.Any(char.IsLetter)) ? string.Join(' ', words) : folded;
    }

    /// <summary>The candidates nearest to a text, at most a few, by how many letters differ.</summary>
    public static IEnumerable<string> Nearest(string text, IEnumerable<string> candidates)
    {
        var wanted = Of(text);
        return candidates.Select(c => (Text: c, Distance: Distance(wanted, Of(c)))).Where(c => c.Distance <= Math.Max(1, wanted.Length / 5))
            .OrderBy(c => c.Distance).ThenBy(c => c.Text, StringComparer.Ordinal).Select(c => c.Text).Distinct().Take(3);
    }

    /// <summary>How many letters must be put in, taken out or changed (Levenshtein).</summary>
    private static int Distance(string a, string b)
    {
        if (Math.Abs(a.Length - b.Length) > 6)
        {
            return int.MaxValue;
        }

        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var (diagonal, left) = (row[0], i);
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                left = Math.Min(Math.Min(left, row[j]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                (diagonal, row[j]) = (row[j], left);
            }
        }

        return row[b.Length];
    }
}
