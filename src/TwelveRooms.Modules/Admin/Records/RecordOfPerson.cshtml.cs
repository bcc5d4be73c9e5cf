using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Edge;

namespace TwelveRooms.Admin.Records;

internal sealed class RecordOfPersonModel(ShowRecordHandler show, LookAtRecordHandler look, CurrentViewer current) : PageModel
{
    [BindProperty]
    public string? Reason { get; set; }

    public RecordView View { get; private set; } = null!;

    public bool IsLater { get; private set; }

    public async Task<IActionResult> OnGetAsync(Guid person, [FromQuery(Name = "before")] string? before, CancellationToken cancel)
    {
        if (person == current.Viewer.Person)
        {
            return Redirect("/account/record"); // one's own needs no reason
        }

        IsLater = !string.IsNullOrEmpty(before);
        return await LoadAsync(person, before, cancel) is { } no ? this.PageWith(no) : Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid person, CancellationToken cancel)
    {
        var outcome = await look.HandleAsync(new(person, Reason), current.Viewer, cancel);
        return !outcome.IsRefused ? Redirect($"/people/{person}/record")
            : this.PageWith(await LoadAsync(person, null, cancel) ?? outcome.Refusal);
    }

    private async Task<Refusal?> LoadAsync(Guid person, string? before, CancellationToken cancel)
    {
        var outcome = await show.HandleAsync(new(person, before), current.Viewer, cancel);
        if (outcome.IsRefused)
        {
            return outcome.Refusal;
        }

        View = outcome.Value;
        this.SetPage($"The record of {View.Name}");
        return null;
    }
}
