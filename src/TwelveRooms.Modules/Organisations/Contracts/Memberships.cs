using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Organisations.Contracts;

/// <summary>One role that one person holds on one unit, with its first day and the first day on which it no longer holds.</summary>
internal sealed record MembershipRow(Guid Id, Guid Person, string Name, string Role, int Unit, DateOnly From, DateOnly To)
{
    /// <summary>The actor who gave it; null when that was not kept.</summary>
    public string? GivenBy { get; init; }

    /// <summary>The name of the person for whom its holder stands in; null when it is their own.</summary>
    public string? InsteadOf { get; init; }

    /// <summary>The last day on which it holds; null when no end is set.</summary>
    public DateOnly? LastDay => To == DateOnly.MaxValue ? null : To.AddDays(-1);

    public bool HoldsOn(DateOnly day) => From <= day && To > day;

    public bool HasEndedBy(DateOnly day) => To <= day;

    /// <summary>Whether it is told beside a name on a day: one that ended long before is its holder's past, and one that never began was none.</summary>
    public bool IsToldOn(DateOnly day) => To > From && To > ToldSince(day);

    /// <summary>Roles that ended by this day are no longer told beside a name: a year before.</summary>
    public static DateOnly ToldSince(DateOnly day) => day.AddYears(-1);
}

/// <summary>A role to be given.</summary>
/// <param name="Person">Whose; null makes a new person of this name.</param>
/// <param name="Name">What pages call a new person.</param>
/// <param name="Role">The role's key. What it means is known to Access alone.</param>
/// <param name="Unit">On which unit.</param>
/// <param name="From">First day.</param>
/// <param name="To">First day on which it no longer holds.</param>
internal sealed record RoleGift(Guid? Person, string? Name, string Role, UnitRow Unit, DateOnly From, DateOnly To)
{
    /// <summary>For whom the holder stands in.</summary>
    public Guid? InsteadOf { get; init; }

    /// <summary>What pages call the role, for a refusal.</summary>
    public string RoleName { get; init; } = "in this role";

    /// <summary>Whether a new person is made up for the demo.</summary>
    public bool IsDemo { get; init; }
}

/// <summary>
/// Who holds what, for readers whose right to see it Access has checked, and the two changes of it: given, ended. Writes go through a
/// <see cref="Write"/> that has the whole tree in reach.
/// </summary>
internal sealed class Memberships(Db db, RoomsClock clock)
{
    private static readonly Viewer Reader = Viewer.System("memberships");

    /// <summary>Everything that is or was held on a unit itself, the oldest first.</summary>
    public Task<IReadOnlyList<MembershipRow>> OnAsync(int unit, CancellationToken cancel) => RowsAsync(db.For<Grant>(Reader).Where(g => g.Unit == unit), cancel);

    /// <summary>Everything that a person holds or held, the oldest first.</summary>
    public Task<IReadOnlyList<MembershipRow>> OfAsync(Guid person, CancellationToken cancel)
    {
        var id = PersonId.From(person);
        return RowsAsync(db.For<Grant>(Reader).Where(g => g.Person == id), cancel);
    }

    /// <summary>Which roles were held on some units at any time from a day on, each with its unit once; nobody is named.</summary>
    public async Task<IReadOnlyList<(string Role, int Unit)>> RolesOnAsync(IReadOnlyCollection<int> units, DateOnly since, CancellationToken cancel)
    {
        var today = clock.Today;
        var held = await db.For<Grant>(Reader).Where(g => units.Contains(g.Unit) && g.From <= today && g.To > since && g.To > g.From)
            .Select(g => new { g.Role, g.Unit }).Distinct().ToListAsync(cancel);
        return held.ConvertAll(h => (h.Role, h.Unit));
    }

    /// <summary>Everyone who has held anything at any time from a day on, or will.</summary>
    public async Task<IReadOnlySet<Guid>> HoldersSinceAsync(DateOnly day, CancellationToken cancel) =>
        (await db.For<Grant>(Reader).Where(g => g.To > day && g.To > g.From).Select(g => g.Person).Distinct().ToListAsync(cancel)).Select(p => p.Value).ToHashSet();

    /// <summary>One of them; null when there is none of this id.</summary>
    public async Task<MembershipRow?> FindAsync(Guid membership, CancellationToken cancel) =>
        await RowsAsync(db.For<Grant>(Reader).Where(g => g.Id == membership), cancel) is [var row] ? row : null;

    /// <summary>What people are called, by id; one who is not there is left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> NamesAsync(IEnumerable<Guid> people, CancellationToken cancel)
    {
        var ids = people.Distinct().Select(PersonId.From).ToList();
        return ids.Count == 0 ? new Dictionary<Guid, string>() : await db.For<Person>(Reader).Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id.Value, p => p.Name, cancel);
    }

    /// <summary>
    /// Everyone who holds or held something on a unit or below it, as far as the viewer sees those units, with each role once that is told
    /// beside their name; with null where all of them ended too long ago.
    /// </summary>
    /// <param name="unit">The unit's number.</param>
    /// <param name="isWithin">Whether those of sites and wards are meant too.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<IReadOnlyList<(Guid Person, string Name, string? Role)>> PeopleBelowAsync(int unit, bool isWithin, Viewer viewer, CancellationToken cancel)
    {
        var today = clock.Today;
        var below = db.Paths.Where(p => p.Ancestor == unit && p.From <= today && p.To > today && (isWithin || !p.IsWithinOrganisation)).Select(p => p.Descendant);
        var since = MembershipRow.ToldSince(today);
        var held = await db.For<Grant>(viewer).Where(g => below.Contains(g.Unit))
            .Select(g => new { g.Person, Role = g.To > g.From && g.To > since ? g.Role : null }).Distinct().ToListAsync(cancel);
        var told = held.Where(h => h.Role is not null).Select(h => h.Person).ToHashSet();
        var names = await NamesAsync(held.Select(h => h.Person.Value), cancel);
        return [.. held.Where(h => names.ContainsKey(h.Person.Value) && (h.Role is not null || !told.Contains(h.Person))).Select(h => (h.Person.Value, names[h.Person.Value], h.Role))];
    }

    /// <summary>Gives a role, to somebody new or somebody who is there. The same role twice in one time is refused.</summary>
    /// <returns>The person, and the membership.</returns>
    public static async Task<Outcome<MembershipRow>> GiveAsync(Write write, RoleGift gift, CancellationToken cancel)
    {
        var id = PersonId.From(gift.Person ?? Guid.Empty);
        var person = gift.Person is null ? null : await write.For<Person>().SingleOrDefaultAsync(p => p.Id == id, cancel);
        if (person is null)
        {
            if (gift.Person is not null || string.IsNullOrWhiteSpace(gift.Name))
            {
                return Refusal.Invalid("person-unknown", "Choose somebody, or add them as a new person.", "Person");
            }

            person = new() { Name = gift.Name.Trim(), IsDemo = gift.IsDemo };
            write.Add(person);
        }

        var held = await write.For<Grant>().AsNoTracking()
            .Where(g => g.Person == person.Id && g.Role == gift.Role && g.Unit == gift.Unit.Number && g.From < gift.To && g.To > gift.From)
            .OrderBy(g => g.From).FirstOrDefaultAsync(cancel);
        if (held is not null)
        {
            var until = held.To == DateOnly.MaxValue ? "without an end" : $"until {WardChange.Words(held.To.AddDays(-1))}";
            return Refusal.Conflict(
                "role-held-already", $"{person.Name} is {gift.RoleName} on {gift.Unit.Name} in that time already: from {WardChange.Words(held.From)}, {until}. Nothing has to be done, or choose days outside that time.", "Role");
        }

        var grant = new Grant
        {
            Person = person.Id,
            Role = gift.Role,
            Unit = gift.Unit.Number,
            From = gift.From,
            To = gift.To,
            GivenBy = write.Viewer.Actor,
            InsteadOf = gift.InsteadOf is { } other ? PersonId.From(other) : null,
        };
        write.Add(grant);
        person.Version++;
        return new MembershipRow(grant.Id, person.Id.Value, person.Name, grant.Role, grant.Unit, grant.From, grant.To);
    }

    /// <summary>Ends a role; open sessions learn of it at their next request.</summary>
    /// <param name="write">The write.</param>
    /// <param name="membership">Which.</param>
    /// <param name="on">First day on which it no longer holds; not before it began.</param>
    /// <param name="cancel">Stops.</param>
    public static async Task EndAsync(Write write, Guid membership, DateOnly on, CancellationToken cancel)
    {
        var grant = await write.For<Grant>().SingleAsync(g => g.Id == membership, cancel);
        grant.To = on > grant.From ? on : grant.From;
        (await write.For<Person>().SingleAsync(p => p.Id == grant.Person, cancel)).Version++;
    }

    private async Task<IReadOnlyList<MembershipRow>> RowsAsync(IQueryable<Grant> grants, CancellationToken cancel)
    {
        var rows = await grants.OrderBy(g => g.From).ThenBy(g => g.Id).ToListAsync(cancel);
        var names = await NamesAsync(rows.Select(g => g.Person.Value).Concat(rows.Select(g => g.InsteadOf?.Value).OfType<Guid>()), cancel);
        return [.. rows.Select(g => new MembershipRow(g.Id, g.Person.Value, names.GetValueOrDefault(g.Person.Value) ?? "", g.Role, g.Unit, g.From, g.To)
        {
            GivenBy = g.GivenBy,
            InsteadOf = g.InsteadOf is { } other ? names.GetValueOrDefault(other.Value) : null,
        })];
    }
}
