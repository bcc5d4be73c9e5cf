using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Access.ShowPeople;
using TwelveRooms.Components;
using TwelveRooms.Platform.Edge;

namespace TwelveRooms.Access.AddPerson;

internal sealed class GiveRoleModel(GiveRoleHandler handler, PeopleReach reach, CurrentViewer current) : PageModel
{
    [BindProperty]
    public Guid? Person { get; set; }

    [BindProperty]
    public string? Role { get; set; }

    [BindProperty]
    public DateParts? From { get; set; }

    [BindProperty]
    public DateParts? LastDay { get; set; }

    [BindProperty]
    public string? Key { get; set; }

    public PeopleUnit Here { get; private set; } = null!;

    public IReadOnlyList<Choice> Roles { get; private set; } = [];

    public IReadOnlyList<Choice> People { get; private set; } = [];

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

        var command = new GiveRoleCommand(unit.ToString(), Person, Role) { From = DateText.Of(From), LastDay = DateText.Of(LastDay), Key = Key };
        var outcome = await handler.HandleAsync(command, current.Viewer, cancel);
        return outcome.IsRefused ? this.PageWith(outcome.Refusal) : Redirect($"{Address}?given={outcome.Value.Id}");
    }

    /// <summary>The people to choose from, A to Z, without the reader.</summary>
    public static IReadOnlyList<Choice> Choices(IReadOnlyDictionary<Guid, string> known, params IEnumerable<Guid?> without) =>
        [new("", "Choose somebody"), .. known.Where(p => !without.Contains(p.Key)).OrderBy(p => p.Value, StringComparer.CurrentCulture).Select(p => new Choice(p.Key.ToString(), p.Value))];

    private async Task<bool> LoadAsync(Guid unit, CancellationToken cancel)
    {
        if (await reach.FindManagedAsync(unit.ToString(), current.Viewer, cancel) is not { } here)
        {
            return false;
        }

        Here = here;
        Roles = [.. here.Giveable.Select(r => new Choice(r.Key, r.Name, r.Description))];
        People = Choices(await reach.KnownAsync(here.Unit, current.Viewer, cancel), current.Viewer.Person);
        this.SetPage("Give a further role", PeopleOfUnitModel.WayTo(here.Unit), new RoomsLink("People", Address));
        return true;
    }
}
