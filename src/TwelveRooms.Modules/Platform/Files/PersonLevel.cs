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
    public static bool IsAboutPeople(string heading) => Person().IsMatch(Normal(heading));

    /// <summary>Whether a heading names a score or label of risk.</summary>
    public static bool IsAboutRisk(string heading) => Risk().IsMatch(Normal(heading));

    /// <summary>Whether a cell is a label of risk and nothing else.</summary>
    public static bool IsRiskLabel(string cell) => cell.Length is > 2 and < 20 && RiskLabels.Contains(cell);

    public static void Check(Sheet sheet, ProblemList problems)
    {
        foreach (var heading in sheet.Headings)
        {
            if (HoldsNhsNumber(heading))
            {
                problems.Add(1, "", "The first line holds what looks like an NHS number. Take it out: nothing about one person belongs in this file.");
            }
            else if (IsAboutPeople(heading))
            {
                problems.Add(1, heading, $"The column '{heading}' is about people. Take it out: nothing about one person belongs in this file.");
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

    [GeneratedRegex(@"(^|_)(nhs_?(number|no|num|id)|patient(?!_(safety|experience|day|bed|incident))|patient_?(id|name|number)|(patient_s|patients)_(names?|initials|ids?|numbers?|dob|nhs)|service_users?_(id|name|number|no|ref)|client_(id|name|number|no)|d_o_b|postcode|post_code|date_of_birth|dob|birth_?date|surname|forename|first_name|last_name|hospital_(number|no)|mrn|rio_(number|id))($|_)", RegexOptions.None, 10_000)]
    private static partial Regex Person();

    [GeneratedRegex(@"(^|_)risk_?(score|scores|level|levels|rating|ratings|category|band|group|label|status|rag|flag)($|_)|^risk$|^rag(_|$)|(^|_)rag_(rating|status)($|_)", RegexOptions.None, 10_000)]
    private static partial Regex Risk();
}
