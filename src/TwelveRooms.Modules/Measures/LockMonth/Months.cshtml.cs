using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Components;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Measures.LockMonth;

internal sealed class MonthsModel(LockableUnits lockable, LockMonthHandler lockMonth, UnlockMonthHandler unlock, RoomsClock clock, CurrentViewer current) : PageModel
{
    private const int MostMonths = 24;

    /// <summary>The month to lock.</summary>
    [BindProperty]
    public string? Month { get; set; }

    /// <summary>The month to unlock.</summary>
    [BindProperty]
    public string? Locked { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public Guid Key { get; set; }

    public UnitRow Unit { get; private set; } = null!;

    public IReadOnlyList<MonthLock> Locks { get; private set; } = [];

    public string SavedWords { get; private set; } = "";

    public bool IsWard => Unit.Kind == UnitKind.Ward;

    public string Address => $"/units/{Unit.Id.Value}/months";

    public string CompletenessAddress => $"{PlaceAddress}/completeness";

    public IReadOnlyList<Choice> Open { get; private set; } = [];

    public IReadOnlyList<Choice> Closed { get; private set; } = [];

    private string PlaceAddress => IsWard ? $"/wards/{Unit.Id.Value}" : $"/organisations/{Unit.Id.Value}";

    public async Task<IActionResult> OnGetAsync(Guid unit, [FromQuery(Name = "saved")] string? saved, CancellationToken cancel)
    {
        if (!await FindAsync(unit, cancel))
        {
            return NotFound();
        }

        Key = Guid.CreateVersion7();
        SavedWords = saved switch { "locked" => "The month is locked.", "unlocked" => "The month is unlocked. Its numbers can be changed again.", _ => "" };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid unit, CancellationToken cancel)
    {
        var command = new LockMonthCommand(unit, Month);
        return await AnswerAsync(unit, await lockMonth.HandleAsync(command with { Request = RequestOf(command.Content) }, current.Viewer, cancel), "locked", cancel);
    }

    public async Task<IActionResult> OnPostUnlockAsync(Guid unit, CancellationToken cancel)
    {
        var command = new UnlockMonthCommand(unit, Locked, Reason);
        return await AnswerAsync(unit, await unlock.HandleAsync(command with { Request = RequestOf(command.Content) }, current.Viewer, cancel), "unlocked", cancel);
    }

    private RequestKey RequestOf(string content) => new(Key.ToString(), content, IsApi: false);

    private async Task<IActionResult> AnswerAsync(Guid unit, Outcome<Done> outcome, string saved, CancellationToken cancel) =>
        !outcome.IsRefused ? Redirect($"/units/{unit}/months?saved={saved}")
        : await FindAsync(unit, cancel) ? this.PageWith(outcome.Refusal)
        : NotFound();

    private async Task<bool> FindAsync(Guid id, CancellationToken cancel)
    {
        if (await lockable.FindAsync(id, current.Viewer, cancel) is not { } unit)
        {
            return false;
        }

        (Unit, Locks) = (unit, await lockable.LocksOfAsync(unit.Number, current.Viewer, cancel));
        var locked = Locks.Where(l => !l.IsOpenAgain).ToList();
        var newest = Cadence.Month.LastWhole(clock.Today);
        Open = [.. Enumerable.Range(0, MostMonths).Select(back => newest.AddMonths(-back)).Where(m => locked.TrueForAll(l => l.Month != m)).Select(ChoiceOf)];
        var theirs = new List<MonthLock>();
        foreach (var one in locked)
        {
            if (!await lockable.IsHeldAboveAsync(one, unit, cancel))
            {
                theirs.Add(one);
            }
        }

        Closed = [.. theirs.Select(l => l.Month).Distinct().Select(ChoiceOf)];
        this.SetPage("Lock or unlock a month", new RoomsLink(unit.Name, PlaceAddress), new RoomsLink("What was due, and what came", CompletenessAddress));
        return true;
    }

    private static Choice ChoiceOf(DateOnly month) => new(LockableUnits.Text(month), Cadence.Month.Spoken(month));
}
