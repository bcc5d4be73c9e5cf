using TwelveRooms.Access.ChangeMembership;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Access.MyRoles;

/// <summary>The end of one's own membership, whenever one wishes.</summary>
/// <param name="Membership">Which.</param>
/// <param name="LastDay">The last day; left out, it ends now.</param>
internal sealed record EndOwnRoleCommand(Guid Membership, string? LastDay);

/// <summary>Ends what the viewer holds; nobody has to agree.</summary>
internal sealed class EndOwnRoleHandler(Db db, Memberships memberships, UnitDirectory units, RoomsClock clock)
{
    public async Task<Outcome<Done>> HandleAsync(EndOwnRoleCommand command, Viewer viewer, CancellationToken cancel)
    {
        if (viewer.Person is null || await memberships.FindAsync(command.Membership, cancel) is not { } row || row.Person != viewer.Person)
        {
            return Refusal.NotFound;
        }

        var on = MembershipEnd.Read(row, command.LastDay, clock.Today, nameof(command.LastDay));
        if (on.IsRefused)
        {
            return on.Refusal;
        }

        var unit = (await units.FindAsync([row.Unit], viewer.WithWholeTree(), cancel)).GetValueOrDefault(row.Unit);
        return await db.WriteAsync<Done>(viewer.WithWholeTree(), new("access.membership-ended"), async (write, c) =>
        {
            await Memberships.EndAsync(write, row.Id, on.Value, c);
            write.About(unit?.Partition ?? 0, row.Unit);
            write.Concerns(row.Person);
            return new Done();
        }, cancel);
    }
}
