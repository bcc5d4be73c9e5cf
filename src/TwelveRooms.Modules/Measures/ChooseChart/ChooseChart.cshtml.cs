using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Components;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ShowChart;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Statistics;
using TwelveRooms.Statistics.Policy;

namespace TwelveRooms.Measures.ChooseChart;

internal sealed class ChooseChartModel(ChooseChartHandler choose, MeasureDirectory measures, Db db, CurrentViewer current) : PageModel
{
    [BindProperty]
    public string? Chart { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public Guid Key { get; set; }

    public Measure Measure { get; private set; } = null!;

    public IReadOnlyList<Choice> Charts =>
        [.. MeasureCharts.Possible(Measure.Kind).Select(kind => new Choice(MeasureCharts.KeyOf(kind), ChartText.Upper(ChartKindWords.NameOf(kind)), Suits(kind)))];

    public async Task<IActionResult> OnGetAsync(Guid measure, CancellationToken cancel)
    {
        if (!await FindAsync(measure, cancel))
        {
            return NotFound();
        }

        (Key, Version, Chart) = (Guid.CreateVersion7(), Measure.Version, MeasureCharts.KeyOf(Measure.Chart));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid measure, CancellationToken cancel)
    {
        if (!await FindAsync(measure, cancel))
        {
            return NotFound();
        }

        var command = new ChooseChartCommand(measure.ToString(), Chart, Reason, Version);
        var outcome = await choose.HandleAsync(command with { Request = new(Key.ToString(), command.Content, IsApi: false) }, current.Viewer, cancel);
        return outcome.IsRefused ? this.PageWith(outcome.Refusal) : Redirect($"/measures/{measure}");
    }

    private static string Suits(ChartKind kind) => kind switch
    {
        ChartKind.RatePrime or ChartKind.ProportionPrime => "Where periods or wards differ much in size: each point has limits of its own. Two of three near a limit is not looked for.",
        ChartKind.TimeBetween => "The time from one event to the next. It cannot draw two on one day.",
        ChartKind.CasesBetween => "Whole days from one event to the next, two on one day included.",
        _ => "The usual one. It holds for numbers of every kind, and where a few people account for most events.",
    };

    private async Task<bool> FindAsync(Guid id, CancellationToken cancel)
    {
        if (await measures.FindAsync(id.ToString(), current.Viewer, cancel) is not { } measure || !await ChooseChartHandler.MayAsync(db, measure, current.Viewer, cancel))
        {
            return false;
        }

        Measure = measure;
        this.SetPage("Choose how it is charted", new("Measures", "/measures"), new(measure.Name, $"/measures/{id}"));
        return true;
    }
}
