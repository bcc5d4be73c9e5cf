using Microsoft.EntityFrameworkCore;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Organisations.Domain;

/// <summary>A move whose day has not come: the next place of a ward, and its first day there.</summary>
internal sealed record PlannedMove(string Place, DateOnly From)
{
    public string Words => $"moves to {Place} on {WardChange.Words(From)}";

    /// <summary>The next planned move of each unit that has one. A place that the reader may not see is "another place".</summary>
    public static async Task<IReadOnlyDictionary<int, PlannedMove>> OfAsync(Db db, IReadOnlyCollection<int> units, DateOnly today, Viewer viewer, CancellationToken cancel)
    {
        var rows = await db.For<UnitParent>(viewer).Where(p => units.Contains(p.Unit) && p.From > today).OrderBy(p => p.From).ToListAsync(cancel);
        if (rows.Count == 0)
        {
            return new Dictionary<int, PlannedMove>();
        }

        var parents = rows.ConvertAll(r => r.Parent);
        var names = await db.For<Unit>(viewer).Where(u => parents.Contains(u.Number)).ToDictionaryAsync(u => u.Number, u => u.Name, cancel);
        return rows.GroupBy(r => r.Unit).ToDictionary(g => g.Key, g => new PlannedMove(names.GetValueOrDefault(g.First().Parent, "another place"), g.First().From));
    }
}
