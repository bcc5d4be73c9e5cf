using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Organisations.WardForms;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Edge;

namespace TwelveRooms.Organisations.ReopenWard;

internal sealed class ReopenWardModel(ReopenWardHandler handler, WardFormReader reader, CurrentViewer current) : PageModel
{
    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public string? Key { get; set; }

    public WardForm Ward { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid ward, CancellationToken cancel)
    {
        if (!await LoadAsync(ward, cancel))
        {
            return this.PageWith(Refusal.NotFound);
        }

        (Version, Key) = (Ward.Version, Guid.CreateVersion7().ToString("n"));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid ward, CancellationToken cancel)
    {
        if (!await LoadAsync(ward, cancel))
        {
            return this.PageWith(Refusal.NotFound);
        }

        var outcome = await handler.HandleAsync(new(ward, Reason, Version) { Key = Key }, current.Viewer, cancel);
        return outcome.IsRefused ? this.PageWith(outcome.Refusal) : Redirect($"{Ward.ProviderHref}?saved=reopened");
    }

    private async Task<bool> LoadAsync(Guid ward, CancellationToken cancel)
    {
        if (await reader.FindAsync(ward, current.Viewer, cancel) is not { } found)
        {
            return false;
        }

        Ward = found;
        this.SetPage($"Open {found.Name} again", found.Way);
        return true;
    }
}
