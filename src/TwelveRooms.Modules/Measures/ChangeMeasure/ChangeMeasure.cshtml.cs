using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Components;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.Library;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Time;

namespace TwelveRooms.Measures.ChangeMeasure;

internal sealed class ChangeMeasureModel(ChangeMeasureHandler change, MeasureDirectory measures, Db db, RoomsClock clock, CurrentViewer current) : PageModel
{
    [BindProperty]
    public string? Way { get; set; }

    [BindProperty]
    public string? Definition { get; set; }

    [BindProperty]
    public DateParts? From { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public Guid Key { get; set; }

    public Measure Measure { get; private set; } = null!;

    public static int LeastPoints => new Statistics.ChartSettings().LeastPoints;

    public string ExampleDay => clock.Today.ToString("d M yyyy", CultureInfo.InvariantCulture);

    public IReadOnlyList<Choice> Ways { get; } =
    [
        new("records", "Counted from records", "The ward counts it, or a system does"),
        new("survey", "Asked in a survey"),
        new("peer_worker", "A peer worker asks people"),
        new("ward_staff", "Ward staff ask people, face to face", LibraryWords.MayPlease),
    ];

    public async Task<IActionResult> OnGetAsync(Guid measure, CancellationToken cancel)
    {
        if (!await FindAsync(measure, cancel))
        {
            return NotFound();
        }

        (Key, Version, Way, Definition) = (Guid.CreateVersion7(), Measure.Version, WayWords.KeyOf(Measure.HowAsked), Measure.Definition);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid measure, CancellationToken cancel)
    {
        if (!await FindAsync(measure, cancel))
        {
            return NotFound();
        }

        var from = From is null || From.IsEmpty ? ""
            : From.TryRead(out var day) ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : $"{From.Day} {From.Month} {From.Year}";
        var command = new ChangeMeasureCommand(measure.ToString(), from, Way, Definition, Reason, Version);
        var outcome = await change.HandleAsync(command with { Request = new(Key.ToString(), command.Content, IsApi: false) }, current.Viewer, cancel);
        return outcome.IsRefused ? this.PageWith(outcome.Refusal) : Redirect($"/measures/{measure}");
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancel)
    {
        if (await measures.FindAsync(id.ToString(), current.Viewer, cancel) is not { HowAsked: not HowAsked.AlreadyPublished } measure
            || !await ChangeMeasureHandler.MayAsync(db, measure, current.Viewer, cancel))
        {
            return false;
        }

        Measure = measure;
        this.SetPage("Count it in another way", new("Measures", "/measures"), new(measure.Name, $"/measures/{id}"));
        return true;
    }
}
