using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Components;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Files;

namespace TwelveRooms.Measures.ImportPublished;

internal sealed class LookAtPublishedModel(PublishedImporter importer, StagedFiles staged, CurrentViewer current) : PageModel
{
    public const int MostShown = 50;

    public PublishedImport? Seen { get; private set; }

    public string Address { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync(Guid file, [FromQuery(Name = "period")] string? period, CancellationToken cancel) =>
        await LookAsync(file, period, cancel) ?? Page();

    /// <summary>What is kept may have changed since it was looked at, so the file is read again.</summary>
    public async Task<IActionResult> OnPostAsync(Guid file, [FromQuery(Name = "period")] string? period, CancellationToken cancel)
    {
        if (await LookAsync(file, period, cancel) is { } refused)
        {
            return refused;
        }

        var outcome = await importer.ImportAsync(Seen!, current.Viewer, cancel);
        if (outcome.IsRefused)
        {
            return this.PageWith(outcome.Refusal);
        }

        await staged.DropAsync(file, current.Viewer, cancel);
        return Redirect(outcome.Value.Import is { } id ? $"/numbers/imports/{id}?saved=true" : "/numbers/import");
    }

    private async Task<IActionResult?> LookAsync(Guid file, string? period, CancellationToken cancel)
    {
        this.SetPage("What the file would do", new RoomsLink("Bring in published figures", "/numbers/published"));
        Address = $"/numbers/published/{file}{(period is null ? "" : $"?period={Uri.EscapeDataString(period)}")}";
        using var copy = await staged.OpenAsync(file, current.Viewer, cancel);
        if (copy is null)
        {
            return this.PageWith(Refusal.NotFound);
        }

        var seen = await importer.CheckAsync(copy.Open, copy.Name, copy.Length, period, current.Viewer, cancel);
        if (seen.IsRefused)
        {
            return this.PageWith(seen.Refusal);
        }

        Seen = seen.Value;
        return null;
    }
}
