using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Access.Contracts;

/// <summary>Says who did something by what they were then, and names nobody.</summary>
internal sealed class ActorWords(Db db, Memberships memberships, RoleTable roles)
{
    private readonly Dictionary<Guid, IReadOnlyList<MembershipRow>> _held = [];
    private readonly Dictionary<(int Unit, DateOnly Day), IReadOnlyList<int>> _above = [];
    private IReadOnlyDictionary<string, string>? _names;

    /// <summary>"ward manager", "a ward device", "another system": what an actor was to a unit on a day.</summary>
    /// <param name="actor">As the audit writes it.</param>
    /// <param name="unit">The unit's number; null for anything that they held.</param>
    /// <param name="day">The day.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<string> OfAsync(string actor, int? unit, DateOnly day, CancellationToken cancel)
    {
        if (Viewer.PersonOf(actor) is not { } person)
        {
            return actor.Split(':')[0] switch
            {
                "device" => "a ward device",
                "key" => "another system",
                "operator" => "whoever looks after the machine",
                _ => "the platform",
            };
        }

        if (!_held.TryGetValue(person, out var held))
        {
            _held[person] = held = await memberships.OfAsync(person, cancel);
        }

        var above = unit is not { } of ? null : await AboveAsync(of, day, cancel);
        _names ??= (await roles.AllAsync(cancel)).ToDictionary(r => r.Key, r => r.Name);
        var then = held.Where(m => m.HoldsOn(day) && above?.Contains(m.Unit) != false).Select(m => _names.GetValueOrDefault(m.Role) ?? m.Role).Distinct().ToList();
        return then.Count == 0 ? "somebody who had a role then" : string.Join(" and ", then);
    }

    private async Task<IReadOnlyList<int>> AboveAsync(int unit, DateOnly day, CancellationToken cancel) => _above.TryGetValue((unit, day), out var known)
        ? known
        : _above[(unit, day)] = await db.Paths.Where(p => p.Descendant == unit && p.From <= day && p.To > day).Select(p => p.Ancestor).ToListAsync(cancel);
}
