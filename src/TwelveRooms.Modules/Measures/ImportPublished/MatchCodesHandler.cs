using TwelveRooms.Platform;
using TwelveRooms.Platform.Files;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.ImportPublished;

/// <summary>What a file of codes and names did.</summary>
/// <param name="Matched">What was said for each line that could be taken, in the order of the file.</param>
/// <param name="Problems">Why the other lines could not.</param>
internal sealed record MatchedCodes(IReadOnlyList<string> Matched, IReadOnlyList<Problem> Problems);

/// <summary>
/// Says for a whole file what codes and former names in published files mean: each line is one statement of its own, so that a wrong one
/// keeps back none of the others, and the same file again changes nothing.
/// </summary>
internal sealed class MatchCodesHandler(MatchCodeHandler one)
{
    private const int MostLines = 5_000;
    private static readonly string[] Codes = ["alias_name", "alias", "published", "published_code", "former_name", "former_code"];
    private static readonly string[] Units = ["ods_code", "means", "unit", "unit_code", "provider_code", "icb_code", "region_code"];

    public async Task<Outcome<MatchedCodes>> HandleAsync(ReceivedFile file, Viewer viewer, CancellationToken cancel)
    {
        if (!viewer.MayForAll(Rights.Import))
        {
            return Refusal.NotFound;
        }

        var problems = new ProblemList();
        var sheet = file.ReadSheet(problems, MostLines);
        if (sheet.IsRefused)
        {
            return sheet.Refusal;
        }

        if (Array.Find(Codes, sheet.Value.Headings.Contains) is not { } code || Array.Find(Units, sheet.Value.Headings.Contains) is not { } unit)
        {
            return Refusal.Invalid(
                "headings-unknown",
                $"{file.ShortName} needs two headings: one for what stands in published files ({string.Join(", ", Codes)}), and one for the code of the unit that is meant ({string.Join(", ", Units)}).",
                "File");
        }

        var matched = new List<string>();
        foreach (var row in sheet.Value.Rows)
        {
            var outcome = await one.HandleAsync(new(row.Cells[code], row.Cells[unit]), viewer, cancel);
            if (outcome.IsRefused)
            {
                problems.Add(row.Line, outcome.Refusal.Field == "Means" ? unit : code, outcome.Refusal.Message);
            }
            else
            {
                matched.Add(outcome.Value);
            }
        }

        return new MatchedCodes(matched, problems.InOrder());
    }
}
