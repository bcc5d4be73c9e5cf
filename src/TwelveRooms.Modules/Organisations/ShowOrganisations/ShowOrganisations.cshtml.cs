using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Organisations.ShowOrganisations;

internal sealed class ShowOrganisationsModel(ShowOrganisationsHandler handler, UnitDirectory units, Db db, CurrentViewer current) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? On { get; set; }

    public bool MayImport => current.Viewer.Grants.Any(g => g.Rights.HasFlag(Rights.Import));

    public bool MayImportForAll => current.Viewer.MayForAll(Rights.Import);

    public bool MayAdminister => current.Viewer.MayForAll(Rights.Administer);

    /// <summary>The programme, for a reader who may look at its people.</summary>
    public Guid? Programme { get; private set; }

    public OrganisationsOnDay? List { get; private set; }

    /// <summary>Whether no organisation, board or region is there at all, and this reader is the one who loads them.</summary>
    public bool IsEmptyHouse => MayImportForAll && List is { Count: 0, IsToday: true } l && l.Regions.Count + l.Countries.Count + l.Closed.Count == 0 && string.IsNullOrWhiteSpace(Search);

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel)
    {
        this.SetPage("Organisations");
        var outcome = await handler.HandleAsync(new(Search, On), current.Viewer, cancel);
        if (outcome.IsRefused)
        {
            return this.PageWith(outcome.Refusal);
        }

        List = outcome.Value;
        if (List.Regions.SelectMany(r => r.Boards).SelectMany(b => b.Organisations).Concat(List.Closed).Any(o => !MadeUpCode.Is(o.Code ?? "")))
        {
            this.SayPublished();
        }

        Programme = await ProgrammeAsync(cancel);
        return Page();
    }

    private async Task<Guid?> ProgrammeAsync(CancellationToken cancel)
    {
        const Rights looking = Rights.ManagePeople | Rights.ReviewAccess;
        return current.Viewer.Grants.Any(g => (g.Rights & looking) != 0)
            && await units.AllAsync(UnitKind.Programme, current.Viewer, cancel) is [var programme, ..]
            && ((await db.StandingAsync(current.Viewer, programme.Number, cancel)).Rights & looking) != 0
            ? programme.Id.Value
            : null;
    }
}
