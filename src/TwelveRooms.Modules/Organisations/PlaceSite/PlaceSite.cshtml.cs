using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Components;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Organisations.ShowOrganisation;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Organisations.PlaceSite;

internal sealed class PlaceSiteModel(PlaceSiteHandler handler, SitePlaceReader reader, UnitDirectory units, Db db, RoomsClock clock, CurrentViewer current) : PageModel
{
    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    public DateParts? From { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Key { get; set; }

    [BindProperty]
    public int Version { get; set; }

    public UnitRow Site { get; private set; } = null!;

    public IReadOnlyList<UnitLink> Now { get; private set; } = [];

    public IReadOnlyList<Choice> Places { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid site, CancellationToken cancel)
    {
        if (!await LoadAsync(site, cancel))
        {
            return NotFound();
        }

        (Version, Key) = (await db.VersionOfAsync(Site.Number, current.Viewer, cancel), Guid.CreateVersion7().ToString("n"));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid site, CancellationToken cancel)
    {
        if (!await LoadAsync(site, cancel))
        {
            return NotFound();
        }

        var outcome = await handler.HandleAsync(new(site.ToString(), Place, DateText.Of(From), Reason) { Key = Key, Version = Version }, current.Viewer, cancel);
        return outcome.IsRefused ? this.PageWith(outcome.Refusal) : Redirect($"/organisations/{site}?saved=placed");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        if (await units.FindAsync(id, current.Viewer, cancel) is not { Kind: UnitKind.Site } site
            || !(await db.StandingAsync(current.Viewer, site.Number, cancel)).May(Rights.ManageUnits))
        {
            return false;
        }

        (Site, Now) = (site, await reader.OfSiteAsync(site.Number, clock.Today, current.Viewer, cancel));
        var boards = await units.AllAsync(UnitKind.Icb, current.Viewer, cancel);
        var regions = await units.AllAsync(UnitKind.Region, current.Viewer, cancel);
        Places =
        [
            new("", "Where its organisation reports"),
            .. boards.Where(b => !(b.ClosedOn < clock.Today)).Select(b => new Choice(b.Id.Value.ToString(), b.Name, null, "ICBs")),
            .. regions.Select(r => new Choice(r.Id.Value.ToString(), r.Name, null, "Regions")),
        ];
        this.SetPage($"Where {site.Name} lies", new RoomsLink("Organisations", "/organisations"), new RoomsLink(site.Name, $"/organisations/{id}"));
        return true;
    }
}
