using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Access.ShowPeople;
using TwelveRooms.Components;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Time;

namespace TwelveRooms.Access.Keys;

internal sealed class KeysModel(MakeKeyHandler make, EndKeyHandler end, KeyList list, PeopleReach reach, UnitDirectory units, RoomsClock clock, CurrentViewer current) : PageModel
{
    private IReadOnlyDictionary<int, UnitRow> _units = new Dictionary<int, UnitRow>();

    [BindProperty]
    public string? Label { get; set; }

    [BindProperty]
    public string? Role { get; set; }

    [BindProperty]
    public string? Months { get; set; } = "12";

    [BindProperty]
    public string? Key { get; set; }

    /// <summary>The key that has just been ended.</summary>
    [BindProperty(SupportsGet = true, Name = "ended")]
    public string? JustEnded { get; set; }

    public PeopleUnit Here { get; private set; } = null!;

    public IReadOnlyList<KeyRow> Open { get; private set; } = [];

    public IReadOnlyList<KeyRow> Stopped { get; private set; } = [];

    /// <summary>The new key's secret, on the one page that shows it.</summary>
    public string? Secret { get; private set; }

    public IReadOnlyList<Choice> Roles => [.. Here.KeyRoles.Select(r => new Choice(r.Key, r.Name, r.Description))];

    public bool IsWard => Here.Unit.Kind == UnitKind.Ward;

    public string Address => AddressOf(Here.Unit.Id.Value);

    public string Saved => Stopped.FirstOrDefault(k => k.Id.ToString() == JustEnded) is { } gone ? $"“{gone.Label}” has ended. Its next request is refused; what it sent stays." : "";

    public async Task<IActionResult> OnGetAsync(Guid unit, CancellationToken cancel)
    {
        Key = Guid.CreateVersion7().ToString("n");
        return await LoadAsync(unit, cancel) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid unit, CancellationToken cancel)
    {
        var outcome = await make.HandleAsync(new(unit.ToString(), Role, Label, Months) { Key = Key }, current.Viewer, cancel);
        if (!await LoadAsync(unit, cancel))
        {
            return NotFound();
        }

        if (outcome.IsRefused)
        {
            return this.PageWith(outcome.Refusal);
        }

        Secret = outcome.Value;
        return Page();
    }

    public async Task<IActionResult> OnPostEndAsync(Guid unit, CancellationToken cancel)
    {
        var outcome = await end.HandleAsync(new(JustEnded), current.Viewer, cancel);
        return !outcome.IsRefused ? Redirect($"{AddressOf(unit)}?ended={outcome.Value.Id}") : await LoadAsync(unit, cancel) ? this.PageWith(outcome.Refusal) : NotFound();
    }

    public string RoleOf(KeyRow key) => Here.NameOf(key.Role);

    public string UnitOf(KeyRow key) => _units.TryGetValue(key.Unit, out var unit) ? unit.Name : Here.Unit.Name;

    public static string AddressOf(Guid unit) => $"/units/{unit}/keys";

    private async Task<bool> LoadAsync(Guid unit, CancellationToken cancel)
    {
        if (await reach.FindManagedAsync(unit.ToString(), current.Viewer, cancel) is not { } here || here.KeyRoles.Count == 0)
        {
            return false;
        }

        Here = here;
        var (today, all) = (clock.Today, await list.BelowAsync(here.Unit.Number, cancel));
        _units = await units.FindAsync([.. all.Select(k => k.Unit).Distinct()], current.Viewer, cancel);
        var seen = all.Where(k => _units.ContainsKey(k.Unit)).ToList();
        Open = [.. seen.Where(k => k.OpensOn(today))];
        Stopped = [.. seen.Where(k => !k.OpensOn(today) && (k.EndedOn ?? k.Until) > today.AddYears(-1)).Reverse()];
        this.SetPage("Keys of other systems", PeopleOfUnitModel.WayTo(here.Unit), new RoomsLink("People", PeopleOfUnitModel.AddressOf(unit)));
        return true;
    }
}
