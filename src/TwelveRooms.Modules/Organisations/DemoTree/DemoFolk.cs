using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Content;
using TwelveRooms.Platform.Contributions;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Organisations.DemoTree;

/// <summary>The people of the demo, what they hold, and which organisations share: those who can be chosen at the door, and a manager for each ward.</summary>
internal sealed class DemoFolk(Db db) : IDemoPart
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

    public Task<IReadOnlyList<DemoStep>> StepsAsync(DemoPlan plan, CancellationToken cancel)
    {
        List<DemoStep> steps =
        [
            new(plan.At(plan.Start, 10), DemoOrder.People, "people", c => MakeAsync(plan, c)),
            new(plan.At(plan.Start, 11), DemoOrder.People, "sharing agreements", c => ShareAsync(plan, c)),
            .. plan.Planted<SilentWard>("silent_ward").Select(s => Leaving(plan, s)),
        ];
        return Task.FromResult<IReadOnlyList<DemoStep>>(steps);
    }

    private static List<(string Name, string Role, string UnitCode, DateOnly From)> Wanted(DemoPlan plan)
    {
        var named = ShippedContent.Read<PeopleFile>("demo-people.json").People;
        var wanted = named.SelectMany(p => p.UnitCodes.Select(u => (p.FirstName, p.Role, u, plan.Start))).ToList();
        var managed = named.Where(p => p.Role == Manager).SelectMany(p => p.UnitCodes).ToHashSet();
        foreach (var ward in plan.Programme.Wards.Select(w => w.Ward).Where(w => !managed.Contains(w.Code) && w.ClosedOn is null))
        {
            wanted.Add((plan.Dice($"manager of {ward.Code}").Pick(FirstNames), Manager, ward.Code, plan.Start));
        }

        return wanted;
    }

    private Task MakeAsync(DemoPlan plan, CancellationToken cancel) => WriteAsync("demo.people-made", async write =>
    {
        if (await write.For<Person>().AnyAsync(p => p.IsDemo, cancel))
        {
            return;
        }

        var units = await write.For<Unit>().AsNoTracking().Where(u => u.IsDemo).ToDictionaryAsync(u => u.Code!, u => u.Number, cancel);
        foreach (var holds in Wanted(plan).Where(w => units.ContainsKey(w.UnitCode)).GroupBy(KeyOf))
        {
            var person = new Person { Name = holds.First().Name, IsDemo = true };
            write.Add(person);
            foreach (var (_, role, unit, from) in holds)
            {
                write.Add(new Grant { Person = person.Id, Role = role, Unit = units[unit], From = from });
            }
        }
    }, cancel);

    /// <summary>Two managers may share a first name; whoever holds several wards is one person.</summary>
    private static (string Name, string Role, string? Ward) KeyOf((string Name, string Role, string UnitCode, DateOnly From) held) =>
        (held.Name, held.Role, held.Role == Manager ? held.UnitCode : null);

    private Task ShareAsync(DemoPlan plan, CancellationToken cancel) => WriteAsync("demo.sharing-agreed", async write =>
    {
        var providers = await write.For<Unit>().AsNoTracking().Where(u => u.Kind == Contracts.UnitKind.Provider && u.IsDemo && u.Code != SharesNothing).ToListAsync(cancel);
        var agreed = await write.For<SharingAgreement>().Select(a => a.Provider).ToListAsync(cancel);
        foreach (var provider in providers.Where(p => !agreed.Contains(p.Number)))
        {
            write.Add(new SharingAgreement
            {
                Provider = provider.Number,
                Partition = provider.Partition,
                What = "The numbers and charts of each ward, to its coach and to the programme team.",
                SignedBy = "Chief nurse",
                From = plan.Start,
            });
        }
    }, cancel);

    private DemoStep Leaving(DemoPlan plan, SilentWard silent)
    {
        var on = plan.Month(silent.ManagerLeft).AddDays(20);
        return new(plan.At(on, 17), DemoOrder.People, $"the manager of {silent.WardCode} leaves", c => WriteAsync("demo.manager-left", async write =>
        {
            var ward = await write.For<Unit>().Where(u => u.Code == silent.WardCode).Select(u => u.Number).SingleAsync(c);
            foreach (var grant in await write.For<Grant>().Where(g => g.Unit == ward && g.Role == Manager && g.To > on).ToListAsync(c))
            {
                grant.To = on;
                (await write.For<Person>().SingleAsync(p => p.Id == grant.Person, c)).Version++;
            }
        }, c));
    }

    private async Task WriteAsync(string action, Func<Write, Task> work, CancellationToken cancel)
    {
        var outcome = await db.WriteAsync<Done>(Maker, new(action), async (write, _) =>
        {
            await work(write);
            return new Done();
        }, cancel);
        _ = outcome.Value;
    }

    private sealed record SilentWard(int ManagerLeft) : DemoPlant;

    private sealed record PeopleFile(IReadOnlyList<PersonEntry> People);

    private sealed record PersonEntry(string FirstName, string Role, IReadOnlyList<string> UnitCodes);
}
