using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Components;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Organisations.UnitGroups;

internal sealed class EditGroupsModel(
    JoinGroupHandler join, LeaveGroupHandler leave, UnitGroupReader reader, UnitDirectory units, Db db, RoomsClock clock, CurrentViewer current) : PageModel
{
    /// <summary>What has just been done here.</summary>
    [BindProperty(SupportsGet = true, Name = "saved")]
    public string? Saved { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public string? Group { get; set; }

    [BindProperty]
    public DateParts? From { get; set; }

    [BindProperty]
    public int Version { get; set; }

    [BindProperty]
    public string? Key { get; set; }

    public UnitRow Unit { get; private set; } = null!;

    public IReadOnlyList<GroupTime> Times { get; private set; } = [];

    public string NameHint { get; private set; } = "";

    public IReadOnlyList<Choice> Kinds { get; } =
    [
        new("cohort", "Cohort", "Those who start and go through something together"),
        new("strand", "Strand", "A part of the programme with its own people and timetable"),
        new("collaborative", "Collaborative", "Organisations that plan care together"),
    ];

    public async Task<IActionResult> OnGetAsync(Guid unit, CancellationToken cancel)
    {
        if (!await LoadAsync(unit, cancel))
        {
            return NotFound();
        }

        (Version, Key) = (await db.VersionOfAsync(Unit.Number, current.Viewer, cancel), Guid.CreateVersion7().ToString("n"));
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid unit, CancellationToken cancel)
    {
        if (!await LoadAsync(unit, cancel))
        {
            return NotFound();
        }

        DateOnly? from = null;
        if (From is { IsEmpty: false })
        {
            if (!From.TryRead(out var day))
            {
                return this.PageWith(Refusal.Invalid("not-a-day", $"“{$"{From.Day} {From.Month} {From.Year}".Trim()}” is not a day. Write day, month and year, such as 31 3 2026.", nameof(From)));
            }

            from = day;
        }

        var outcome = await join.HandleAsync(new(unit.ToString(), Kind ?? "", Group ?? "") { From = from, Version = Version, Key = Key }, current.Viewer, cancel);
        return outcome.IsRefused ? this.PageWith(outcome.Refusal) : Redirect($"/organisations/units/{unit}/groups?saved=joined");
    }

    public async Task<IActionResult> OnPostLeaveAsync(Guid unit, string? kind, string? group, CancellationToken cancel)
    {
        if (!await LoadAsync(unit, cancel))
        {
            return NotFound();
        }

        var outcome = await leave.HandleAsync(new(unit.ToString(), kind ?? "", group ?? "", null) { Version = Version, Key = Key }, current.Viewer, cancel);
        return outcome.IsRefused ? this.PageWith(outcome.Refusal) : Redirect($"/organisations/units/{unit}/groups?saved=left");
    }

    private async Task<bool> LoadAsync(Guid id, CancellationToken cancel)
    {
        if (await units.FindAsync(id, current.Viewer, cancel) is not { } unit
            || !(await db.StandingAsync(current.Viewer, unit.Number, cancel)).May(Rights.ManageUnits))
        {
            return false;
        }

        (Unit, Times) = (unit, await reader.WithPlannedAsync(unit.Number, clock.Today, current.Viewer, cancel));
        var names = await reader.NamesAsync(current.Viewer, cancel);
        NameHint = names.Count == 0 ? "Such as First wave. A new name makes a new group." : $"In use: {string.Join(", ", names.Take(12))}. Another name makes a new group.";
        this.SetPage($"Groups of {unit.Name}", new RoomsLink("Organisations", "/organisations"), new RoomsLink(unit.Name, $"/organisations/{id}"));
        return true;
    }
}
