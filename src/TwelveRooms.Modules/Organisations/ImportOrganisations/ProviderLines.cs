using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;

namespace TwelveRooms.Organisations.ImportOrganisations;

/// <summary>Reads organisations, with their ICB on either side of the change of 1 April 2026.</summary>
internal static class ProviderLines
{
    private const string Before = "icb_code_until_2026_03_31";
    private const string After = "icb_code_from_2026_04_01";
    private static readonly DateOnly Change = new(2026, 4, 1);

    public static void Read(LineReader line, DraftBook book)
    {
        var (code, name) = (line.Code("ods_code", true), line.Name("display_name", true));
        var kind = line.Name("kind", true, 80);
        var region = line.Code("region_code", false);
        var (before, after) = (line.Code(Before, false), line.Code(After, false));
        var (opened, closed) = line.Life("open_date", "close_date");
        var status = line.OneOf("status", "open", "closed", "not checked");
        var successor = line.Code("successor_code", false);
        if (status == "open" && closed is not null)
        {
            line.No<string>("status", $"The status is open and close_date is {line.Text("close_date")}. Correct one of the two.");
        }

        if (status == "closed" && closed is null)
        {
            line.No<string>("close_date", "The status is closed and there is no last day. Fill in close_date.");
        }

        if (!line.IsSound)
        {
            return;
        }

        OrganisationLayout.MentionRegion(line, book, region);
        MentionIcb(line, book, before, Before, region);
        MentionIcb(line, book, after, After, region);
        if (successor is not null)
        {
            book.Mention(new(UnitKind.Provider, successor, line.Line, "successor_code"));
        }

        book.Declare(new(UnitKind.Provider, code!, line.Line, "ods_code")
        {
            Name = name,
            IsOwn = true,
            IsNotChecked = status == "not checked",
            Parents = line.Has("region_code") || line.Has(Before) || line.Has(After) ? ParentsOf(region, before, after) : [],
            OpenedOn = opened,
            ClosedOn = closed,
            OrganisationType = kind,
            Successors = successor is null ? [] : [successor],
        });
    }

    /// <summary>Its ICBs if it has any, else its region, else the programme. A file without these columns says nothing of them.</summary>
    private static IReadOnlyList<DraftParent> ParentsOf(string? region, string? before, string? after)
    {
        var (first, then) = (before ?? region, after ?? before ?? region);
        return first == then ? [new(UnitTree.Ever, first)] : [new(UnitTree.Ever, first), new(Change, then)];
    }

    private static void MentionIcb(LineReader line, DraftBook book, string? code, string column, string? region)
    {
        if (code is not null)
        {
            book.Mention(new(UnitKind.Icb, code, line.Line, column) { Parents = OrganisationLayout.Below(region) });
        }
    }
}
