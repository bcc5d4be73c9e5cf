using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Organisations.ShowOrganisation;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Organisations.PlaceSite;

/// <summary>Reads where sites lie, when that is not where their organisation reports.</summary>
internal sealed class SitePlaceReader(Db db, UnitDirectory units)
{
    /// <summary>The board and region of a site of its own on a day.</summary>
    public async Task<IReadOnlyList<UnitLink>> OfSiteAsync(int site, DateOnly day, Viewer viewer, CancellationToken cancel) =>
        Links(await units.FindAsync(await db.For<SitePlace>(viewer).Where(p => p.Site == site && p.From <= day && p.To > day).Select(p => p.Place).ToListAsync(cancel), viewer, cancel));

    /// <summary>The sites that lie in a board or region of their own on a day, as far as the viewer sees them.</summary>
    public async Task<IReadOnlyList<UnitLink>> SitesInAsync(int place, DateOnly day, Viewer viewer, CancellationToken cancel) =>
        Links(await units.FindAsync(await db.For<SitePlace>(viewer).Where(p => p.Place == place && p.From <= day && p.To > day).Select(p => p.Site).ToListAsync(cancel), viewer, cancel));

    private static IReadOnlyList<UnitLink> Links(IReadOnlyDictionary<int, UnitRow> rows) =>
        [.. rows.Values.OrderBy(u => u.Name, StringComparer.CurrentCulture).Select(u => new UnitLink(u.Id.Value, u.Name))];
}
