using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Organisations.ShowOrganisation;

/// <summary>A unit with its address and name.</summary>
internal sealed record UnitLink(Guid Id, string Name);

/// <summary>One ward of the page.</summary>
internal sealed record WardRow(Guid Id, string Name, string? Code, string Words, bool IsOpen);

/// <summary>A place and its wards, A to Z.</summary>
internal sealed record PlaceRows(string? Site, string Words, IReadOnlyList<WardRow> Wards);

/// <summary>One thing that happened to an organisation.</summary>
internal sealed record HistoryRow(DateOnly? From, string Words);

/// <summary>An organisation, board or region as this reader may see it.</summary>
internal sealed record OrganisationView(
    int Number, Guid Id, UnitKind Kind, string Name, string? Code, string Words, IReadOnlyList<UnitLink> Above, IReadOnlyList<UnitLink> Below,
    IReadOnlyList<PlaceRows> Places, IReadOnlyList<HistoryRow> History, bool MayManage);

/// <summary>Shows one organisation: what it is called, where it belongs, what it was, and the wards that this reader may see.</summary>
internal sealed class ShowOrganisationHandler(Db db, UnitDirectory units, RoomsClock clock)
{
    public async Task<Outcome<OrganisationView>> HandleAsync(Guid id, Viewer viewer, CancellationToken cancel)
    {
        if (await units.FindAsync(id, viewer, cancel) is not { } unit || unit.Kind is UnitKind.Site or UnitKind.Ward)
        {
            return Refusal.NotFound;
        }

        var today = clock.Today;
        var tree = await TreeDay.ReadAsync(db, today, viewer, cancel);
        var above = await units.AboveAsync(unit.Number, viewer, cancel);
        var below = tree.Units.Values.Where(u => u.Parent == unit.Number && u.IsOpenOn(today)).OrderBy(u => u.Name, StringComparer.CurrentCulture);
        return new OrganisationView(
            unit.Number, unit.Id.Value, unit.Kind, unit.Name, unit.Code, tree.WordsOf(tree.Units[unit.Number], today),
            [.. above.Where(u => u.Kind is UnitKind.Region or UnitKind.Icb).Select(u => new UnitLink(u.Id.Value, u.Name))],
            [.. below.Select(u => new UnitLink(u.Id.Value, u.Name))],
            unit.Kind == UnitKind.Provider ? await PlacesAsync(unit, today, viewer, cancel) : [],
            await HistoryAsync(unit, tree, viewer, cancel),
            unit.Kind == UnitKind.Provider && (await db.StandingAsync(viewer, unit.Number, cancel)).May(Rights.ManageUnits));
    }

    private async Task<IReadOnlyList<PlaceRows>> PlacesAsync(UnitRow unit, DateOnly today, Viewer viewer, CancellationToken cancel)
    {
        var sites = await units.BelowAsync(unit.Number, UnitKind.Site, viewer, cancel);
        var wards = await units.BelowAsync(unit.Number, UnitKind.Ward, viewer, cancel);
        var numbers = wards.Select(w => w.Number).ToList();
        var parents = await db.For<UnitParent>(viewer).Where(p => numbers.Contains(p.Unit) && p.From <= today && p.To > today)
            .ToDictionaryAsync(p => p.Unit, p => p.Parent, cancel);
        var byPlace = wards.ToLookup(w => sites.Any(s => s.Number == parents.GetValueOrDefault(w.Number)) ? parents[w.Number] : 0);
        var places = sites.Select(s => new PlaceRows(s.Name, s.IsChecked ? "" : "known only by its code", Rows(byPlace[s.Number])));
        return byPlace.Contains(0) ? [.. places, new(null, "", Rows(byPlace[0]))] : [.. places];

        IReadOnlyList<WardRow> Rows(IEnumerable<UnitRow> rows) => [.. rows.Select(w =>
            new WardRow(w.Id.Value, w.Name, w.Code, string.Join("; ", WordsOf(w, today)), !(w.ClosedOn < today)))];
    }

    private static IEnumerable<string> WordsOf(UnitRow ward, DateOnly today)
    {
        if (ward.WardType is not null)
        {
            yield return ward.WardType;
        }

        if (ward.Beds is { } beds)
        {
            yield return $"{beds} beds";
        }

        if (ward.OpenedOn > today)
        {
            yield return $"opens on {WardChange.Words(ward.OpenedOn.Value)}";
        }

        if (ward.ClosedOn is { } closed)
        {
            yield return $"{(closed < today ? "closed" : "closes")} after {WardChange.Words(closed)}";
        }
    }

    private async Task<IReadOnlyList<HistoryRow>> HistoryAsync(UnitRow unit, TreeDay tree, Viewer viewer, CancellationToken cancel)
    {
        var rows = new List<HistoryRow>();
        var names = await db.For<UnitName>(viewer).Where(n => n.Unit == unit.Number).OrderBy(n => n.From).ToListAsync(cancel);
        rows.AddRange(names.Count < 2 ? [] : names.Select(n => new HistoryRow(Known(n.From), $"Called {n.Name}")));
        var parents = await db.For<UnitParent>(viewer).Where(p => p.Unit == unit.Number).OrderBy(p => p.From).ToListAsync(cancel);
        rows.AddRange(parents.Count < 2 ? [] : parents.Select(p => new HistoryRow(Known(p.From), $"Belongs to {tree.Units.GetValueOrDefault(p.Parent)?.Name ?? "another unit"}")));
        if (unit.OpenedOn is { } opened)
        {
            rows.Add(new(opened, "Opened"));
        }

        rows.AddRange(tree.Successors[unit.Number].Select(s => new HistoryRow(s.On, $"Followed by {tree.Units.GetValueOrDefault(s.Successor)?.Name}{(s.IsSplit ? ", in part" : "")}")));
        rows.AddRange(tree.Successors.SelectMany(g => g).Where(s => s.Successor == unit.Number)
            .Select(s => new HistoryRow(s.On, $"Took over {(s.IsSplit ? "a part of " : "")}{tree.Units.GetValueOrDefault(s.Unit)?.Name}")));
        return [.. rows.OrderBy(r => r.From ?? DateOnly.MinValue).ThenBy(r => r.Words, StringComparer.CurrentCulture)];

        static DateOnly? Known(DateOnly from) => from == UnitTree.Ever ? null : from;
    }
}
