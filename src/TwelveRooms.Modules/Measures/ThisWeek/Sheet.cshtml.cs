using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ShowChart;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.ThisWeek;

/// <summary>The same questions on paper, for nights and for whoever has no phone.</summary>
internal sealed class SheetModel(DueNumbersHandler due, AskedSeries asked, RoomsClock clock, CurrentViewer current) : PageModel
{
    public WeekView Week { get; private set; } = null!;

    /// <summary>The week that runs now, to count along; otherwise the one that is due.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>What is asked: for the week that is due, or for the one that runs, which may be a ward’s first.</summary>
    public IReadOnlyList<DueNumber> Items { get; private set; } = [];

    public IReadOnlyList<DueNumber> Weekly => [.. Items.Where(i => i.Measure.Cadence is Cadence.Week or Cadence.Day or Cadence.Shift)];

    public IReadOnlyList<DueNumber> Longer => [.. Items.Except(Weekly)];

    public DateOnly Monday => IsRunning ? Cadence.Week.StartOf(clock.Today) : Cadence.Week.LastWhole(clock.Today);

    public IEnumerable<string> Days => Enumerable.Range(0, 7).Select(d => Monday.AddDays(d).ToString("ddd d", CultureInfo.InvariantCulture));

    public async Task<IActionResult> OnGetAsync(Guid ward, [FromQuery(Name = "week")] string? week, CancellationToken cancel)
    {
        var outcome = await due.HandleAsync(new(ward), current.Viewer, cancel);
        if (outcome.IsRefused || !outcome.Value.Standing.May(Rights.RecordNumbers))
        {
            return NotFound();
        }

        (Week, IsRunning) = (outcome.Value, week == "now");
        Items = IsRunning
            ? [.. (await asked.OfAsync([Week.Ward.Number], current.Viewer, cancel)).Where(a => a.Measure.Kind != Statistics.MeasureKind.DaysBetween)
                .Select(a => new DueNumber(a.Measure, a.Measure.Cadence.StartOf(clock.Today), null, null, false, null))]
            : Week.Due.Count > 0 ? Week.Due : Week.Items; // what is in needs no second count
        this.SetPage("This week on paper", [new(Week.Ward.Name, $"/wards/{ward}"), new("This week’s numbers", $"/wards/{ward}/this-week")]);
        return Page();
    }

    public string PeriodOf(DueNumber item) =>
        item.Measure.Cadence.Spoken(IsRunning ? item.Measure.Cadence.StartOf(clock.Today) : item.Period);

    /// <summary>The sentence of the definition that says what to count.</summary>
    public static string OneLine(Measure measure)
    {
        var sentences = measure.Definition.Split(". ", StringSplitOptions.TrimEntries);
        var line = sentences.FirstOrDefault(s => s.StartsWith("Count ", StringComparison.Ordinal)) ?? sentences[0];
        var please = measure.MayPleaseTheAsker ? " " + ChartText.MayPlease : "";
        return line.TrimEnd('.') + "." + please;
    }
}
