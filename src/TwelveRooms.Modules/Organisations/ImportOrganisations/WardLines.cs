using TwelveRooms.Organisations.Contracts;

namespace TwelveRooms.Organisations.ImportOrganisations;

/// <summary>Reads wards; the organisations and sites that they name are made where they are missing.</summary>
internal static class WardLines
{
    public static void Read(LineReader line, DraftBook book)
    {
        var provider = line.Code("provider_code", true);
        var providerName = line.Name("provider_name", false);
        var region = line.Code("region_code", false);
        var (site, siteName) = (line.Code("site_code", false, isOds: false), line.Name("site_name", false));
        var (code, name) = (line.Code("ward_code", true, isOds: false), line.Name("ward_name", true));
        var type = line.Name("ward_type", true, 80);
        var (opened, closed) = line.Life("opened_on", "closed_on");
        if (opened > book.LatestPlan)
        {
            line.No<string>("opened_on", $"It opens on {line.Text("opened_on")}, more than a year ahead. Write the day on which it opens; plan at most a year ahead.");
        }

        var beds = line.Whole("beds");
        if (!line.IsSound)
        {
            return;
        }

        OrganisationLayout.MentionRegion(line, book, region);
        book.Mention(new(UnitKind.Provider, provider!, line.Line, "provider_code")
        {
            Name = providerName,
            Parents = OrganisationLayout.Below(region),
        });
        SiteLines.Mention(line, book, site, siteName, provider);
        book.Declare(new(UnitKind.Ward, code!, line.Line, "ward_code")
        {
            Name = name,
            IsOwn = true,
            Parents = OrganisationLayout.Below(site ?? provider),
            OpenedOn = opened,
            ClosedOn = closed,
            WardType = type,
            Beds = beds,
        });
    }
}

/// <summary>Reads sites.</summary>
internal static class SiteLines
{
    public static void Read(LineReader line, DraftBook book)
    {
        var (code, name) = (line.Code("site_code", true, isOds: false), line.Name("site_name", true));
        var provider = line.Code("provider_code", true);
        var (icb, region) = (line.Code("icb_code", false), line.Code("region_code", false));
        var (opened, closed) = line.Life("opened_on", "closed_on");
        if (!line.IsSound)
        {
            return;
        }

        OrganisationLayout.MentionRegion(line, book, region);
        if (icb is not null)
        {
            book.Mention(new(UnitKind.Icb, icb, line.Line, "icb_code") { Parents = OrganisationLayout.Below(region) });
        }

        book.Mention(new(UnitKind.Provider, provider!, line.Line, "provider_code"));
        book.Declare(new(UnitKind.Site, code!, line.Line, "site_code")
        {
            Name = name,
            IsOwn = true,
            Parents = OrganisationLayout.Below(provider),
            OpenedOn = opened,
            ClosedOn = closed,
            Places = [.. new[] { icb, region }.OfType<string>()],
        });
    }

    public static void Mention(LineReader line, DraftBook book, string? site, string? name, string? provider)
    {
        if (site is not null)
        {
            book.Mention(new(UnitKind.Site, site, line.Line, "site_code") { Name = name, Parents = OrganisationLayout.Below(provider) });
        }
    }
}
