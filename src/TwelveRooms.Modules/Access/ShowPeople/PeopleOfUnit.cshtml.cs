using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Components;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform.Edge;

namespace TwelveRooms.Access.ShowPeople;

internal sealed class PeopleOfUnitModel(ShowPeopleHandler handler, CurrentViewer current) : PageModel
{
    /// <summary>The membership that has just been given.</summary>
    [BindProperty(SupportsGet = true, Name = "given")]
    public Guid? JustGiven { get; set; }

    /// <summary>The membership whose end has just been set.</summary>
    [BindProperty(SupportsGet = true, Name = "ended")]
    public Guid? JustEnded { get; set; }

    public PeopleView View { get; private set; } = null!;

    /// <summary>Whether this reader may look at somebody's record, with a reason.</summary>
    public bool MayReadRecords => current.Viewer.Grants.Any(g => g.Rights.HasFlag(Platform.Viewing.Rights.ReadRecords));

    public string Address => AddressOf(View.Here.Unit.Id.Value);

    public string Saved
    {
        get
        {
            var all = View.Now.Concat(View.ToCome).Concat(View.Earlier);
            return all.FirstOrDefault(l => l.Row.Id == JustGiven) is { } given ? $"{given.Row.Name} is here as {given.RoleName}. {given.When(View.Today)}"
                : all.FirstOrDefault(l => l.Row.Id == JustEnded) is not { } ended ? JustEnded is null ? "" : "It has been taken back."
                : ended.Row.HasEndedBy(View.Today) ? $"{ended.Row.Name} is no longer {ended.RoleName} here. What they put in stays."
                : $"{ended.Row.Name} stays {ended.RoleName} here until {PeopleRefusals.Words(ended.Row.LastDay ?? ended.Row.To)}.";
        }
    }

    public async Task<IActionResult> OnGetAsync(Guid unit, CancellationToken cancel)
    {
        var outcome = await handler.HandleAsync(new(unit.ToString()), current.Viewer, cancel);
        if (outcome.IsRefused)
        {
            return this.PageWith(outcome.Refusal);
        }

        View = outcome.Value;
        this.SetPage($"People of {View.Here.Unit.Name}", WayTo(View.Here.Unit));
        return Page();
    }

    public static string AddressOf(Guid unit) => $"/units/{unit}/people";

    /// <summary>The page of the unit itself.</summary>
    public static RoomsLink WayTo(UnitRow unit) => new(unit.Name, unit.Kind == UnitKind.Ward ? $"/wards/{unit.Id.Value}" : $"/organisations/{unit.Id.Value}");
}
