using System.Globalization;
using System.Text.RegularExpressions;
using TwelveRooms.Platform.Text;

namespace TwelveRooms.Platform.Files;

/// <summary>
/// Looks for what no imported file may hold: headings about one person, NHS numbers in any cell whether the importer reads its
/// column or not, and scores or labels of risk whatever their column is called. What was found is never quoted.
/// </summary>
internal static partial class PersonLevel
{
    private static readonly HashSet<string> RiskLabels = new(StringComparer.OrdinalIgnoreCase)
    {
        "low", "medium", "moderate", "high", "very high", "low risk", "medium risk", "moderate risk", "high risk", "very high risk",
    };

    /// <summary>Whether a heading names something about one person.</summary>
    public static bool IsAboutPeople(string heading) => Person().IsMatch(Normal(heading)) || Person().IsMatch(Normal(Humps().Replace(heading, "_")));

    /// <summary>Whether a message may quote such a heading: it is known words and nothing else. The first line of a file may be data.</summary>
    public static bool MayBeQuoted(string heading) => IsOnlyWords(Normal(heading)) || IsOnlyWords(Normal(Humps().Replace(heading, "_")));

    /// <summary>How a message names such a column.</summary>
    /// <param name="heading">Its heading.</param>
    /// <param name="column">Where it stands, counted from 0.</param>
    public static string Named(string heading, int column) =>
        MayBeQuoted(heading) ? $"The column '{heading}'" : string.Create(CultureInfo.InvariantCulture, $"Column {column + 1}");

    /// <summary>A heading as a message may quote it: its place where it may be somebody's name or number, or where there is none.</summary>
    /// <param name="heading">The heading.</param>
    /// <param name="column">Where it stands, counted from 0.</param>
    public static string Quoted(string heading, int column) =>
        heading.Length == 0 || HoldsNhsNumber(heading) || (IsAboutPeople(heading) && !MayBeQuoted(heading)) ? string.Create(CultureInfo.InvariantCulture, $"column {column + 1}") : heading;

    /// <summary>Whether a heading names a score or label of risk.</summary>
    public static bool IsAboutRisk(string heading) => Risk().IsMatch(Normal(heading));

    /// <summary>Whether a cell is a label of risk and nothing else.</summary>
    public static bool IsRiskLabel(string cell) => cell.Length is > 2 and < 20 && RiskLabels.Contains(cell);

    /// <summary>Looks through a sheet of units. The postcode of a site is that of a building.</summary>
    public static void Check(Sheet sheet, ProblemList problems)
    {
        var isOfSites = sheet.Headings.Any(h => Normal(h) == "site_code");
        foreach (var (column, heading) in sheet.Headings.Index())
        {
            if (HoldsNhsNumber(heading))
            {
                problems.Add(1, "", "The first line holds what looks like an NHS number. Take it out: nothing about one person belongs in this file.");
            }
            else if (IsAboutPeople(heading) && !(isOfSites && (Normal(heading) is "postcode" or "post_code")))
            {
                problems.Add(1, MayBeQuoted(heading) ? heading : "", $"{Named(heading, column)} is about people. Take it out: nothing about one person belongs in this file.");
            }
            else if (IsAboutRisk(heading))
            {
                problems.Add(1, heading, $"The column '{heading}' is about risk. Take it out: we keep no risk scores.");
            }
        }

        foreach (var row in sheet.Rows.Concat(sheet.Broken))
        {
            foreach (var (column, cell) in row.Cells)
            {
                if (HoldsNhsNumber(cell))
                {
                    problems.Add(row.Line, column, "This cell holds what looks like an NHS number. Take it out: nothing about one person belongs in this file.");
                }
                else if (IsRiskLabel(cell))
                {
                    problems.Add(row.Line, column, "This cell looks like a label of risk. Take the column out: we keep no risk scores. If it means a kind of ward, write it in full, such as Low Secure.");
                }
            }
        }
    }

    /// <summary>Letters and digits alone, what parts them as one line: “NHS No.” and “nhs-no” are one heading.</summary>
    private static string Normal(string heading) => Parting().Replace(heading.ToLowerInvariant(), "_").Trim('_');

    /// <summary>The guard of free texts decides; ids and decimals have long rows of digits too.</summary>
    public static bool HoldsNhsNumber(string cell) =>
        !Guid.TryParse(cell, out _) && !IsDecimal(cell) && NhsNumbers.In(cell).Any();

    /// <summary>0.1234567890 is a rate.</summary>
    private static bool IsDecimal(string cell) =>
        cell.Contains('.', StringComparison.Ordinal) && double.TryParse(cell, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    [GeneratedRegex(@"[^\p{L}\p{Nd}]+", RegexOptions.None, 10_000)]
    private static partial Regex Parting();

    private static bool IsOnlyWords(string normal) => Person().Match(normal).Value == normal;

    /// <summary>Where one word ends and the next begins in DateOfBirth, NHSNumber and LocalPatientID.</summary>
    [GeneratedRegex(@"(?<=[\p{Ll}\p{Nd}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})", RegexOptions.None, 10_000)]
    private static partial Regex Humps();

    // "Service user" as a whole heading is a person, and so is "full name"; service users asked are a count, and a ward has a full name
    // too. Words may be run together: some importers put headings into small letters first.
    private const string Whole = "^service_?user(_?[0-9]+)?$|^(full|given|family|middle)_?names?$";
    private const string OfOne = "(local_?)?(patient|client|person|service_?user)_?(id|identifier|name|full_?name|initial|number|no|ref|reference|dob|nhs)s?";
    private const string OfEach = "(patient|service_?user)_?s_(names?|initials|ids?|numbers?|refs?|dob|nhs)|(client|person)_?s_(names?|initials|ids?|dob)";
    private const string Patient = "patient(?!_(safety|experience|day|bed|incident))";
    private const string Numbers = "(nhs|hospital)_?(number|no|num)|nhs_?id|mrn|rio_?(number|id)";
    private const string Particulars = "d_o_b|dob|(person_?)?(date_?of_?birth|birth_?date)|post_?code|surname|forename|first_?name|last_?name";

    [GeneratedRegex($"{Whole}|(^|_)({OfOne}|{OfEach}|{Patient}|{Numbers}|{Particulars})($|_)", RegexOptions.None, 10_000)]
    private static partial Regex Person();

    [GeneratedRegex(@"(^|_)risk_?(score|scores|level|levels|rating|ratings|category|band|group|label|status|rag|flag)($|_)|^risk$", RegexOptions.None, 10_000)]
    private static partial Regex Risk();
}
