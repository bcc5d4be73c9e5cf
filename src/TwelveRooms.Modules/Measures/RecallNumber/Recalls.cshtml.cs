using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Components;
using TwelveRooms.Platform.Edge;

namespace TwelveRooms.Measures.RecallNumber;

internal sealed class RecallsModel(ShowRecallsHandler show, CurrentViewer current) : PageModel
{
    public RecallsView View { get; private set; } = null!;

    public string Address => $"/units/{View.Unit.Id.Value}/recalls";

    public async Task<IActionResult> OnGetAsync(Guid unit, [FromQuery(Name = "of")] Guid? of, CancellationToken cancel)
    {
        var outcome = await show.HandleAsync(new(unit.ToString(), of?.ToString()), current.Viewer, cancel);
        if (outcome.IsRefused)
        {
            return this.PageWith(outcome.Refusal);
        }

        View = outcome.Value;
        this.SetPage("Withdraw a number that was given out", new RoomsLink(View.Unit.Name, $"/organisations/{View.Unit.Id.Value}"));
        return Page();
    }
}
