using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Components;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Time;

namespace TwelveRooms.Organisations.AgreeSharing;

internal sealed class SharingModel(ShowSharingHandler show, AgreeSharingHandler agree, EndSharingHandler end, RoomsClock clock, CurrentViewer current) : PageModel
{
    /// <summary>What has just been done here.</summary>
    [BindProperty(SupportsGet = true, Name = "saved")]
    public string? Did { get; set; }

    [BindProperty]
    public string? What { get; set; } = "The numbers of our named wards, for the coaches who are given to them and for the programme team";

    [BindProperty]
    public string? SignedBy { get; set; }

    [BindProperty]
    public DateParts? From { get; set; }

    [BindProperty]
    public DateParts? LastDay { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    [BindProperty]
    public string? Key { get; set; }

    public SharingView View { get; private set; } = null!;

    public DateOnly Today => clock.Today;

    public string Address => AddressOf(View.Unit.Id.Value);

    public string Saved => Did switch { "agreed" => "The agreement is recorded.", "ended" => "The agreement has ended.", "taken-back" => "The agreement is taken back: it never begins.", _ => "" };

    public async Task<IActionResult> OnGetAsync(Guid unit, CancellationToken cancel)
    {
        Key = Guid.CreateVersion7().ToString("n");
        return await LoadAsync(unit, cancel) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid unit, CancellationToken cancel)
    {
        if (!await LoadAsync(unit, cancel) || !View.MayAgree)
        {
            return NotFound();
        }

        if ((Refuse(From, nameof(From)) ?? Refuse(LastDay, nameof(LastDay))) is { } no)
        {
            return this.PageWith(no);
        }

        var command = new AgreeSharingCommand(View.Provider.Id.Value.ToString(), What, SignedBy) { From = DayOf(From), Until = DayOf(LastDay)?.AddDays(1), Key = Key };
        var outcome = await agree.HandleAsync(command, current.Viewer, cancel);
        return outcome.IsRefused ? this.PageWith(outcome.Refusal) : Redirect($"{Address}?saved=agreed");
    }

    public async Task<IActionResult> OnPostEndAsync(Guid unit, [FromForm(Name = "agreement")] Guid agreement, CancellationToken cancel)
    {
        if (!await LoadAsync(unit, cancel) || View.Agreements.FirstOrDefault(a => a.Id == agreement) is not { } ending)
        {
            return NotFound();
        }

        var outcome = await end.HandleAsync(new(agreement, null, Reason), current.Viewer, cancel);
        return outcome.IsRefused ? this.PageWith(outcome.Refusal) : Redirect($"{Address}?saved={(ending.From > Today ? "taken-back" : "ended")}");
    }

    public static string AddressOf(Guid unit) => $"/units/{unit}/sharing";

    private static DateOnly? DayOf(DateParts? parts) => parts is not null && parts.TryRead(out var day) ? day : null;

    private static Refusal? Refuse(DateParts? parts, string field) => DateText.Of(parts) is { Length: > 0 } text && !DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        ? Refusal.Invalid("not-a-day", $"“{text}” is not a day. Write day, month and year, such as 31 3 2026.", field)
        : null;

    private async Task<bool> LoadAsync(Guid unit, CancellationToken cancel)
    {
        var outcome = await show.HandleAsync(new(unit.ToString()), current.Viewer, cancel);
        if (outcome.IsRefused)
        {
            return false;
        }

        View = outcome.Value;
        this.SetPage("What is shared with the programme", new RoomsLink(View.Unit.Name, View.Unit.Kind == UnitKind.Ward ? $"/wards/{unit}" : $"/organisations/{unit}"));
        return true;
    }
}
