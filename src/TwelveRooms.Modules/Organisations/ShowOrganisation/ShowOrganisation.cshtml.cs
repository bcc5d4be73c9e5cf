using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Logging;
using TwelveRooms.Components;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform.Contributions;
using TwelveRooms.Platform.Edge;

namespace TwelveRooms.Organisations.ShowOrganisation;

internal sealed class ShowOrganisationModel(
    ShowOrganisationHandler handler, UnitDirectory units, IEnumerable<IUnitSection> sources, CurrentViewer current, ILogger<ShowOrganisationModel> log) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Saved { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? On { get; set; }

    public OrganisationView View { get; private set; } = null!;

    public Gathered<UnitSection> Sections { get; private set; } = new([], false);

    /// <summary>On a page that is the reader's own: what it is for.</summary>
    public string? Lede => !current.Viewer.Grants.Any(g => g.Unit == View.Number) || !View.IsToday
        ? null
        : View.Kind is UnitKind.Icb or UnitKind.Region
        ? "Which organisations and sites are here, what they were called before, and what is published of them. No ward can be seen from here."
        : View.MayManage
        ? "Each ward is read against its own past, never against another. Open one to see what changed there, and write on its chart why a line moved. Here the list of wards is kept right."
        : "Each ward is read against its own past, never against another. Open one to see what changed there.";

    public async Task<IActionResult> OnGetAsync(Guid unit, CancellationToken cancel)
    {
        var outcome = await handler.HandleAsync(new(unit, On), current.Viewer, cancel);
        if (outcome.Refusal is { Field: nameof(On) } notADay)
        {
            outcome = await handler.HandleAsync(new(unit), current.Viewer, cancel);
            this.PageWith(notADay);
        }

        if (outcome.IsRefused)
        {
            // A ward has a page of its own.
            return await units.FindAsync(unit, current.Viewer, cancel) is { Kind: UnitKind.Ward } ? Redirect($"/wards/{unit}") : this.PageWith(outcome.Refusal);
        }

        View = outcome.Value;
        if (View.Kind is UnitKind.Programme)
        {
            return Redirect("/organisations");
        }

        this.SetPage(View.Name, [new RoomsLink("Organisations", "/organisations"), .. View.Above.Select(a => new RoomsLink(a.Name, $"/organisations/{a.Id}"))]);
        if (!MadeUpCode.Is(View.Code ?? ""))
        {
            this.SayPublished();
        }

        Sections = await sources.GatherAsync<IUnitSection, UnitSection>(s => s.ForAsync([View.Number], current.Viewer, cancel), log);
        return Page();
    }
}
