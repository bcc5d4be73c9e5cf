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

    private const string Name = "a person’s name";

    private const string FullName = "the name of a person";

    private const string Place = "one person’s bed or room";

    // Notes speak of the programme's own years. Move it on as they pass.
    private const int LastOfBirths = 2015;

    /// <summary>Finds what could point to a person, in order, not overlapping.</summary>
    public static IReadOnlyList<TextFinding> Check(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var folded = new FoldedText(text);
        var plain = OurId().Replace(folded.Text, id => new('x', id.Length)); // an address of ours in a note is full of digits
        var findings = new List<TextFinding>();
        findings.AddRange(NhsNumbers.In(plain).Select(found => Finding(folded, found.Start, found.Length, "an NHS number")));
        Collect(BirthDate(), "a date of birth");
        Collect(LongAgo(), "a date of birth", IsLongAgo);
        var (sentence, isAbout) = (0..0, false); // looked at once, however many rooms it names
        Collect(Bed(), Place, bed => !bed.Groups["thing"].Success || IsInAboutSomebody(bed));
        Collect(Room(), Place, room => room.Groups["does"].Success || IsInAboutSomebody(room));
        Collect(Titled(), Name);
        Collect(FirstNames.WithSurname(), FullName);
        Collect(Contact(), "contact details");
        Collect(Telephone(), "contact details", IsTelephone);
        Collect(OnePatient(), "a description of one patient");
        Merge(findings);
        return findings;

        bool IsInAboutSomebody(Match room)
        {
            if (room.Index < sentence.Start.Value || room.Index >= sentence.End.Value)
            {
                sentence = SentenceAround(plain, room.Index, room.Index + room.Length);
                isAbout = SpeaksOfSomebody().IsMatch(plain[sentence]);
            }

            return isAbout;
        }

        void Collect(Regex pattern, string words, Func<Match, bool>? holds = null) =>
            findings.AddRange(pattern.Matches(plain).Where(m => holds?.Invoke(m) ?? true).Select(m => Finding(folded, m.Index, m.Length, words)));
    }

    private static TextFinding Finding(FoldedText folded, int start, int length, string words)
    {
        var written = folded.Written(start, length);
        return new(written.Start, written.Length, words);
    }

    /// <summary>In order, and of two that overlap the first.</summary>
    private static void Merge(List<TextFinding> findings)
    {
        findings.Sort((a, b) => a.Start.CompareTo(b.Start));
        var end = 0;
        findings.RemoveAll(finding =>
        {
            var overlaps = finding.Start < end;
            end = overlaps ? end : finding.Start + finding.Length;
            return overlaps;
        });
    }

    private static Range SentenceAround(string text, int at, int end)
    {
        var from = at;
        while (from > 0 && !EndsSentence(text, from - 1))
        {
            from--;
        }

        // "Room 4. She was restrained.": a place that is a sentence by itself belongs to the next that says something.
        var saysMore = !text.AsSpan(from, at - from).IsWhiteSpace();
        while (end < text.Length && !(saysMore && EndsSentence(text, end)))
        {
            saysMore |= !char.IsWhiteSpace(text[end]) && !EndsSentence(text, end);
            end++;
        }

        return from..end;
    }

    /// <summary>A stop inside "10.30" or "no. 3" ends nothing.</summary>
    private static bool EndsSentence(string text, int at) => text[at] == '\n'
        || (text[at] is '.' or '!' or '?' && (at + 1 == text.Length || (char.IsWhiteSpace(text[at + 1]) && !(at + 2 < text.Length && char.IsAsciiDigit(text[at + 2])))));

    /// <summary>A day of which notes about a ward hardly speak, but dates of birth do.</summary>
    private static bool IsLongAgo(Match day)
    {
        var year = int.Parse(day.Groups["year"].ValueSpan, CultureInfo.InvariantCulture);
        return day.Groups["year"].Length == 2
            ? year >= 30 || (year <= LastOfBirths - 2000 && day.Groups["sep"].Value != ".") // 1.2.10 is a version
            : year is >= 1900 and <= LastOfBirths;
    }

    private static bool IsTelephone(Match number) => number.ValueSpan.StartsWith("+") || number.ValueSpan.StartsWith("00")
        ? number.Value.Count(char.IsAsciiDigit) is >= 11 and <= 15
        : number.Value.Count(char.IsAsciiDigit) is 10 or 11;

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
    public static Refusal? Refuse(string? text, string field) => Refuse(text, field, _ => true);

    /// <summary>The same where a name is asked for: whatever else points to a person is refused.</summary>
    public static Refusal? RefuseBesideAName(string? text, string field) => Refuse(text, field, f => f.Words is not (Name or FullName));

    /// <summary>The same in the name of a place or a thing, which may be named after somebody, and where a name has an answer of its own.</summary>
    public static Refusal? RefuseInAName(string? text, string field) => Refuse(text, field, f => f.Words != FullName);

    private static Refusal? Refuse(string? text, string field, Func<TextFinding, bool> counts)
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

        var findings = Check(text).Where(counts).ToList();
        if (findings.Count == 0)
        {
            return null;
        }

        var parts = findings.Select(f => $"“{text.Substring(f.Start, f.Length)}” looks like {f.Words}");
        var found = $"{string.Join(", and ", parts)}.";
        var struck = Strike(text, findings);
        var offered = TwoNames().IsMatch(struck) ? "" : $" You could write: “{struck}”."; // what may still name somebody is not offered
        return Refusal.Invalid(
            "points-to-a-person",
            $"{found} Nothing has been kept, and your words are still here. Leave out any name as well.{offered}",
            field) with { Brief = found };
    }

    [GeneratedRegex(@"\b\p{Lu}[\p{Ll}’'-]+ \p{Lu}[\p{Ll}’'-]+", RegexOptions.None, 10_000)]
    private static partial Regex TwoNames();

    [GeneratedRegex(@"01[0-9A-Fa-f]{6}-[0-9A-Fa-f]{4}-7[0-9A-Fa-f]{3}-[89ABab][0-9A-Fa-f]{3}-[0-9A-Fa-f]{12}", RegexOptions.None, 10_000)]
    private static partial Regex OurId();

    [GeneratedRegex(@"\b(?:d\.?o\.?b\.?|date of birth)\b[^.\n]{0,24}?\d{1,4}(?:st|nd|rd|th)?(?:\s+of)?(?:[\s/.\-,]{1,3}(?:\d{1,4}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6})){0,2}|\bborn\b[^.\n]{0,12}?\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?[\s/.\-,]{1,3}(?:\d{1,2}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6})[\s/.\-,]{1,3}\d{2,4}\b", RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex BirthDate();

    // What opened, closed or began on a day is a place or a piece of work; what is of a day is a paper.
    [GeneratedRegex(@"(?<!\b(?:opened|closed|built|founded|began|begun|started|since|from|until|dated|of|scores?|scored|ratings?|rated|shifts?|version|v|report|levels?)\s(?:on\s|in\s|were\s|was\s)?)(?:(?<![\d/.\-])(?:0?[1-9]|[12]\d|3[01])\s?(?<sep>[/.\-])\s?(?:0?[1-9]|1[0-2])\s?\k<sep>\s?(?<year>(?:19|20)\d\d|\d\d)(?![\d/.\-]*\d)|(?<![\d\-])(?<year>(?:19|20)\d\d)[\-/](?:0[1-9]|1[0-2])[\-/](?:0[1-9]|[12]\d|3[01])(?!\d)|\b(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?:\s+of)?[\s.\-/]{1,2}(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}[\s.,\-/]{1,2}(?<year>(?:19|20)\d\d|\d\d)\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\s+(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?,?\s+(?<year>(?:19|20)\d\d)\b|\bborn\s+(?:in\s+)?(?<year>(?:19|20)\d\d)\b)", RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex LongAgo();

    // A bed is one person, unless it is plainly a thing, or time: "bed 3 weeks late".
    [GeneratedRegex(@"\bbed\s*(?:no\.?|number)?\s*\d{1,3}\b(?<thing>(?=\s+(?:(?:was|is|has been|had been)\s+)?(?:closed|broken|repaired|fixed|removed|replaced|ordered|out of (?:use|order|service)|for repair|(?:minute|hour|day|night|week|month|year)s?)\b))?", RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex Bed();

    // What only a person does, said of a room, is said of who is in it.
    [GeneratedRegex(@"\b(?:room|rm|bay|bedroom)\b\.?\s*(?:no\.?|number)?\s*\d{1,3}\b(?<does>(?=\s+(?:went(?!\s+live)|said|says|refused|refuses|asked|asks|wants|wanted|threw|fell|got|became|tried|took|left|came|hit|cut|ate|drank|told|cried|smashed|bit|ran)\b))?", RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex Room();

    // A room may be painted and a bay closed; with one of these words in the sentence, somebody is in it.
    [GeneratedRegex(@"\b(?:patient|resident|service user|person (?:in|from|of)|someone (?:in|from|of)|somebody (?:in|from|of)|mum|mother|dad|father|sister|brother|wife|husband|daughter|awol|abscond\w*|swallow\w*|punch\w*|kick\w*|scream\w*|shout\w*|spat|overdos\w*|vomit\w*|agitated|aggressive|upset|suicidal|psychotic|asleep|unwell|he|she|him|her|his|hers|man|woman|lady|gentleman|boy|girl|lad|lass|pt|herself|himself|restrain\w*|secluded|seclusion(?!\s+(?:room|suite))|ligature|inject\w*|tranquil\w*|admitted|discharged|detained|sectioned|distressed|assault\w*|attack\w*|hurt|self.?harm\w*)\b", RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex SpeaksOfSomebody();

    [GeneratedRegex(@"\b(?:[Mm][Rr][Ss]?|M[Xx])\b\.?\s+(?!(?:[Aa]nd|[Oo]r|[Ss]can(?:s|ner)?|[Ii]maging)\b)(?:\p{L}\p{M}*(?:\.\s*|\s+)){0,2}\p{L}[\p{L}\p{M}'’\-]{0,30}(?:[ \-]\p{Lu}[\p{L}\p{M}'’]{1,30})?|\b(?:[Mm]s|[Mm]iss|MISS|[Dd]r|DR)\b\.?\s+(?!(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Foster\s+(?:data|figures|report|Intelligence))(?:\p{Lu}\p{M}*(?:\.\s*|\s+)){0,2}\p{Lu}[\p{L}\p{M}'’\-]{0,30}(?:[ \-]\p{Lu}[\p{L}\p{M}'’]{1,30})?", RegexOptions.None, 10_000)]
    private static partial Regex Titled();

    [GeneratedRegex(@"[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9.\-]{1,64}\.[A-Za-z]{2,10}", RegexOptions.None, 10_000)]
    private static partial Regex Contact();

    // A British number as it is written, or one with the code of a country.
    [GeneratedRegex(@"(?<![\d+])(?:(?:\+|00)\d{1,3}[ \-]?(?:\(0\)[ ]?)?\d{2,5}(?:[ \-]?\d{2,4}){1,3}|\(?0\d{2,4}\)?[ \-]?\d{3,4}[ \-]?\d{3,4})(?!\d)", RegexOptions.None, 10_000)]
    private static partial Regex Telephone();

    [GeneratedRegex(@"\b(?:the|a|one|this)\s+(?:\d{1,2}[ \-]year[ \-]old(?!\s+(?:sofa|building|ward|chair|bed|boiler|carpet|kitchen|bathroom|lift|system|policy|television|tv|furniture|window|roof|house|hospital|unit|car|minibus|tree|programme|service|study|report|garden|fridge|cooker|computer|pc|phone)s?\b)|patient (?:called|named))[^.,;\n]{0,40}", RegexOptions.IgnoreCase, 10_000)]
    private static partial Regex OnePatient();
}
