using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Organisations.ShowOrganisations;

internal sealed class ShowOrganisationsModel(ShowOrganisationsHandler handler, CurrentViewer current) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? On { get; set; }

    public bool MayImport => current.Viewer.Grants.Any(g => g.Rights.HasFlag(Rights.Import));

    public bool MayImportForAll => current.Viewer.MayForAll(Rights.Import);

    public bool MayAdminister => current.Viewer.Grants.Any(g => g.Rights.HasFlag(Rights.Administer));

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

        return Page();
    }
}
