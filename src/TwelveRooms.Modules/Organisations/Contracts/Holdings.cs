using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Organisations.Contracts;

/// <summary>What a person holds: a name, grants in force, and the partitions that share with the programme.</summary>
internal sealed record Held(string Name, IReadOnlyList<(string Role, int Unit, short Partition)> Grants, IReadOnlyList<short> SharedPartitions);

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
            .Join(db.For<Unit>(Door), g => g.Unit, u => u.Number, (g, u) => new { g.Role, g.Unit, u.Partition })
            .ToListAsync(cancel);
        return new(name, [.. grants.Select(g => (g.Role, g.Unit, g.Partition))], await SharedPartitionsAsync(cancel));
    }

    /// <summary>The partitions whose sharing agreement with the programme is in force today.</summary>
    public async Task<IReadOnlyList<short>> SharedPartitionsAsync(CancellationToken cancel)
    {
        var today = clock.Today;
        return await db.For<SharingAgreement>(Door).Where(a => a.From <= today && a.To > today).Select(a => a.Partition).Distinct().ToListAsync(cancel);
    }

    /// <summary>The people of the demo programme, for its sign-in page.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name, string Role, int Unit)>> DemoPeopleAsync(CancellationToken cancel)
    {
        var rows = await db.For<Person>(Door).Where(p => p.IsDemo)
            .Join(db.For<Grant>(Door), p => p.Id, g => g.Person, (p, g) => new { p.Id, p.Name, g.Role, g.Unit })
            .ToListAsync(cancel);
        return [.. rows.OrderBy(r => r.Unit).ThenBy(r => r.Name, StringComparer.Ordinal).Select(r => (r.Id.Value, r.Name, r.Role, r.Unit))];
    }
}
