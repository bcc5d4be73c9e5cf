using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Components;
using TwelveRooms.Organisations.WardForms;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Edge;

namespace TwelveRooms.Organisations.MoveWard;

internal sealed class MoveWardModel(MoveWardHandler handler, CancelMoveHandler cancelMove, WardFormReader reader, CurrentViewer current) : PageModel
{
    [BindProperty]
    public Guid? To { get; set; }

    [BindProperty]
    public DateParts? From { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Why what was planned will not be.</summary>
    [BindProperty]
    public string? CancelReason { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public string? Key { get; set; }

    public WardForm Ward { get; private set; } = null!;

    public IReadOnlyList<Choice> Places { get; private set; } = [];

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

        var outcome = await handler.HandleAsync(new(ward, To, DateText.Of(From), Reason, Version) { Key = Key }, current.Viewer, cancel);
        return outcome.IsRefused ? this.PageWith(outcome.Refusal) : Redirect($"{Ward.ProviderHref}?saved=moved");
    }

    public async Task<IActionResult> OnPostCancelAsync(Guid ward, CancellationToken cancel)
    {
        if (!await LoadAsync(ward, cancel))
        {
            return this.PageWith(Refusal.NotFound);
        }

        var outcome = await cancelMove.HandleAsync(new(ward, CancelReason, Version) { Key = Key }, current.Viewer, cancel);
        return outcome.IsRefused
            ? this.PageWith(outcome.Refusal with { Field = outcome.Refusal.Field is null ? null : nameof(CancelReason) })
            : Redirect($"{Ward.ProviderHref}?saved=move-cancelled");
    }

    private async Task<bool> LoadAsync(Guid ward, CancellationToken cancel)
    {
        if (await reader.FindAsync(ward, current.Viewer, cancel) is not { } found)
        {
            return false;
        }

        Ward = found;
        Places = [new("", "Choose a place"), .. await reader.PlacesAsync(current.Viewer, cancel)];
        this.SetPage($"Move {found.Name}", found.Way);
        return true;
    }
}
