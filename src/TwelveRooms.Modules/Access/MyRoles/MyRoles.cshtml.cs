using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Access.ShowPeople;
using TwelveRooms.Components;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Time;

namespace TwelveRooms.Access.MyRoles;

/// <summary>One role of one's own.</summary>
/// <param name="Line">What is held, since when, until when.</param>
/// <param name="UnitName">On what.</param>
/// <param name="GivenBy">Who gave it, to follow "Given by"; null when that was not kept.</param>
internal sealed record OwnRole(PersonLine Line, string UnitName, string? GivenBy);

internal sealed class MyRolesModel(
    EndOwnRoleHandler end, Memberships memberships, RoleTable roles, UnitDirectory units, RoomsClock clock, CurrentViewer current) : PageModel
{
    public const string Address = "/my-roles";

    [BindProperty]
    public DateParts? LastDay { get; set; }

    [BindProperty(SupportsGet = true, Name = "ended")]
    public Guid? JustEnded { get; set; }

    /// <summary>The one that is about to be ended.</summary>
    [BindProperty(SupportsGet = true, Name = "end")]
    public Guid? Ending { get; set; }

    /// <summary>The same, when it is one of the reader's that has not ended.</summary>
    public OwnRole? ToEnd => Held.FirstOrDefault(o => o.Line.Row.Id == Ending);

    public string Name => current.Viewer.Name;

    public DateOnly Today => clock.Today;

    public IReadOnlyList<OwnRole> Held { get; private set; } = [];

    public IReadOnlyList<OwnRole> Earlier { get; private set; } = [];

    /// <summary>Where I hold something now, and can read what is shared of it.</summary>
    public IReadOnlyList<UnitRow> Shared { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken cancel) => await LoadAsync(cancel) ? Page() : NotFound();

    public async Task<IActionResult> OnPostEndNowAsync([FromForm(Name = "membership")] Guid membership, CancellationToken cancel) =>
        await AnswerAsync(await end.HandleAsync(new(membership, null), current.Viewer, cancel), membership, cancel);

    public async Task<IActionResult> OnPostEndAsync([FromForm(Name = "membership")] Guid membership, CancellationToken cancel)
    {
        var day = DateText.Of(LastDay);
        var outcome = day.Length == 0
            ? Refusal.Invalid("last-day-needed", "Write your last day, or press “End it now”.", nameof(LastDay))
            : await end.HandleAsync(new(membership, day), current.Viewer, cancel);
        return await AnswerAsync(outcome, membership, cancel);
    }

    private async Task<IActionResult> AnswerAsync(Outcome<Done> outcome, Guid membership, CancellationToken cancel)
    {
        if (!outcome.IsRefused)
        {
            return Redirect($"{Address}?ended={membership}");
        }

        Ending = membership;
        return await LoadAsync(cancel) ? this.PageWith(outcome.Refusal) : NotFound();
    }

    private async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (current.Viewer.Person is not { } me)
        {
            return false;
        }

        var rows = await memberships.OfAsync(me, cancel);
        var called = (await roles.AllAsync(cancel)).ToDictionary(r => r.Key, r => r.Name);
        var places = await units.FindAsync(rows.Select(r => r.Unit).Distinct().ToList(), current.Viewer, cancel);
        var givers = await memberships.NamesAsync(rows.Select(r => PersonIn(r.GivenBy)).OfType<Guid>(), cancel);
        var own = rows.Select(r => new OwnRole(
            new(r, called.GetValueOrDefault(r.Role) ?? r.Role, MayChange: true), places.GetValueOrDefault(r.Unit)?.Name ?? "a unit that you no longer see", Giver(r.GivenBy, givers))).ToList();
        Shared = [.. places.Values.Where(u => u.Kind is UnitKind.Ward or UnitKind.Site or UnitKind.Provider && own.Exists(o => o.Line.Row.Unit == u.Number && o.Line.Row.HoldsOn(Today))).OrderBy(u => u.Name, StringComparer.CurrentCulture)];
        (Held, Earlier) = (own.FindAll(o => !o.Line.Row.HasEndedBy(Today)), own.FindAll(o => o.Line.Row.HasEndedBy(Today)));
        this.SetPage("My roles");
        return true;
    }

    private static Guid? PersonIn(string? actor) =>
        actor?.Split(':') is ["person", var id] && Guid.TryParse(id, out var person) ? person : null;

    private static string? Giver(string? actor, IReadOnlyDictionary<Guid, string> names) => actor switch
    {
        null => null,
        _ when PersonIn(actor) is { } person => names.GetValueOrDefault(person),
        _ when actor.StartsWith("operator:", StringComparison.Ordinal) => "whoever looks after this installation",
        _ => null,
    };
}
