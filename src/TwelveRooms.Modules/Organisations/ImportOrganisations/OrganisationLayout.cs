using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;

namespace TwelveRooms.Organisations.ImportOrganisations;

/// <summary>One layout of file: how it is known, what it must have, and how a line is read.</summary>
internal sealed record OrganisationLayout(
    string Name, IReadOnlyList<string> KnownBy, IReadOnlyList<string> Needed, Action<LineReader, DraftBook> ReadLine)
{
    /// <summary>The most telling headings first: a wards file names regions too.</summary>
    public static IReadOnlyList<OrganisationLayout> All { get; } =
    [
        new("wards", ["ward_code"], ["provider_code", "ward_code", "ward_name", "ward_type"], WardLines.Read),
        new("sites", ["site_code", "site_name"], ["site_code", "site_name", "provider_code"], SiteLines.Read),
        new("providers", ["ods_code"], ["ods_code", "display_name", "kind"], ProviderLines.Read),
        new("ICBs", ["icb_code"], ["icb_code", "icb_name", "region_code", "region_name", "valid_from"], IcbLines.Read),
        new("regions", ["region_code"], ["region_code", "region_name"], RegionLines.Read),
    ];

    public static OrganisationLayout? Of(IReadOnlyList<string> headings) => All.FirstOrDefault(l => l.KnownBy.All(headings.Contains));

    public static string KnownWords { get; } =
        string.Join("; ", All.Select(l => $"{l.Name} by {string.Join(" and ", l.KnownBy)} (with {string.Join(", ", l.Needed.Except(l.KnownBy))})"));

    internal static IReadOnlyList<DraftParent> Below(string? code) => code is null ? [] : [new(UnitTree.Ever, code)];

    internal static IReadOnlyList<DraftParent> BelowProgramme { get; } = [new(UnitTree.Ever, null)];

    /// <summary>Names a region, which hangs on the programme.</summary>
    internal static void MentionRegion(LineReader line, DraftBook book, string? code)
    {
        if (code is not null)
        {
            book.Mention(new(UnitKind.Region, code, line.Line, "region_code") { Name = line.Name("region_name", false), Parents = BelowProgramme });
        }
    }
}

internal static class RegionLines
{
    public static void Read(LineReader line, DraftBook book)
    {
        var (code, name) = (line.Code("region_code", true), line.Name("region_name", true));
        if (line.IsSound)
        {
            book.Declare(new(UnitKind.Region, code!, line.Line, "region_code") { Name = name, IsOwn = true, Parents = OrganisationLayout.BelowProgramme });
        }
    }
}

internal static class IcbLines
{
    private static readonly char[] Separators = ['|', ';', ',', ' '];

    public static void Read(LineReader line, DraftBook book)
    {
        var (code, name) = (line.Code("icb_code", true), line.Name("icb_name", true));
        var (region, _) = (line.Code("region_code", true), line.Name("region_name", true));
        var (opened, closed) = line.Life("valid_from", "valid_to", isOpenedNeeded: true);
        var isSplit = line.OneOf("successor_is_split", "N", "Y") == "Y";
        var successors = line.Text("successor_codes").ToUpperInvariant()
            .Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct().ToList();
        foreach (var wrong in successors.Where(s => s.Length is < 3 or > 5 || !s.All(char.IsAsciiLetterOrDigit)))
        {
            line.No<string>("successor_codes", $"'{wrong}' is not a code. Write the codes with | between them.");
        }

        if (successors.Count > 0 && closed is null)
        {
            line.No<string>("valid_to", $"{code} has a successor and no last day. Fill in valid_to.");
        }

        if (!line.IsSound)
        {
            return;
        }

        OrganisationLayout.MentionRegion(line, book, region);
        book.Declare(new(UnitKind.Icb, code!, line.Line, "icb_code")
        {
            Name = name,
            IsOwn = true,
            Parents = OrganisationLayout.Below(region),
            OpenedOn = opened,
            ClosedOn = closed,
            Successors = successors,
            IsSplit = isSplit,
        });
        foreach (var successor in successors)
        {
            book.Mention(new(UnitKind.Icb, successor, line.Line, "successor_codes") { Parents = OrganisationLayout.Below(region) });
        }
    }
}
