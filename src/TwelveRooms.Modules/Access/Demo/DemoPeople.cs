using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform.Content;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Access.Demo;

/// <summary>One role on the demo's sign-in page.</summary>
internal sealed record DemoPersonRow(string Key, Guid Id, string Name, string RoleName, string UnitName, string ComesHereTo);

/// <summary>The made-up people of the demo, one or more for each role.</summary>
internal sealed class DemoPeople(Holdings holdings, UnitDirectory units, RoleTable roles)
{
    private static readonly Viewer Door = Viewer.System("demo-sign-in");

    public async Task<IReadOnlyList<DemoPersonRow>> AllAsync(CancellationToken cancel)
    {
        var stored = await holdings.DemoPeopleAsync(cancel);
        var names = await units.FindAsync(stored.Select(p => p.Unit).Distinct().ToList(), Door, cancel);
        var called = (await roles.AllAsync(cancel)).ToDictionary(r => r.Key, r => r.Name);
        var rows = new List<DemoPersonRow>();
        foreach (var written in ShippedContent.Read<DemoPeopleFile>("demo-people.json").People)
        {
            if (stored.Where(p => p.Name == written.FirstName && p.Role == written.Role).ToList() is [var person, ..] grants)
            {
                var where = string.Join(", ", grants.Where(g => names.ContainsKey(g.Unit)).Select(g => names[g.Unit].Name));
                rows.Add(new(written.Key, person.Id, person.Name, called.GetValueOrDefault(person.Role) ?? person.Role, where, written.ComesHereTo));
            }
        }

        return rows;
    }
}

/// <summary>The shipped file of made-up people.</summary>
internal sealed record DemoPeopleFile(IReadOnlyList<DemoPersonEntry> People);

/// <summary>One made-up person.</summary>
internal sealed record DemoPersonEntry(string Key, string FirstName, string Role, IReadOnlyList<string> UnitCodes, string ComesHereTo);
