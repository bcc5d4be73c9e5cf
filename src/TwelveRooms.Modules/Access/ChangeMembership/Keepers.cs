using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Access.ChangeMembership;

/// <summary>Those who look after the people of an organisation.</summary>
internal sealed class Keepers(Memberships memberships, RoomsClock clock)
{
    /// <summary>What becomes of an organisation when one of them leaves; null when somebody else still looks after its people.</summary>
    /// <param name="here">The unit.</param>
    /// <param name="leaving">The membership that ends.</param>
    /// <param name="on">First day on which it no longer holds.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<string?> WithoutAsync(PeopleUnit here, MembershipRow leaving, DateOnly on, CancellationToken cancel)
    {
        if (here.Unit.Kind != UnitKind.Provider || !Keeps(leaving))
        {
            return null;
        }

        var day = on > clock.Today ? on : clock.Today;
        var others = await memberships.OnAsync(here.Unit.Number, cancel);
        return others.Any(m => m.Id != leaving.Id && Keeps(m) && m.HoldsOn(day))
            ? null
            : $"Nobody looks after the people of {here.Unit.Name} then. Ward managers still look after those of their own ward. For the rest, the programme team or an administrator names a new organisation team.";

        bool Keeps(MembershipRow row) => here.Find(row.Role)?.Rights.HasFlag(Rights.ManagePeople) == true;
    }
}
