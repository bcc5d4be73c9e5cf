using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Measures.RecordNumber;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.ThisWeek;

internal sealed class QuestionModel(DueNumbersHandler due, RecordNumberHandler record, CurrentViewer current) : PageModel
{
    public const string Looked = "looked";
    public const string Why = "why";

    [BindProperty(SupportsGet = true)]
    public Guid Ward { get; set; }

    [BindProperty(SupportsGet = true, Name = "measure")]
    public Guid MeasureId { get; set; }

    /// <summary>Which part of the question: the number, "did someone look?", or why it was not counted.</summary>
    [BindProperty]
    public string? Step { get; set; }

    [BindProperty]
    public string? Numerator { get; set; }

    [BindProperty]
    public string? Denominator { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Initials { get; set; }

    /// <summary>The period that the form was made for; it may have become an older one while the form lay open.</summary>
    [BindProperty]
    public string? Period { get; set; }

    [BindProperty]
    public int? Replaces { get; set; }

    [BindProperty]
    public Guid Key { get; set; }

    public WeekView Week { get; private set; } = null!;

    public DueNumber Item { get; private set; } = null!;

    /// <summary>What has just been saved on the question before.</summary>
    public DueNumber? JustSaved { get; private set; }

    public bool AsksInitials { get; private set; }

    /// <summary>Whether the form that comes back had a box for initials.</summary>
    [BindProperty]
    public bool Asked { get; set; }

    public bool IsDevice => current.Viewer.IsDevice;

    public bool IsLast => Week.Due.All(i => i.Measure.Id.Value == MeasureId);

    public string WeekAddress => $"/wards/{Ward}/this-week";

    public string Address => $"{WeekAddress}/{MeasureId}";

    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "saved")] Guid? saved, [FromQuery(Name = "sign")] string? sign, CancellationToken cancel)
    {
        if (await FindAsync(cancel) is { } refusal)
        {
            return this.PageWith(refusal);
        }

        if (Item.Saved is { } stored && !Item.MayChange)
        {
            return IsDevice
                ? NotFound()
                : Redirect($"/units/{Ward}/measures/{MeasureId}/number?period={Text(Item.Period)}");
        }

        JustSaved = Week.Items.FirstOrDefault(i => i.Measure.Id.Value == saved && i.Saved is not null && (i.IsOwn || !IsDevice));
        var kept = Signature.Read(HttpContext, current.Viewer);
        (Key, Period, Replaces, Initials) = (Guid.CreateVersion7(), Text(Item.Period), Item.Saved?.Revision, kept);
        AsksInitials = IsDevice && (kept is null || sign is not null);
        Numerator = Item.Saved?.Numerator.OrNull()?.ToString("0.##", CultureInfo.InvariantCulture);
        Denominator = Item.Saved?.Denominator.OrNull()?.ToString("0.##", CultureInfo.InvariantCulture);
        Reason = GapReason.All.FirstOrDefault(r => r.Words == Item.Saved?.Reason)?.Key;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "answer")] string? answer, CancellationToken cancel)
    {
        if (await FindAsync(cancel) is { } refusal)
        {
            return this.PageWith(refusal);
        }

        Signature.Keep(HttpContext, current.Viewer, Initials);
        return answer switch
        {
            "none" => StepTo(Looked),
            "not-counted" => StepTo(Why),
            "looked" => await SaveAsync(PointState.ConfirmedZero, "0", null, cancel),
            "reason" => GapReason.Find(Reason) is { } gap
                ? await SaveAsync(gap.State, null, gap.Words, cancel)
                : Again(MeasureRefusals.ReasonMissing),
            _ when Item.Measure.CountsEvents && IsZero(Numerator) => StepTo(Looked),
            _ => await SaveAsync(PointState.Reported, Numerator, null, cancel),
        };
    }

    private async Task<IActionResult> SaveAsync(PointState state, string? numerator, string? reason, CancellationToken cancel)
    {
        var command = new RecordNumberCommand(Ward.ToString(), MeasureId.ToString(), Period ?? "", state, numerator, numerator is null ? null : Denominator)
        {
            Reason = reason,
            Initials = Initials,
            Replaces = Replaces,
        };
        var outcome = await record.HandleAsync(command with { Request = new(Key.ToString(), command.Content, IsApi: false) }, current.Viewer, cancel);
        if (await FindAsync(cancel) is { } gone)
        {
            return this.PageWith(gone);
        }

        if (outcome.IsRefused)
        {
            return Again(outcome.Refusal);
        }

        return Replaces is null && Week.NextAfter(MeasureId) is { } next
            ? Redirect($"{WeekAddress}/{next.Measure.Id.Value}?saved={MeasureId}")
            : Redirect(WeekAddress);
    }

    /// <summary>The same step again with what was typed; after a conflict, the next press means to correct what is there.</summary>
    private IActionResult Again(Refusal refusal)
    {
        AsksInitials = IsDevice && (Asked || refusal.Field == nameof(Initials) || Signature.Read(HttpContext, current.Viewer) is null);
        if (refusal.Kind == RefusalKind.Conflict && Item.MayChange)
        {
            ModelState.Remove(nameof(Replaces));
            Replaces = Item.Saved?.Revision;
        }

        return this.PageWith(refusal.Field == nameof(Period) ? refusal with { Field = null } : refusal);
    }

    private async Task<Refusal?> FindAsync(CancellationToken cancel)
    {
        var week = await due.HandleAsync(new(Ward), current.Viewer, cancel);
        if (week.IsRefused || !week.Value.Standing.May(Rights.RecordNumbers)
            || week.Value.Items.FirstOrDefault(i => i.Measure.Id.Value == MeasureId) is not { } item)
        {
            return Refusal.NotFound;
        }

        (Week, Item) = (week.Value, item);
        this.SetPage(item.Measure.Name, IsDevice ? [] : [new(Week.Ward.Name, $"/wards/{Ward}"), new("This week’s numbers", WeekAddress)]);
        return null;
    }

    /// <summary>The next part of the same question; what was typed so far goes with it.</summary>
    private PageResult StepTo(string step)
    {
        ModelState.Remove(nameof(Step));
        Step = step;
        return Page();
    }

    private static bool IsZero(string? typed) =>
        double.TryParse(typed?.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number == 0;

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
