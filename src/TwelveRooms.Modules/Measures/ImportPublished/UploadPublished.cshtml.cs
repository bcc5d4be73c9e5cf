using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Components;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Files;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.ImportPublished;

// A little more than the largest file, for the form around it.
[RequestSizeLimit(260L * 1024 * 1024)]
[RequestFormLimits(MultipartBodyLengthLimit = 260L * 1024 * 1024)]
internal sealed class UploadPublishedModel(PublishedImporter importer, StagedFiles staged, CurrentViewer current) : PageModel
{
    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>The month of a file that does not say it, as 2016-10.</summary>
    [BindProperty]
    public string? Period { get; set; }

    public IActionResult OnGet() => Fill() ?? Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        if (Fill() is { } refused)
        {
            return refused;
        }

        if (Upload is null)
        {
            return this.PageWith(Refusal.Invalid("file-missing", "Choose a file.", nameof(Upload)));
        }

        // It is looked at where it lies: what is refused here was never kept.
        var seen = await importer.CheckAsync(Upload.OpenReadStream, Upload.FileName, Upload.Length, Period, current.Viewer, cancel);
        if (seen.IsRefused)
        {
            return this.PageWith(seen.Refusal.Field == "Period" ? seen.Refusal : seen.Refusal with { Field = nameof(Upload) });
        }

        await using var content = Upload.OpenReadStream();
        var kept = await staged.KeepAsync(seen.Value.File.FileName, content, current.Viewer, cancel);
        return kept.IsRefused
            ? this.PageWith(kept.Refusal)
            : Redirect($"/numbers/published/{kept.Value}{(string.IsNullOrWhiteSpace(Period) ? "" : $"?period={Uri.EscapeDataString(Period.Trim())}")}");
    }

    private IActionResult? Fill()
    {
        this.SetPage("Bring in published figures", new RoomsLink("Organisations", "/organisations"));
        return current.Viewer.MayForAll(Rights.Import) ? null : this.PageWith(Refusal.NotFound);
    }
}
