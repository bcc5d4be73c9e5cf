using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Components;
using TwelveRooms.Platform.Edge;

namespace TwelveRooms.Measures.ImportPoints;

internal sealed class ShowNamesModel(RememberedNames names, ForgetNameHandler forget, CurrentViewer current) : PageModel
{
    public IReadOnlyList<RememberedName> Names { get; private set; } = [];

    public bool Saved { get; private set; }

    public async Task OnGetAsync([FromQuery(Name = "saved")] bool saved, CancellationToken cancel)
    {
        Saved = saved;
        await FillAsync(cancel);
    }

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "name")] Guid name, CancellationToken cancel)
    {
        var outcome = await forget.HandleAsync(name, current.Viewer, cancel);
        if (outcome.IsRefused)
        {
            await FillAsync(cancel);
            return this.PageWith(outcome.Refusal);
        }

        return Redirect("/numbers/names?saved=true");
    }

    private async Task FillAsync(CancellationToken cancel)
    {
        this.SetPage("Names in your files", new RoomsLink("Bring in numbers", "/numbers/import"));
        Names = await names.AllAsync(current.Viewer, cancel);
    }
}
