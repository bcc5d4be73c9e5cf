using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Organisations.Contracts;

/// <summary>What a person holds: a name, grants in force with whether the unit is shared today, and the organisations that share with the programme.</summary>
internal sealed record Held(string Name, IReadOnlyList<(string Role, int Unit, bool IsShared)> Grants, IReadOnlyList<int> SharedProviders);

/// <summary>Tells Access what people hold. Roles themselves mean nothing here.</summary>
internal sealed class Holdings(Db db, RoomsClock clock)
{
    private static readonly Viewer Door = Viewer.System("holdings");

    /// <summary>Counts up with each change of what the person holds; null when there is no such person.</summary>
    public Task<int?> VersionOfAsync(Guid person, CancellationToken cancel)
    {
        var id = PersonId.From(person);
        return db.For<Person>(Door).Where(p => p.Id == id).Select(p => (int?)p.Version).SingleOrDefaultAsync(cancel);
    }

    /// <summary>Everything that the person holds today.</summary>
    public async Task<Held?> OfAsync(Guid person, CancellationToken cancel)
    {
        var id = PersonId.From(person);
        var today = clock.Today;
        var name = await db.For<Person>(Door).Where(p => p.Id == id).Select(p => p.Name).SingleOrDefaultAsync(cancel);
        if (name is null)
        {
            return null;
        }

        var grants = await db.For<Grant>(Door).Where(g => g.Person == id && g.From <= today && g.To > today)
            .Select(g => new { g.Role, g.Unit }).ToListAsync(cancel);
        var providers = await SharedProvidersAsync(cancel);
        var shared = await SharedAmongAsync([.. grants.Select(g => g.Unit)], providers, cancel);
        return new(name, [.. grants.Select(g => (g.Role, g.Unit, shared.Contains(g.Unit)))], providers);
    }

    /// <summary>The organisations whose sharing agreement with the programme is in force today.</summary>
    public async Task<IReadOnlyList<int>> SharedProvidersAsync(CancellationToken cancel)
    {
        var today = clock.Today;
        return await db.For<SharingAgreement>(Door).Where(a => a.From <= today && a.To > today).Select(a => a.Provider).Distinct().ToListAsync(cancel);
    }

    /// <summary>Whether the organisation that runs a unit today shares with the programme.</summary>
    public async Task<bool> IsSharedAsync(int unit, CancellationToken cancel) =>
        (await SharedAmongAsync([unit], await SharedProvidersAsync(cancel), cancel)).Count > 0;

    private async Task<HashSet<int>> SharedAmongAsync(IReadOnlyCollection<int> units, IReadOnlyList<int> providers, CancellationToken cancel)
    {
        var today = clock.Today;
        return [.. await db.Paths.Where(p => units.Contains(p.Descendant) && providers.Contains(p.Ancestor) && p.From <= today && p.To > today)
            .Select(p => p.Descendant).Distinct().ToListAsync(cancel)];
    }

    /// <summary>Whether there is any person at all.</summary>
    public Task<bool> AnyoneAsync(CancellationToken cancel) => db.For<Person>(Door).AnyAsync(cancel);

    /// <summary>The people of the demo programme, for its sign-in page.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name, string Role, int Unit)>> DemoPeopleAsync(CancellationToken cancel)
    {
        var rows = await db.For<Person>(Door).Where(p => p.IsDemo)
            .Join(db.For<Grant>(Door), p => p.Id, g => g.Person, (p, g) => new { p.Id, p.Name, g.Role, g.Unit })
            .ToListAsync(cancel);
        return [.. rows.OrderBy(r => r.Unit).ThenBy(r => r.Name, StringComparer.Ordinal).Select(r => (r.Id.Value, r.Name, r.Role, r.Unit))];
    }
}
