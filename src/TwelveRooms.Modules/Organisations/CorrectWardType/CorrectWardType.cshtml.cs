using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Components;
using TwelveRooms.Organisations.WardForms;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Edge;

namespace TwelveRooms.Organisations.CorrectWardType;

internal sealed class CorrectWardTypeModel(CorrectWardTypeHandler handler, WardFormReader reader, CurrentViewer current) : PageModel
{
    [BindProperty]
    public string? Type { get; set; }

    [BindProperty]
    public string? AnotherType { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public string? Key { get; set; }

    public WardForm Ward { get; private set; } = null!;

    public IReadOnlyList<Choice> Types { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid ward, CancellationToken cancel)
    {
        if (!await LoadAsync(ward, cancel))
        {
            return this.PageWith(Refusal.NotFound);
        }

        (Type, Version, Key) = (Ward.Type, Ward.Version, Guid.CreateVersion7().ToString("n"));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid ward, CancellationToken cancel)
    {
        if (!await LoadAsync(ward, cancel))
        {
            return this.PageWith(Refusal.NotFound);
        }

        // The type of today stands chosen, so what is written beside it is meant.
        var chosen = Type == Ward.Type && !string.IsNullOrWhiteSpace(AnotherType) ? null : Type;
        if (WardTypeChoice.RefuseBoth(chosen, AnotherType) is { } both)
        {
            return this.PageWith(both);
        }

        var outcome = await handler.HandleAsync(new(ward, WardTypeChoice.Of(chosen, AnotherType), Reason, Version) { Key = Key }, current.Viewer, cancel);
        return outcome.IsRefused ? this.PageWith(WardTypeChoice.AtItsBox(outcome.Refusal, Type)) : Redirect($"{Ward.ProviderHref}?saved=typed");
    }

    private async Task<bool> LoadAsync(Guid ward, CancellationToken cancel)
    {
        if (await reader.FindAsync(ward, current.Viewer, cancel) is not { } found)
        {
            return false;
        }

        Ward = found;
        Types = WardTypeChoice.Among(await reader.TypesAsync(current.Viewer, cancel));
        this.SetPage($"Type of {found.Name}", found.Way);
        return true;
    }
}
