using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.AgreeSharing;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Organisations.GrantRole;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Content;
using TwelveRooms.Platform.Contributions;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Organisations.DemoTree;

/// <summary>The people of the demo, what they hold, and which organisations share: those who can be chosen at the door, and a manager for each ward.</summary>
internal sealed class DemoFolk(Db db, GrantRoleHandler grant, EndRoleHandler end, AgreeSharingHandler agree) : IDemoPart
{
    private const string Manager = "ward-manager";

    /// <summary>This organisation has not agreed yet: the programme sees its figures as a whole, and no ward of it.</summary>
    private const string SharesNothing = "ZX7";

    private static readonly Viewer Maker = Viewer.System("demo");

    private static readonly string[] FirstNames =
    [
        "Aisha", "Alun", "Amara", "Bea", "Callum", "Carys", "Chloe", "Daniel", "Dev", "Ebony", "Ewan", "Faith", "Farah", "Gareth", "Hana", "Hugh",
        "Imani", "Isla", "Jakub", "Jess", "Kemi", "Kwame", "Lena", "Liam", "Mei", "Megan", "Musa", "Nia", "Niamh", "Obi", "Olu", "Petra", "Rafiq",
        "Rhys", "Rosa", "Ruth", "Sana", "Sean", "Tariq", "Tess", "Uma", "Vera", "Wes", "Yusuf", "Zofia",
    ];

    public Task<IReadOnlyList<DemoStep>> StepsAsync(DemoPlan plan, CancellationToken cancel) => Task.FromResult<IReadOnlyList<DemoStep>>(
    [
        .. Wanted(plan).GroupBy(w => w.From).Select(day => new DemoStep(plan.At(day.Key, 10), DemoOrder.People, "people", c => GrantAsync([.. day], c))),
        .. plan.Programme.Providers.Where(p => p.Code != SharesNothing)
            .Select(p => new DemoStep(plan.At(plan.Start, 11), DemoOrder.People, $"{p.Code} shares", c => ShareAsync(p, c))),
        .. plan.Planted<SilentWard>("silent_ward").Select(s => Leaving(plan, s)),
    ]);

    private static IEnumerable<(string Name, string Role, string UnitCode, DateOnly From)> Wanted(DemoPlan plan)
    {
        var wards = plan.Programme.Wards.Select(w => w.Ward).ToDictionary(w => w.Code);
        var named = ShippedContent.Read<PeopleFile>("demo-people.json").People;
        var managed = named.Where(p => p.Role == Manager).SelectMany(p => p.UnitCodes).ToHashSet();
        return
        [
            .. from person in named
               from code in person.UnitCodes
               where wards.ContainsKey(code) || !code.Contains('-', StringComparison.Ordinal) // a ward that this size has not got
               select (person.FirstName, person.Role, code, plan.Start),
            .. from ward in wards.Values
               where !managed.Contains(ward.Code) && ward.ClosedOn is null
               select (plan.Dice($"manager of {ward.Code}").Pick(FirstNames), Manager, ward.Code, ward.OpenedOn > plan.Start ? ward.OpenedOn : plan.Start),
        ];
    }

    private async Task GrantAsync(IReadOnlyList<(string Name, string Role, string UnitCode, DateOnly From)> wanted, CancellationToken cancel)
    {
        var held = await db.For<Person>(Maker).Where(p => p.IsDemo)
            .Join(db.For<Grant>(Maker), p => p.Id, g => g.Person, (p, g) => new { p.Id, p.Name, g.Role, g.Unit })
            .Join(db.For<Unit>(Maker), g => g.Unit, u => u.Number, (g, u) => new { g.Id, g.Name, g.Role, u.Code })
            .ToListAsync(cancel);

        // Two managers may share a first name; whoever holds several wards in another role is one person.
        var known = held.DistinctBy(h => (h.Name, h.Role, h.Role == Manager ? h.Code : "")).ToDictionary(h => (h.Name, h.Role, h.Role == Manager ? h.Code : ""), h => h.Id.Value);
        foreach (var (name, role, code, from) in wanted.Where(w => !held.Exists(h => h.Name == w.Name && h.Role == w.Role && h.Code == w.UnitCode)))
        {
            var key = (name, role, role == Manager ? code : "");
            Guid? person = known.TryGetValue(key, out var id) ? id : null;
            var outcome = await grant.HandleAsync(new(person, name, role, code) { From = from, IsDemo = true }, Maker, cancel);
            known[key] = outcome.Value.Person;
        }
    }

    private async Task ShareAsync(DemoProvider provider, CancellationToken cancel)
    {
        var outcome = await agree.HandleAsync(
            new(provider.Code, "The numbers and charts of each ward, to its coach and to the programme team.", "Chief nurse"), Maker, cancel);
        if (outcome.Refusal is { Kind: not RefusalKind.Conflict } refusal)
        {
            throw new InvalidOperationException(refusal.Message);
        }
    }

    private DemoStep Leaving(DemoPlan plan, SilentWard silent)
    {
        var on = plan.Month(silent.ManagerLeft).AddDays(20);
        return new(plan.At(on, 17), DemoOrder.People, $"the manager of {silent.WardCode} leaves", async c =>
        {
            var ward = await db.For<Unit>(Maker).Where(u => u.Code == silent.WardCode).Select(u => u.Number).SingleAsync(c);
            foreach (var held in await db.For<Grant>(Maker).Where(g => g.Unit == ward && g.Role == Manager && g.To > on).ToListAsync(c))
            {
                _ = (await end.HandleAsync(new(held.Id, on, "The ward manager left for another post."), Maker, c)).Value;
            }
        });
    }

    private sealed record SilentWard(int ManagerLeft) : DemoPlant;

    private sealed record PeopleFile(IReadOnlyList<PersonEntry> People);

    private sealed record PersonEntry(string FirstName, string Role, IReadOnlyList<string> UnitCodes);
}
