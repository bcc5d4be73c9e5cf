using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Components;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ShowChart;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.DecideChart;

internal sealed class DecideChartModel(
    ShowChartHandler charts, DecideChartHandler decide, WithdrawDecisionHandler withdraw, Db db, CurrentViewer current, RoomsClock clock) : PageModel
{
    private static readonly (MarkKind Kind, string Name, string Hint)[] Choices =
    [
        (MarkKind.Note, "A note", "Something happened that may help to read the line."),
        (MarkKind.RecordingConfirmed, "Recording checked", "You looked, and what is written down has not changed up to this time."),
        (MarkKind.LeftOut, "Leave this one out", "It stays on the chart, but does not count in the average and the limits."),
        (MarkKind.Rebase, "Redraw the limits from here", "The way of working has changed for good, you know why, and it has lasted."),
        (MarkKind.Recalculated, "Work the limits out once more", "They rest on few points, and there are enough now. This can be done once."),
        (MarkKind.DefinitionBreak, "Counted in another way from here", "The two sides of the line cannot be set against each other."),
        (MarkKind.Target, "A target from this day on", "A number to hold the line against. It changes nothing by itself."),
    ];

    public ChartView Chart { get; private set; } = null!;

    /// <summary>What the numbers suggest; it is only ever done by a person, here.</summary>
    public IReadOnlyList<ChartSuggestion> Suggestions => ChartSuggestion.Of(Chart);

    public IReadOnlyList<Choice> Kinds =>
    [
        .. Choices.Where(c => c.Kind != MarkKind.Recalculated || Suggestions.Any(s => s.Kind == MarkKind.Recalculated))
            .Select(c => new Choice(c.Kind.ToString(), c.Name, c.Kind is MarkKind.Rebase or MarkKind.DefinitionBreak ? $"{c.Hint} {AfterIt}" : c.Hint)),
    ];

    /// <summary>What new limits cost, said before they are decided on.</summary>
    private string AfterIt => $"There are limits again when {Chart.Measure.Vocabulary.Period.Count(Chart.Reading.Settings.LeastPoints)} have come since.";

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Day { get; set; }

    [BindProperty]
    public string? Text { get; set; }

    [BindProperty]
    public string? Value { get; set; }

    /// <summary>Said when limits are redrawn on a few points; asked only then.</summary>
    [BindProperty]
    public bool IsSure { get; set; }

    public bool AsksIfSure { get; private set; }

    public IReadOnlyList<Choice> SureItems { get; } = [new("true", "Yes, redraw them all the same")];

    /// <summary>What was written and taken back, newest first.</summary>
    public IReadOnlyList<ChartDecision> TakenBack { get; private set; } = [];

    /// <summary>The decision whose taking back was refused; its panel stays open.</summary>
    public Guid? Refused { get; private set; }

    public string? WithdrawReason { get; private set; }

    [BindProperty]
    public string? Key { get; set; }

    /// <summary>How the day may be written; a month may be written as one.</summary>
    public string DayHint
    {
        get
        {
            var isLong = Chart.Measure.Cadence >= Cadence.Month;
            var day = isLong ? clock.Today.AddMonths(-1) : clock.Today.AddDays(-1);
            var written = day.ToString("d/M/yyyy", CultureInfo.InvariantCulture);
            return isLong
                ? $"Such as {day.ToString("MMMM yyyy", CultureInfo.InvariantCulture)}, or any day in it, such as {written}"
                : $"Any day in it, such as {written}";
        }
    }

    public async Task<IActionResult> OnGetAsync(Guid unit, Guid measure, string? kind, string? day, CancellationToken cancel)
    {
        (Kind, Day) = (kind, day);
        Key = Guid.CreateVersion7().ToString();
        return await LoadAsync(unit, measure, cancel) is { } refusal ? this.PageWith(refusal) : Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid unit, Guid measure, CancellationToken cancel)
    {
        if (await LoadAsync(unit, measure, cancel) is { } missing)
        {
            return this.PageWith(missing);
        }

        if (!Enum.TryParse<MarkKind>(Kind, out var kind) || kind.ToString() != Kind)
        {
            return this.PageWith(Refusal.Invalid("kind-missing", "Choose what it is.", nameof(Kind)));
        }

        var command = new DecideChartCommand(unit.ToString(), measure.ToString(), kind, Day ?? "", Text ?? "", Value) { IsSure = IsSure };
        var outcome = await decide.HandleAsync(command with { Request = new(Key ?? "", command.Content, IsApi: false) }, current.Viewer, cancel);
        AsksIfSure = IsSure || outcome.Refusal?.Code == DecideChartHandler.FewPoints;
        return outcome.IsRefused ? this.PageWith(outcome.Refusal) : Redirect($"/units/{unit}/measures/{measure}?saved={ShowChartModel.Decided}");
    }

    public async Task<IActionResult> OnPostWithdrawAsync(Guid unit, Guid measure, Guid decision, int version, string? reason, CancellationToken cancel)
    {
        if (await LoadAsync(unit, measure, cancel) is { } missing)
        {
            return this.PageWith(missing);
        }

        Key = Guid.CreateVersion7().ToString();
        var outcome = await withdraw.HandleAsync(new(decision, version, reason ?? ""), current.Viewer, cancel);
        (Refused, WithdrawReason) = (decision, reason);
        return outcome.IsRefused
            ? this.PageWith(outcome.Refusal with { Field = outcome.Refusal.Field is null ? null : ReasonOf(decision) })
            : Redirect($"/units/{unit}/measures/{measure}?saved={ShowChartModel.TakenBack}");
    }

    /// <summary>The box in which one decision's taking back is explained.</summary>
    public static string ReasonOf(Guid decision) => $"reason-{decision}";

    public static string TakenBackWords(ChartDecision decision) =>
        $"Taken back{(decision.WithdrawnByName is { Length: > 0 } by ? $" by {by}" : "")} on {ChartText.Day(RoomsClock.DayOf(decision.WithdrawnAt!.Value))}: {decision.WithdrawnWhy}";

    public static string NameOf(MarkKind kind) => Choices.First(c => c.Kind == kind).Name;

    private async Task<Refusal?> LoadAsync(Guid unit, Guid measure, CancellationToken cancel)
    {
        var outcome = await charts.HandleAsync(new(unit.ToString(), measure.ToString()), current.Viewer, cancel);
        if (outcome.IsRefused || !outcome.Value.Standing.May(Rights.DecideCharts) || outcome.Value.Series.IsPublished)
        {
            return Refusal.NotFound;
        }

        Chart = outcome.Value;
        TakenBack = [.. (await db.For<ChartDecision>(current.Viewer).Where(d => d.Series == Chart.Series.Number && d.WithdrawnAt != null).ToListAsync(cancel)).OrderByDescending(d => d.WithdrawnAt)];
        this.SetPage("Add a note, or decide about this chart",
            new(Chart.Unit.Name, $"/wards/{Chart.Unit.Id.Value}"), new(Chart.Measure.Name, $"/units/{unit}/measures/{measure}"));
        return null;
    }
}
