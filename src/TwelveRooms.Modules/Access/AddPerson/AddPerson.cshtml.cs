using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Access.ShowPeople;
using TwelveRooms.Components;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Time;

namespace TwelveRooms.Access.AddPerson;

internal sealed class AddPersonModel(AddPersonHandler handler, PeopleReach reach, RoomsClock clock, CurrentViewer current) : PageModel
{
    public const string Card = "card";

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Role { get; set; }

    [BindProperty]
    public DateParts? From { get; set; }

    [BindProperty]
    public DateParts? LastDay { get; set; }

    /// <summary>A link to send, or a card.</summary>
    [BindProperty]
    public string? Way { get; set; } = "link";

    [BindProperty]
    public string? Key { get; set; }

    public PeopleUnit Here { get; private set; } = null!;

    public IReadOnlyList<Choice> Roles { get; private set; } = [];

    /// <summary>What was made; null before.</summary>
    public WayIn? Made { get; private set; }

    public string Address => PeopleOfUnitModel.AddressOf(Here.Unit.Id.Value);

    public async Task<IActionResult> OnGetAsync(Guid unit, CancellationToken cancel)
    {
        Key = Guid.CreateVersion7().ToString("n");
        return await LoadAsync(unit, cancel) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid unit, CancellationToken cancel)
    {
        if (!await LoadAsync(unit, cancel))
        {
            return NotFound();
        }

        var command = new AddPersonCommand(unit.ToString(), Name, Role) { From = DateText.Of(From), LastDay = DateText.Of(LastDay), OnCard = Way == Card, Key = Key };
        var outcome = await handler.HandleAsync(command, current.Viewer, cancel);
        if (outcome.IsRefused)
        {
            return this.PageWith(outcome.Refusal);
        }

        // Shown and not redirected to: a secret stands in no address of ours, and is told this once.
        Made = WayIn.Of(Request, outcome.Value.Name, outcome.Value.Secret, outcome.Value.OnCard, isReset: false, clock.Today, $"{Address}?given={outcome.Value.Membership}");
        return Page();
    }

    private async Task<bool> LoadAsync(Guid unit, CancellationToken cancel)
    {
        if (await reach.FindManagedAsync(unit.ToString(), current.Viewer, cancel) is not { } here)
        {
            return false;
        }

        Here = here;
        Roles = [.. here.Giveable.Select(r => new Choice(r.Key, r.Name, r.Description))];
        this.SetPage("Add somebody", PeopleOfUnitModel.WayTo(here.Unit), new RoomsLink("People", Address));
        return true;
    }
}
