using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Organisations.MoveWard;
using TwelveRooms.Organisations.RenameWard;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Contributions;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Organisations.DemoTree;

/// <summary>The organisations and wards of the demo, and the ward that moved and was renamed.</summary>
internal sealed class DemoUnits(Db db, RenameWardHandler rename, MoveWardHandler move) : IDemoPart
{
    private static readonly Viewer Maker = Viewer.System("demo");

    public Task<IReadOnlyList<DemoStep>> StepsAsync(DemoPlan plan, CancellationToken cancel)
    {
        var steps = new List<DemoStep>
        {
            new(plan.At(plan.Start, 9), DemoOrder.Units, "organisations", c => WriteAsync("demo.organisations-made", w => MakeAsync(w, plan, c), c)),
        };
        foreach (var (_, site, ward) in plan.Programme.Wards.Where(w => w.Ward.OpenedOn > plan.Start))
        {
            steps.Add(new(plan.At(ward.OpenedOn, 7), DemoOrder.Units, $"{ward.Code} opens", c => WriteAsync("demo.ward-opened", w => OpenAsync(w, [(site, ward)], c), c)));
        }

        steps.AddRange(plan.Planted<MovedAndRenamed>("moved_and_renamed")
            .Select(move => new DemoStep(plan.At(plan.Month(move.Moved), 9), DemoOrder.Units, $"{move.WardCode} moves", c => MoveAsync(move, plan.Month(move.Moved), c))));
        return Task.FromResult<IReadOnlyList<DemoStep>>(steps);
    }

    private static async Task MakeAsync(Write write, DemoPlan plan, CancellationToken cancel)
    {
        var demo = plan.Programme;
        await AddAsync(write, [(Made(UnitKind.Programme, demo.Programme.Code, demo.Programme.Name), null)], cancel);
        var programme = demo.Programme.Code;
        await AddAsync(write, demo.Regions.Select(r => (Made(UnitKind.Region, r.Code, r.Name), (string?)programme)), cancel);
        await AddAsync(write, demo.Icbs.Select(i => (Made(UnitKind.Icb, i.Code, i.Name), (string?)(i.RegionCode ?? programme))), cancel);
        await AddAsync(write, demo.Providers.Select(p =>
            (Made(UnitKind.Provider, p.Code, p.Name) with { OrganisationType = p.Kind }, (string?)(p.IcbCode ?? p.RegionCode ?? programme))), cancel);
        await AddAsync(write, demo.Providers.SelectMany(p => p.Sites.Select(s => (Made(UnitKind.Site, s.Code, s.Name), (string?)p.Code))), cancel);
        await PlaceSitesAsync(write, demo, cancel);
        await OpenAsync(write, [.. demo.Wards.Where(w => w.Ward.OpenedOn <= plan.Start).Select(w => (w.Site, w.Ward))], cancel);
    }

    private static NewUnit Made(UnitKind kind, string code, string name) => new(kind, name, code, null, UnitTree.Ever) { IsDemo = true };

    private static async Task OpenAsync(Write write, IReadOnlyList<(DemoSite Site, DemoWard Ward)> wards, CancellationToken cancel)
    {
        var added = await AddAsync(write, wards.Select(w => (new NewUnit(UnitKind.Ward, w.Ward.Name, w.Ward.Code, null, w.Ward.OpenedOn)
        {
            OpenedOn = w.Ward.OpenedOn,
            ClosedOn = w.Ward.ClosedOn,
            HereSince = w.Ward.OpenedOn,
            WardType = w.Ward.Type,
            Beds = w.Ward.Beds,
            Aim = w.Ward.Aim,
            IsDemo = true,
        }, (string?)w.Site.Code)), cancel);
        var groups = await GroupMembership.NamedAsync(write, GroupKinds.WardType, [.. added.Select(u => u.WardType!).Distinct()], cancel);
        foreach (var unit in added)
        {
            GroupMembership.Join(write, [], groups[unit.WardType!].Number, unit.Number, unit.OpenedOn!.Value);
        }
    }

    /// <summary>Adds what is not there yet, each below the unit of that code.</summary>
    private static async Task<IReadOnlyList<Unit>> AddAsync(Write write, IEnumerable<(NewUnit Unit, string? ParentCode)> wanted, CancellationToken cancel)
    {
        var known = await write.For<Unit>().AsNoTracking().Where(u => u.Code != null).ToDictionaryAsync(u => u.Code!, u => u.Number, cancel);
        return await UnitTree.AddAllAsync(
            write,
            [.. wanted.Where(w => !known.ContainsKey(w.Unit.Code!)).Select(w => w.Unit with { Parent = w.ParentCode is { } parent ? known[parent] : null })],
            cancel);
    }

    /// <summary>A site whose organisation reports elsewhere, or nowhere, has a place of its own.</summary>
    private static async Task PlaceSitesAsync(Write write, DemoOrganisations demo, CancellationToken cancel)
    {
        var numbers = await write.For<Unit>().AsNoTracking().Where(u => u.Code != null).ToDictionaryAsync(u => u.Code!, u => u.Number, cancel);
        var placed = (await write.For<SitePlace>().AsNoTracking().ToListAsync(cancel)).Select(p => (p.Site, p.Place)).ToHashSet();
        var places = from provider in demo.Providers
                     from site in provider.Sites
                     from place in new[] { (Own: site.IcbCode, Its: provider.IcbCode), (Own: site.RegionCode, Its: provider.RegionCode) }
                     where place.Own is not null && place.Own != place.Its
                     select (Site: numbers[site.Code], Place: numbers[place.Own]);
        foreach (var (site, place) in places.Where(p => !placed.Contains(p)))
        {
            write.Add(new SitePlace { Site = site, Place = place, From = UnitTree.Ever, To = DateOnly.MaxValue });
        }
    }

    /// <summary>Each half is done only when it is not done yet, so that a cut between them does no harm.</summary>
    private async Task MoveAsync(MovedAndRenamed wanted, DateOnly on, CancellationToken cancel)
    {
        const string Reason = "The ward moves to its new building, and takes a name that patients chose.";
        var day = on.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var ward = await db.For<Unit>(Maker).SingleAsync(u => u.Code == wanted.WardCode, cancel);
        if (ward.Name != wanted.NewName)
        {
            _ = (await rename.HandleAsync(new(ward.Id.Value, wanted.NewName, day, Reason, ward.Version), Maker, cancel)).Value;
            ward = await db.For<Unit>(Maker).SingleAsync(u => u.Code == wanted.WardCode, cancel);
        }

        var site = await db.For<Unit>(Maker).SingleAsync(u => u.Code == wanted.NewParentSite, cancel);
        if (!await db.Paths.AnyAsync(p => p.Descendant == ward.Number && p.Ancestor == site.Number, cancel))
        {
            _ = (await move.HandleAsync(new(ward.Id.Value, site.Id.Value, day, Reason, ward.Version), Maker, cancel)).Value;
        }
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

    private sealed record MovedAndRenamed(int Moved, string NewName, string NewParentSite) : DemoPlant;
}
