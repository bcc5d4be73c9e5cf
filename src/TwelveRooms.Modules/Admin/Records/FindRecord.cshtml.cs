using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Components;
using TwelveRooms.Platform.Edge;

namespace TwelveRooms.Admin.Records;

internal sealed class FindRecordModel(FindRecordHandler handler, CurrentViewer current) : PageModel
{
    public FoundRecords Found { get; private set; } = null!;

    [BindProperty(SupportsGet = true, Name = "name")]
    public string? Name { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid unit, CancellationToken cancel)
    {
        var outcome = await handler.HandleAsync(new(unit, Name), current.Viewer, cancel);
        if (outcome.IsRefused)
        {
            return this.PageWith(outcome.Refusal);
        }

        Found = outcome.Value;
        this.SetPage("Look at somebody’s record", [new RoomsLink($"People of {Found.Unit.Name}", $"/units/{Found.Unit.Id.Value}/people")]);
        return Page();
    }
}
