using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Components;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.RecordNumber;
using TwelveRooms.Measures.ThisWeek;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Time;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.CorrectNumber;

internal sealed class CorrectNumberModel(NumberHistoryHandler history, RecordNumberHandler record, CurrentViewer current) : PageModel
{
    private const string HasNumber = "number";
    private const string None = "none";

    [BindProperty(SupportsGet = true)]
    public string? Period { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    [BindProperty]
    public string? Numerator { get; set; }

    [BindProperty]
    public string? Denominator { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public int? Replaces { get; set; }

    [BindProperty]
    public Guid Key { get; set; }

    public NumberHistory History { get; private set; } = null!;

    public Measure Measure => History.Measure;

    public bool WasSaved { get; private set; }

    /// <summary>Whether it is known which period this is about. It is asked by itself: a choice beside the boxes could be made and not be meant.</summary>
    public bool IsChosen { get; private set; } = true;

    public string PlaceAddress => History.Unit.Kind == UnitKind.Ward ? $"/wards/{History.Unit.Id.Value}" : $"/organisations/{History.Unit.Id.Value}";

    public IEnumerable<Choice> Answers =>
    [
        new(HasNumber, "We have a number"),
        .. Measure.CountsEvents ? [new Choice(None, "We looked: there were none")] : Array.Empty<Choice>(),
        .. GapReason.All.Select(r => new Choice(r.Key, "Not counted: " + char.ToLowerInvariant(r.Words[0]) + r.Words[1..])),
    ];

    public IEnumerable<Choice> Periods => History.Periods.Select(p => new Choice(Text(p), Measure.Cadence.SpokenWithYear(p)));

    public async Task<IActionResult> OnGetAsync(Guid unit, Guid measure, [FromQuery(Name = "saved")] bool saved, CancellationToken cancel)
    {
        if (await FindAsync(unit, measure, cancel) is { } refusal)
        {
            return this.PageWith(refusal);
        }

        var asked = Period;
        IsChosen = DayText.TryRead(asked, out _);
        var stored = History.Current;
        (Key, Period, Replaces, WasSaved) = (Guid.CreateVersion7(), Text(History.Period), stored?.Revision, saved);
        Numerator = stored?.Numerator.OrNull()?.ToString("0.##", CultureInfo.InvariantCulture);
        Denominator = stored?.Denominator.OrNull()?.ToString("0.##", CultureInfo.InvariantCulture);
        Answer = stored?.State switch
        {
            null or PointState.Reported => HasNumber,
            PointState.ConfirmedZero => None,
            PointState.NotCollected => GapReason.All.FirstOrDefault(r => stored.Reason?.StartsWith(r.Words, StringComparison.Ordinal) == true)?.Key ?? "unsure",
            var state => GapReason.All.FirstOrDefault(r => r.State == state)?.Key,
        };
        return string.IsNullOrEmpty(asked) || IsChosen
            ? Page()
            : this.PageWith(Refusal.Invalid("period-not-known", $"“{asked}” is not a day that we can read. Choose one below.", nameof(Period)));
    }

    public async Task<IActionResult> OnPostAsync(Guid unit, Guid measure, CancellationToken cancel)
    {
        if (await FindAsync(unit, measure, cancel) is { } gone)
        {
            return this.PageWith(gone);
        }

        var gap = GapReason.Find(Answer);
        var state = gap?.State ?? (Answer == None ? PointState.ConfirmedZero : PointState.Reported);
        var command = new RecordNumberCommand(
            unit.ToString(), measure.ToString(), Period ?? "", state, gap is null ? (Answer == None && string.IsNullOrWhiteSpace(Numerator) ? "0" : Numerator) : null, gap is null ? Denominator : null)
        {
            Reason = ReasonFor(gap),
            Replaces = Replaces,
        };
        var outcome = await record.HandleAsync(command with { Request = new(Key.ToString(), command.Content, IsApi: false) }, current.Viewer, cancel);
        return outcome.IsRefused
            ? this.PageWith(outcome.Refusal)
            : Redirect($"/units/{unit}/measures/{measure}/number?period={Text(outcome.Value.Period)}&saved=true");
    }

    /// <summary>The day alone: initials with a minute beside them would be a list of who was here when.</summary>
    public static string When(StoredNumber number) => number.SavedOn.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A correction to a gap keeps both: what kind of gap, and why it changed.</summary>
    private string? ReasonFor(GapReason? gap)
    {
        var why = string.IsNullOrWhiteSpace(Reason) ? null : Reason.Trim();
        return gap is null || (why is null && Replaces is not null) ? why : why is null ? gap.Words : $"{gap.Words}. {why}";
    }

    private async Task<Refusal?> FindAsync(Guid unit, Guid measure, CancellationToken cancel)
    {
        DateOnly? day = DayText.TryRead(Period, out var parsed) ? parsed : null;
        var outcome = await history.HandleAsync(new(unit, measure, day), current.Viewer, cancel);
        if (outcome.IsRefused)
        {
            return outcome.Refusal;
        }

        History = outcome.Value;
        this.SetPage($"Put in or correct: {Measure.Name}", new RoomsLink(History.Unit.Name, PlaceAddress), new RoomsLink(Measure.Name, $"/units/{unit}/measures/{measure}"));
        return null;
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
