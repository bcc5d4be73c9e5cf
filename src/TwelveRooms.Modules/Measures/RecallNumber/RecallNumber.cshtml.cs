using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Components;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ShowChart;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Time;

namespace TwelveRooms.Measures.RecallNumber;

internal sealed class RecallNumberModel(ShowRecallHandler show, RecallNumberHandler recall, ReissueNumberHandler reissue, CurrentViewer current) : PageModel
{
    private const string Whole = "whole";

    /// <summary>What to withdraw: the first day of a period, or the whole chart.</summary>
    [BindProperty]
    public string? Period { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>What to give out again.</summary>
    [BindProperty]
    public string? Again { get; set; }

    [BindProperty]
    public string? Note { get; set; }

    public RecallView View { get; private set; } = null!;

    public string SavedWords { get; private set; } = "";

    public string Address => $"/units/{View.Unit.Id.Value}/measures/{View.Measure.Id.Value}/recall";

    public IEnumerable<RecallAccount> Now => View.Recalls.Where(r => r.Recall.IsInForce);

    public IEnumerable<RecallAccount> Past => View.Recalls.Where(r => !r.Recall.IsInForce);

    /// <summary>Nothing is chosen beforehand: what is withdrawn is meant.</summary>
    public IReadOnlyList<Choice> Choices =>
    [
        new("", "Choose"),
        .. View.HasPeriods ? View.Periods.Select(p => new Choice(Text(p), View.Measure.Cadence.SpokenWithYear(p))) : [],
        new(Whole, "The whole chart"),
    ];

    public async Task<IActionResult> OnGetAsync(Guid unit, Guid measure, [FromQuery(Name = "saved")] string? saved, CancellationToken cancel)
    {
        SavedWords = saved switch { "withdrawn" => "It is withdrawn outside the ward, from now on.", "again" => "It is given out again, and the chart says so.", _ => "" };
        return await LoadAsync(unit, measure, cancel) is { } no ? this.PageWith(no) : Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid unit, Guid measure, CancellationToken cancel)
    {
        if (await LoadAsync(unit, measure, cancel) is { } gone)
        {
            return this.PageWith(gone);
        }

        if (string.IsNullOrEmpty(Period))
        {
            return this.PageWith(Refusal.Invalid("period-missing", "Choose what shall be withdrawn.", nameof(Period)));
        }

        var outcome = await recall.HandleAsync(new(unit.ToString(), measure.ToString(), Period == Whole ? null : Period, Reason), current.Viewer, cancel);
        return outcome.IsRefused ? this.PageWith(outcome.Refusal) : Redirect($"{Address}?saved=withdrawn");
    }

    public async Task<IActionResult> OnPostReissueAsync(Guid unit, Guid measure, CancellationToken cancel)
    {
        if (await LoadAsync(unit, measure, cancel) is { } gone)
        {
            return this.PageWith(gone);
        }

        var outcome = await reissue.HandleAsync(new(unit.ToString(), measure.ToString(), Again, Note), current.Viewer, cancel);
        return outcome.IsRefused ? this.PageWith(outcome.Refusal) : Redirect($"{Address}?saved=again");
    }

    public static string Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    public static string Day(DateTimeOffset at) => ChartText.Day(RoomsClock.DayOf(at));

    public static string Upper(string text) => ChartText.Upper(text);

    private async Task<Refusal?> LoadAsync(Guid unit, Guid measure, CancellationToken cancel)
    {
        var outcome = await show.HandleAsync(new(unit.ToString(), measure.ToString()), current.Viewer, cancel);
        if (outcome.IsRefused)
        {
            return outcome.Refusal;
        }

        View = outcome.Value;
        var place = View.Unit.Kind == UnitKind.Ward ? $"/wards/{View.Unit.Id.Value}" : $"/organisations/{View.Unit.Id.Value}";
        // Who looks after information governance may withdraw what they do not see: then nothing here leads to it.
        this.SetPage($"Withdraw a number: {View.Measure.Name}", current.Viewer.Grants.Any(g => g.SeesWithin)
            ? [new RoomsLink(View.Unit.Name, place), new RoomsLink(View.Measure.Name, $"/units/{unit}/measures/{measure}")]
            : []);
        return null;
    }
}
