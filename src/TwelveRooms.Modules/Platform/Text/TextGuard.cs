using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace TwelveRooms.Platform.Text;

/// <summary>A stretch of a text that could point to one person.</summary>
/// <param name="Start">Index of its first character.</param>
/// <param name="Length">How many characters.</param>
/// <param name="Words">What it looks like, for the writer: "an NHS number".</param>
public sealed record TextFinding(int Start, int Length, string Words);

/// <summary>
/// Looks for what could point to one patient in free text: NHS numbers, dates of birth, beds and rooms, titled names, contact
/// details. A false alarm is common, so the writer is asked kindly and the text is never lost.
/// </summary>
public static partial class TextGuard
{
    // Whatever asks for more text than this has its own limit, which is smaller.
    private const int Longest = 10_000;

    /// <summary>Finds what could point to a person, in order, not overlapping.</summary>
    public static IReadOnlyList<TextFinding> Check(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = Id().Replace(text, id => new('x', id.Length)); // an address of ours in a note is full of digits
        var findings = new List<TextFinding>();
        findings.AddRange(NhsNumbers.In(text).Select(found => new TextFinding(found.Start, found.Length, "an NHS number")));
        Collect(findings, BirthDate().Matches(text), "a date of birth");
        Collect(findings, Bed().Matches(text), "one person's bed or room");
        Collect(findings, Titled().Matches(text), "a person's name");
        Collect(findings, Contact().Matches(text), "contact details");
        Collect(findings, OnePatient().Matches(text), "a description of one patient");
        findings.Sort((a, b) => a.Start.CompareTo(b.Start));
        var kept = new List<TextFinding>();
        foreach (var finding in findings)
        {
            if (kept.Count == 0 || finding.Start >= kept[^1].Start + kept[^1].Length)
            {
                kept.Add(finding);
            }
        }

        return kept;
    }

    /// <summary>The text with each finding struck out, offered to the writer.</summary>
    public static string Strike(string text, IReadOnlyList<TextFinding> findings)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(findings);
        var struck = new StringBuilder();
        var at = 0;
        foreach (var finding in findings)
        {
            struck.Append(text, at, finding.Start - at).Append("[left out]");
            at = finding.Start + finding.Length;
        }

        return struck.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>A refusal that quotes what was found and offers the struck version, or names what cannot be read; null when nothing was found.</summary>
    public static Refusal? Refuse(string? text, string field)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (text.Length > Longest)
        {
            return Refusal.Invalid("text-too-long", $"This has {text.Length.ToString("#,0", CultureInfo.InvariantCulture)} characters. Write less.", field);
        }

        if (PlainText.IsBlank(text) || !PlainText.CanBeShown(text))
        {
            return Refusal.Invalid("text-not-readable", "There is something in it that cannot be shown. Type it again, without copying.", field);
        }

        var findings = Check(text);
        if (findings.Count == 0)
        {
            return null;
        }

        var parts = findings.Select(f => $"“{text.Substring(f.Start, f.Length)}” looks like {f.Words}");
        return Refusal.Invalid(
            "points-to-a-person",
            $"{string.Join(", and ", parts)}. Nothing has been kept, and your words are still here. You could write: “{Strike(text, findings)}” Leave out any name as well.",
            field);
    }

    private static void Collect(List<TextFinding> findings, MatchCollection matches, string words)
    {
        foreach (Match match in matches)
        {
            findings.Add(new(match.Index, match.Length, words));
        }
    }

    [GeneratedRegex(@"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}", RegexOptions.None, 200)]
    private static partial Regex Id();

    [GeneratedRegex(@"\b(?:d\.?o\.?b\.?|date of birth|born(?: on)?)\b[^.\n]{0,24}?\d{1,4}(?:st|nd|rd|th)?(?:\s+of)?(?:[\s/.\-,]{1,3}(?:\d{1,4}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6})){0,2}|\b\d{1,2}[/.\-]\d{1,2}[/.\-](?:19[0-9]{2}|200[0-9])\b", RegexOptions.IgnoreCase, 200)]
    private static partial Regex BirthDate();

    [GeneratedRegex(@"\b(?:bed|room|bay)\s*(?:no\.?|number)?\s*\d{1,3}\b", RegexOptions.IgnoreCase, 200)]
    private static partial Regex Bed();

    [GeneratedRegex(@"\b(?:Mr|Mrs|Ms|Miss|Mx|Dr)\.?\s+[A-Z][a-z]{1,30}(?:[ \-][A-Z][a-z]{1,30})?")]
    private static partial Regex Titled();

    [GeneratedRegex(@"[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9.\-]{1,64}\.[A-Za-z]{2,10}|(?<!\d)0\d{3}[ ]?\d{3}[ ]?\d{4}(?!\d)|(?<!\d)07\d{3}[ ]?\d{6}(?!\d)", RegexOptions.None, 200)]
    private static partial Regex Contact();

    [GeneratedRegex(@"\b(?:the|a|one|this)\s+(?:\d{1,2}[ \-]year[ \-]old|patient (?:called|named))[^.,;\n]{0,40}", RegexOptions.IgnoreCase, 200)]
    private static partial Regex OnePatient();
}
