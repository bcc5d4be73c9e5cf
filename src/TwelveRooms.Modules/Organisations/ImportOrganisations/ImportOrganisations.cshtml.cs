using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Components;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Files;

namespace TwelveRooms.Organisations.ImportOrganisations;

// A little more than the largest file, for the form around it: a file that is too large is told so by its own words.
[RequestSizeLimit(11 * 1024 * 1024)]
[RequestFormLimits(MultipartBodyLengthLimit = 11 * 1024 * 1024)]
internal sealed class ImportOrganisationsModel(
    PreviewOrganisationsHandler preview, ImportOrganisationsHandler import, StagedFiles staged, CurrentViewer current) : PageModel
{
    /// <summary>The file of the form.</summary>
    [BindProperty]
    public IFormFile? Upload { get; set; }

    /// <summary>Why what is there becomes something else.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    public string FileName { get; private set; } = "";

    public ImportedOrganisations? Preview { get; private set; }

    public ImportedOrganisations? Done { get; private set; }

    public Guid Staged { get; private set; }

    public IReadOnlyList<Problem> Problems { get; private set; } = [];

    public static string Counts(ImportedOrganisations result) => $"{result.New} new, {result.Changed} changed and {result.Same} the same";

    public void OnGet() => Title("Load organisations");

    public async Task<IActionResult> OnPostAsync(CancellationToken cancel)
    {
        Title("Load organisations");
        if (Upload is null)
        {
            return this.PageWith(Refusal.Invalid("file-missing", "Choose a CSV file.", nameof(Upload)));
        }

        var file = await ReadAsync(Upload, cancel);
        FileName = file.ShortName;
        var outcome = await preview.HandleAsync(file, current.Viewer, cancel);
        if (outcome.IsRefused)
        {
            return Refused(outcome.Refusal);
        }

        var kept = await staged.KeepAsync(file, current.Viewer, cancel);
        if (kept.IsRefused)
        {
            return Refused(kept.Refusal);
        }

        (Preview, Staged) = (outcome.Value, kept.Value);
        Title($"What {FileName} would do");
        return Page();
    }

    /// <summary>The tree may have changed since it was looked at, so everything is checked again.</summary>
    public async Task<IActionResult> OnPostLoadAsync([FromForm(Name = "staged")] Guid id, CancellationToken cancel)
    {
        Title("Load organisations");
        if (await staged.FindAsync(id, current.Viewer, cancel) is not { } file)
        {
            return Refused(Refusal.Conflict("file-gone", "That file has been loaded already, or waited longer than a day. Choose it again to see what it would do.", nameof(Upload)));
        }

        FileName = file.ShortName;
        var outcome = await import.HandleAsync(file, Reason, current.Viewer, cancel);
        if (outcome.Refusal is { Field: nameof(Reason) } why && await preview.HandleAsync(file, current.Viewer, cancel) is { IsRefused: false } again)
        {
            (Preview, Staged) = (again.Value, id);
            Title($"What {FileName} would do");
            return this.PageWith(why);
        }

        if (outcome.IsRefused)
        {
            return Refused(outcome.Refusal);
        }

        await staged.DropAsync(id, current.Viewer, cancel);
        Done = outcome.Value;
        Title("Loaded");
        return Page();
    }

    private void Title(string title) => this.SetPage(title, new RoomsLink("Organisations", "/organisations"));

    /// <summary>One sentence in the summary, linked to the file; every problem in a table below it.</summary>
    private IActionResult Refused(Refusal refusal)
    {
        Problems = refusal.Problems;
        return this.PageWith(refusal with { Problems = [], Field = nameof(Upload) });
    }

    private static async Task<ReceivedFile> ReadAsync(IFormFile file, CancellationToken cancel)
    {
        using var content = new MemoryStream();
        await file.CopyToAsync(content, cancel);
        return new(file.FileName, content.ToArray());
    }
}
