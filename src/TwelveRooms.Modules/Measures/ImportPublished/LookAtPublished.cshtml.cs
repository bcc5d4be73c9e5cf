using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Components;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Files;

namespace TwelveRooms.Measures.ImportPublished;

internal sealed class LookAtPublishedModel(PublishedImporter importer, MatchCodeHandler match, UnitDirectory directory, StagedFiles staged, CurrentViewer current) : PageModel
{
    public const int MostShown = 50;

    public Guid Staged { get; private set; }

    public PublishedImport? Seen { get; private set; }

    /// <summary>The month of a file that does not say it, as 2016-10.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Period { get; set; }

    /// <summary>A code of the file, of which somebody says what it means.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>The id of the unit that it means.</summary>
    [BindProperty]
    public string? Means { get; set; }

    public string? Said { get; private set; }

    public IReadOnlyList<Choice> Codes { get; private set; } = [];

    public IReadOnlyList<Choice> Units { get; private set; } = [];

    public string AddressOf(string? form = null) => Address(("handler", form));

    public async Task<IActionResult> OnGetAsync(Guid file, [FromQuery(Name = "said")] bool said, CancellationToken cancel)
    {
        Said = said ? "It is remembered, for this file and every other." : null;
        return await LookAsync(file, cancel) ?? Page();
    }

    public async Task<IActionResult> OnPostMatchAsync(Guid file, CancellationToken cancel)
    {
        if (await LookAsync(file, cancel) is { } refused)
        {
            return refused;
        }

        if (string.IsNullOrEmpty(Code) || string.IsNullOrEmpty(Means))
        {
            return string.IsNullOrEmpty(Code)
                ? this.PageWith(Refusal.Invalid("code-missing", "Choose the code that you mean.", nameof(Code)))
                : this.PageWith(Refusal.Invalid("means-missing", "Choose what it means here.", nameof(Means)));
        }

        var level = Seen!.Unmatched.FirstOrDefault(u => u.Code == Code)?.Level;
        var outcome = await match.HandleAsync(new(Code, Means, level), current.Viewer, cancel);
        return outcome.IsRefused ? this.PageWith(outcome.Refusal) : Redirect(Address(("said", "true")));
    }

    /// <summary>What is kept may have changed since it was looked at, so the file is read again.</summary>
    public async Task<IActionResult> OnPostAsync(Guid file, CancellationToken cancel)
    {
        if (await LookAsync(file, cancel) is { } refused)
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

    private async Task<IActionResult?> LookAsync(Guid file, CancellationToken cancel)
    {
        this.SetPage("What the file would do", new RoomsLink("Bring in published figures", "/numbers/published"));
        Staged = file;
        using var copy = await staged.OpenAsync(file, current.Viewer, cancel);
        if (copy is null)
        {
            return this.PageWith(Refusal.NotFound);
        }

        var seen = await importer.CheckAsync(copy.Open, copy.Name, copy.Length, Period, current.Viewer, cancel);
        if (seen.IsRefused)
        {
            return this.PageWith(seen.Refusal);
        }

        Seen = seen.Value;
        await ChoicesAsync(seen.Value, cancel);
        return null;
    }

    private async Task ChoicesAsync(PublishedImport seen, CancellationToken cancel)
    {
        List<Choice> units = [];
        foreach (var kind in seen.Unmatched.Select(u => PublishedPlaces.KindOf(u.Level)).OfType<UnitKind>().Distinct())
        {
            units.AddRange((await directory.AllAsync(kind, current.Viewer, cancel)).Select(u => new Choice(u.Id.Value.ToString(), PublishedWords.Named(u.Code, u.Name), Group: KindWords.Many(kind))));
        }

        if (units.Count == 0)
        {
            return;
        }

        Units = [new("", "choose what it is"), .. units];
        Codes = [new("", "choose a code"), .. seen.Unmatched.Select(u => new Choice(u.Code, PublishedWords.Named(u.Code, u.Name), Group: PublishedPlaces.KindOf(u.Level) is { } kind ? KindWords.Many(kind) : null))];
    }

    private string Address(params IEnumerable<(string Key, string? Value)> more)
    {
        var said = new[] { ("period", Period) }.Concat(more).Where(p => !string.IsNullOrEmpty(p.Item2)).Select(p => $"{p.Item1}={Uri.EscapeDataString(p.Item2!)}").ToList();
        return $"/numbers/published/{Staged}{(said.Count == 0 ? "" : $"?{string.Join('&', said)}")}";
    }
}
