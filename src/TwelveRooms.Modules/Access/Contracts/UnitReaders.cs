using Microsoft.EntityFrameworkCore;
using TwelveRooms.Access.Keys;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Time;
using TwelveRooms.Statistics;

namespace TwelveRooms.Access.Contracts;

/// <summary>A role that reaches a unit from outside it, held on some unit.</summary>
/// <param name="RoleName">What pages call it.</param>
/// <param name="Unit">Where it is held, by number.</param>
/// <param name="SeesWithin">Whether it sees the unit's own chart; else only sums that the unit is in.</param>
internal sealed record UnitReader(string RoleName, int Unit, bool SeesWithin);

/// <summary>Who could see a unit's numbers, by role and by where it is held: nobody is named or counted.</summary>
internal sealed class UnitReaders(Db db, Memberships memberships, RoleTable roles, KeyList keys, Holdings holdings, RoomsClock clock)
{
    /// <summary>The roles, and keys of other systems, that reached a unit at any time from a day on; those of the unit's own people are left out.</summary>
    public async Task<IReadOnlyList<UnitReader>> OfAsync(int unit, DateOnly since, CancellationToken cancel)
    {
        var today = clock.Today;
        var above = await db.Paths.Where(p => p.Descendant == unit && p.From <= today && p.To > since).Select(p => p.Ancestor).Distinct().ToListAsync(cancel);
        var isShared = await holdings.IsSharedAsync(unit, cancel);
        var table = (await roles.AllAsync(cancel)).ToDictionary(r => r.Key);
        var held = (await keys.OnAsync(above, cancel)).Where(k => k.Until > since && !(k.EndedOn < since));
        return
        [
            .. (await memberships.RolesOnAsync(above, since, cancel)).Concat(held.Select(k => (k.Role, k.Unit)))
                .Where(h => table.TryGetValue(h.Role, out var role) && role.Tier != Tier.Own)
                .Select(h => new UnitReader(table[h.Role].Name, h.Unit, table[h.Role].Tier != Tier.Published && (!table[h.Role].NeedsAgreement || isShared)))
                .Distinct().OrderByDescending(r => r.SeesWithin).ThenBy(r => r.RoleName, StringComparer.CurrentCulture).ThenBy(r => r.Unit),
        ];
    }
}
