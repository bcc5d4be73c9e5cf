using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Components;
using TwelveRooms.Organisations.WardForms;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Edge;

namespace TwelveRooms.Organisations.CloseWard;

internal sealed class CloseWardModel(CloseWardHandler handler, WardFormReader reader, CurrentViewer current) : PageModel
{
    [BindProperty]
    public Guid? Successor { get; set; }

    [BindProperty]
    public List<Guid> Others { get; set; } = [];

    [BindProperty]
    public DateParts? LastDay { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public string? Key { get; set; }

    public WardForm Ward { get; private set; } = null!;

    public IReadOnlyList<Choice> Wards { get; private set; } = [];

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

        var outcome = await handler.HandleAsync(new(ward, DateText.Of(LastDay), Successor, Reason, Version) { Key = Key, Others = Others }, current.Viewer, cancel);
        return outcome.IsRefused ? this.PageWith(outcome.Refusal) : Redirect($"{Ward.ProviderHref}?saved=closed");
    }

    private async Task<bool> LoadAsync(Guid ward, CancellationToken cancel)
    {
        if (await reader.FindAsync(ward, current.Viewer, cancel) is not { } found)
        {
            return false;
        }

        Ward = found;
        Wards = await reader.WardsOfAsync(found.Provider, ward, current.Viewer, cancel);
        this.SetPage($"Close {found.Name}", found.Way);
        return true;
    }
}
