using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.AskMeasure;

internal sealed class EndMeasureModel(EndSeriesHandler end, AskedSeriesOf asked, CurrentViewer current) : PageModel
{
    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public Guid Key { get; set; }

    public UnitRow Ward { get; private set; } = null!;

    public Measure Asked { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid ward, Guid measure, CancellationToken cancel)
    {
        Key = Guid.CreateVersion7();
        return await FindAsync(ward, measure, cancel) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid ward, Guid measure, CancellationToken cancel)
    {
        var command = new EndSeriesCommand(ward, measure, Reason);
        var outcome = await end.HandleAsync(command with { Request = new(Key.ToString(), command.Content, IsApi: false) }, current.Viewer, cancel);
        if (outcome.IsRefused)
        {
            return await FindAsync(ward, measure, cancel) ? this.PageWith(outcome.Refusal) : NotFound();
        }

        return Redirect($"/wards/{ward}");
    }

    private async Task<bool> FindAsync(Guid ward, Guid measure, CancellationToken cancel)
    {
        if (await asked.FindAsync(ward, measure, current.Viewer, cancel) is not { } found || !found.Standing.May(Rights.ManageMeasures))
        {
            return false;
        }

        (Ward, Asked) = (found.Ward, found.Measure);
        this.SetPage($"Stop asking for {Asked.Name}", new Components.RoomsLink(Ward.Name, $"/wards/{ward}"));
        return true;
    }
}
