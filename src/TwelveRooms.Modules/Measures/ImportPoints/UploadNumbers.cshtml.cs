using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Components;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ImportPoints.Storing;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Files;

namespace TwelveRooms.Measures.ImportPoints;

// A little more than the largest file, for the form around it.
[RequestSizeLimit(260L * 1024 * 1024)]
[RequestFormLimits(MultipartBodyLengthLimit = 260L * 1024 * 1024)]
internal sealed class UploadNumbersModel(PointsImporter handler, StagedFiles staged, ImportList imports, CurrentViewer current) : PageModel
{
    private const int MostShown = 20;

    /// <summary>The file of the form.</summary>
    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>A sheet of a workbook, by its name.</summary>
    [BindProperty]
    public string? Sheet { get; set; }

    public IReadOnlyList<ImportBatch> Imports { get; private set; } = [];

    public IReadOnlyList<string> Problems { get; private set; } = [];

    public Task OnGetAsync(CancellationToken cancel) => FillAsync(cancel);

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        await FillAsync(cancel);
        if (Upload is null)
        {
            return this.PageWith(Refusal.Invalid("file-missing", "Choose a file.", nameof(Upload)));
        }

        // It is looked at where it lies: what is refused here was never kept.
        var seen = await handler.CheckAsync(Upload.OpenReadStream, Upload.FileName, Upload.Length, new() { Sheet = Blank(Sheet) }, current.Viewer, cancel);
        if (seen.IsRefused)
        {
            return this.PageWith(seen.Refusal);
        }

        if (seen.Value.Points is { IsRefused: true, LacksOnlyTheMeasure: false })
        {
            var refusal = seen.Value.Points.Refused();
            Problems = [.. refusal.Problems.Select(p => p.Message)];
            return this.PageWith(refusal with { Problems = [], Field = nameof(Upload) });
        }

        await using var content = Upload.OpenReadStream();
        var kept = await staged.KeepAsync(seen.Value.Points.FileName, content, current.Viewer, cancel);
        return kept.IsRefused ? this.PageWith(kept.Refusal) : Redirect($"/numbers/import/{kept.Value}{(Blank(Sheet) is { } sheet ? $"?sheet={Uri.EscapeDataString(sheet)}" : "")}");
    }

    private async Task FillAsync(CancellationToken cancel)
    {
        this.SetPage("Bring in numbers", new RoomsLink("Organisations", "/organisations"));
        Imports = await imports.NewestAsync(MostShown, current.Viewer, cancel);
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
