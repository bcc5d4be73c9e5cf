using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Access.ShowPeople;

/// <summary>Whose people to show.</summary>
/// <param name="Unit">The unit's id or code.</param>
internal sealed record ShowPeopleQuery(string Unit);

/// <summary>One line of the list.</summary>
/// <param name="Row">What is held.</param>
/// <param name="RoleName">What pages call the role.</param>
/// <param name="MayChange">Whether this reader may end it, or have somebody stand in.</param>
internal sealed record PersonLine(MembershipRow Row, string RoleName, bool MayChange)
{
    /// <summary>Since when, until when, and for whom; never a time, never how often somebody was here.</summary>
    public string When(DateOnly today) => string.Join(' ', new[]
    {
        Row.InsteadOf is { } other ? $"Stands in for {other}." : null,
        Row.HasEndedBy(today) ? (Row.To <= Row.From ? "Never began." : $"From {Words(Row.From)} to {Words(Row.LastDay!.Value)}.")
            : Row.From > today ? $"From {Words(Row.From)}{(Row.LastDay is { } last ? $" to {Words(last)}" : "")}."
            : $"Since {Words(Row.From)}{(Row.LastDay is { } end ? $", until {Words(end)}" : "")}.",
    }.OfType<string>());

    private static string Words(DateOnly day) => PeopleRefusals.Words(day);
}

/// <summary>The people of a unit, by role in the order of the table and then A to Z.</summary>
internal sealed record PeopleView(PeopleUnit Here, IReadOnlyList<PersonLine> Now, IReadOnlyList<PersonLine> ToCome, IReadOnlyList<PersonLine> Earlier, IReadOnlyList<UnitRow> Below)
{
    public required DateOnly Today { get; init; }

    /// <summary>Whether this is an organisation of which nobody looks after the people today.</summary>
    public bool IsUnkept { get; init; }
}

/// <summary>Shows who holds what on a unit itself, since when and until when; what ended more than a year ago is left to the audit.</summary>
internal sealed class ShowPeopleHandler(PeopleReach reach, Memberships memberships, UnitDirectory units, RoomsClock clock)
{
    public async Task<Outcome<PeopleView>> HandleAsync(ShowPeopleQuery query, Viewer viewer, CancellationToken cancel)
    {
        if (await reach.FindAsync(query.Unit, viewer, cancel) is not { } here)
        {
            return Refusal.NotFound;
        }

        var today = clock.Today;
        var lines = (await memberships.OnAsync(here.Unit.Number, cancel))
            .Select(m => new PersonLine(m, here.NameOf(m.Role), here.MayManage && here.Gives.Contains(m.Role)))
            .OrderBy(l => here.PlaceOf(l.Row.Role)).ThenBy(l => l.Row.Name, StringComparer.CurrentCulture).ToList();
        return new PeopleView(
            here,
            lines.FindAll(l => l.Row.HoldsOn(today)),
            lines.FindAll(l => l.Row.From > today && l.Row.To > l.Row.From),
            lines.FindAll(l => l.Row.HasEndedBy(today) && l.Row.IsToldOn(today)),
            here.Unit.Kind is UnitKind.Provider or UnitKind.Site ? await BelowAsync(here.Unit, viewer, cancel) : [])
        {
            Today = today,
            IsUnkept = here.Unit.Kind == UnitKind.Provider && !lines.Exists(l => l.Row.HoldsOn(today) && here.Find(l.Row.Role)?.Rights.HasFlag(Rights.ManagePeople) == true),
        };
    }

    private async Task<IReadOnlyList<UnitRow>> BelowAsync(UnitRow unit, Viewer viewer, CancellationToken cancel) =>
        [.. (await units.BelowAsync(unit.Number, UnitKind.Ward, viewer, cancel)).Where(w => !w.HasClosedBy(clock.Today))];
}
