using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Organisations.GrantRole;

/// <summary>A role for a person on a unit.</summary>
/// <param name="Person">The person's id; null makes a new person.</param>
/// <param name="Name">What to call a new person on pages.</param>
/// <param name="Role">The role's key. What it means is known to Access alone.</param>
/// <param name="Unit">The unit's id or code.</param>
internal sealed record GrantRoleCommand(Guid? Person, string? Name, string Role, string Unit)
{
    /// <summary>First day; today when left out.</summary>
    public DateOnly? From { get; init; }

    /// <summary>First day on which it no longer holds.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Whether the person is made up for the demo.</summary>
    public bool IsDemo { get; init; }
}

/// <summary>Who got the role, and the grant itself.</summary>
internal sealed record GrantedRole(Guid Person, Guid Grant);

/// <summary>Gives a role without asking who may give it. For the platform's own set-up, such as the demo's past; people go through Access.</summary>
internal sealed class GrantRoleHandler(Db db, UnitDirectory units)
{
    public Task<Outcome<GrantedRole>> HandleAsync(GrantRoleCommand command, Viewer viewer, CancellationToken cancel) =>
        db.WriteAsync<GrantedRole>(viewer, new("organisations.role-granted"), async (write, c) =>
        {
            if (viewer.Reach != ReachKind.Everything || await units.FindAsync(command.Unit, viewer, c) is not { } unit)
            {
                return Refusal.NotFound;
            }

            var from = command.From ?? write.Today;
            var to = command.To ?? DateOnly.MaxValue;
            if (to <= from)
            {
                return Refusal.Invalid("ends-before-it-begins", "The role would end before it begins. Use a later last day.", nameof(command.To));
            }

            var given = await Memberships.GiveAsync(write, new(command.Person, command.Name, command.Role, unit, from, to) { IsDemo = command.IsDemo }, c);
            if (given.IsRefused)
            {
                return given.Refusal;
            }

            write.About(unit.Partition, unit.Number);
            return new GrantedRole(given.Value.Person, given.Value.Id);
        }, cancel);
}
