using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Access;

/// <summary>A unit whose people a viewer may see.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="MayManage">Whether they may add and end people here, and do not only look.</param>
/// <param name="Roles">Every role there is.</param>
/// <param name="Gives">The keys of the roles that they may give here, wherever those can be held.</param>
internal sealed record PeopleUnit(UnitRow Unit, bool MayManage, IReadOnlyList<Role> Roles, IReadOnlySet<string> Gives)
{
    /// <summary>The roles that they may give on this unit, in the order of the table.</summary>
    public IReadOnlyList<Role> Giveable => [.. Roles.Where(r => r.Holder == RoleHolder.Person && Gives.Contains(r.Key) && r.CanBeHeldOn(Unit.Kind))];

    /// <summary>The roles that they may give to another system's key on this unit.</summary>
    public IReadOnlyList<Role> KeyRoles => [.. Roles.Where(r => r.Holder == RoleHolder.System && Gives.Contains(r.Key) && r.CanBeHeldOn(Unit.Kind))];

    public Role? Find(string key) => Roles.FirstOrDefault(r => r.Key == key);

    public string NameOf(string key) => Find(key)?.Name ?? key;

    public int PlaceOf(string key) => Find(key)?.Place ?? int.MaxValue;
}

/// <summary>Where a viewer may look at people, and which roles they may give there: each of their own roles counts where it is held and nowhere else.</summary>
internal sealed class PeopleReach(Db db, UnitDirectory units, RoleTable roles, Memberships memberships, RoomsClock clock)
{
    /// <summary>The unit by its code or id; null when it is not there, or its people are not this viewer's to see.</summary>
    public async Task<PeopleUnit?> FindAsync(string unit, Viewer viewer, CancellationToken cancel)
    {
        if (await units.FindAsync(unit, viewer, cancel) is not { } row || row.Kind == UnitKind.Country)
        {
            return null;
        }

        var all = await roles.AllAsync(cancel);
        var (mayManage, mayLook, gives) = await StandAsync(row.Number, all, viewer, cancel);
        return mayManage || mayLook ? new(row, mayManage, all, gives) : null;
    }

    /// <summary>The same for whoever may change something there.</summary>
    public async Task<PeopleUnit?> FindManagedAsync(string unit, Viewer viewer, CancellationToken cancel) =>
        await FindAsync(unit, viewer, cancel) is { MayManage: true } found ? found : null;

    /// <summary>
    /// Those to whom a further role can be given here: the people of the organisation for whoever looks after it, else those of the unit
    /// itself, so that nobody reads the names of another ward's people.
    /// </summary>
    /// <returns>By id, a name with what is held or was within a year, since two may have one name.</returns>
    public async Task<IReadOnlyDictionary<Guid, string>> KnownAsync(UnitRow unit, Viewer viewer, CancellationToken cancel)
    {
        var above = await units.AboveAsync(unit.Number, viewer, cancel);
        var standings = await db.StandingsAsync(viewer, above.Select(u => u.Number).ToList(), cancel);
        var root = above.FirstOrDefault(u => u.Kind is UnitKind.Provider or UnitKind.Site && standings.TryGetValue(u.Number, out var s) && s.May(Rights.ManagePeople)) ?? unit;
        var called = (await roles.AllAsync(cancel)).ToDictionary(r => r.Key, r => r.Name);
        var people = await memberships.PeopleBelowAsync(root.Number, root.Kind is UnitKind.Provider or UnitKind.Site or UnitKind.Ward, viewer, cancel);
        return people.GroupBy(p => (p.Person, p.Name)).ToDictionary(p => p.Key.Person, p =>
        {
            var held = p.Select(h => h.Role).OfType<string>().Select(r => called.GetValueOrDefault(r) ?? r).Distinct().Order(StringComparer.CurrentCulture).ToList();
            return $"{p.Key.Name} ({(held.Count == 0 ? "no role in the last year" : string.Join(", ", held))})";
        });
    }

    /// <summary>
    /// Whether a viewer may give all that a person holds or will hold: a new link lets somebody in as all that they are, so whoever makes one could
    /// come in as them.
    /// </summary>
    public async Task<bool> MayGiveAllAsync(Guid person, Viewer viewer, CancellationToken cancel)
    {
        if (viewer.Reach == ReachKind.Everything)
        {
            return true;
        }

        var all = await roles.AllAsync(cancel);
        foreach (var held in (await memberships.OfAsync(person, cancel)).Where(m => !m.HasEndedBy(clock.Today)))
        {
            if (!(await StandAsync(held.Unit, all, viewer, cancel)).Gives.Contains(held.Role))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>One membership of a unit that this viewer may change; null when it is not there, or not one that they may give and so end.</summary>
    public async Task<(PeopleUnit Here, MembershipRow Row)?> FindMembershipAsync(string unit, Guid membership, Viewer viewer, CancellationToken cancel) =>
        await FindManagedAsync(unit, viewer, cancel) is { } here
            && await memberships.FindAsync(membership, cancel) is { } row && row.Unit == here.Unit.Number && here.Gives.Contains(row.Role)
            ? (here, row)
            : null;

    /// <summary>Why somebody cannot take a membership on for its holder; null when they can. A person out of reach and nobody at all get one answer.</summary>
    public async Task<Refusal?> RefuseOtherAsync(PeopleUnit here, MembershipRow row, Guid? person, Viewer viewer, string field, CancellationToken cancel) =>
        person == row.Person ? Refusal.Invalid("same-person", $"{row.Name} holds it now. Choose somebody else.", field)
        : person is { } other && (viewer.Reach == ReachKind.Everything || (await KnownAsync(here.Unit, viewer, cancel)).ContainsKey(other)) ? null
        : Refusal.Invalid("person-unknown", "Choose somebody from the list, or add them as a new person first.", field);

    /// <summary>The answer of a write that was sent twice.</summary>
    public async Task<Outcome<MembershipRow>> StoredAsync(string id, CancellationToken cancel) =>
        Guid.TryParse(id, out var membership) && await memberships.FindAsync(membership, cancel) is { } row ? row : Refusal.NotFound;

    private async Task<(bool MayManage, bool MayLook, IReadOnlySet<string> Gives)> StandAsync(int unit, IReadOnlyList<Role> all, Viewer viewer, CancellationToken cancel)
    {
        if (viewer.Reach == ReachKind.Everything)
        {
            return (true, true, all.Select(r => r.Key).ToHashSet());
        }

        var today = clock.Today;
        var path = await db.Paths.Where(p => p.Descendant == unit && p.From <= today && p.To > today).ToListAsync(cancel);
        var (mayManage, mayLook, gives) = (false, false, new HashSet<string>());
        foreach (var grant in viewer.Grants)
        {
            var here = Db.StandingOf(viewer with { Grants = [grant] }, path);
            mayLook |= here.May(Rights.ReviewAccess);
            if (here.May(Rights.ManagePeople) && all.FirstOrDefault(r => r.Key == grant.Role) is { } own)
            {
                mayManage = true;
                gives.UnionWith(all.Where(r => own.MayGive(r.Key)).Select(r => r.Key));
            }
        }

        return (mayManage, mayLook, gives);
    }
}
