using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Organisations.PlaceSite;
using TwelveRooms.Organisations.UnitGroups;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Organisations.ShowOrganisation;

/// <summary>Which unit to show.</summary>
/// <param name="Unit">Its id.</param>
/// <param name="On">The day on which its sites and wards are shown, as 2025-06-30; empty for today.</param>
internal sealed record ShowOrganisationQuery(Guid Unit, string? On = null);

/// <summary>A unit with its address and name.</summary>
internal sealed record UnitLink(Guid Id, string Name);

/// <summary>One ward of the page.</summary>
internal sealed record WardRow(Guid Id, string Name, string? Code, string Words, bool IsOpen);

/// <summary>A place and its wards, A to Z.</summary>
internal sealed record PlaceRows(UnitLink? Site, string Words, IReadOnlyList<WardRow> Wards);

/// <summary>One thing that happened to an organisation.</summary>
internal sealed record HistoryRow(DateOnly? From, string Words);

/// <summary>An organisation, site, board or region as this reader may see it.</summary>
internal sealed record OrganisationView(
    int Number, Guid Id, UnitKind Kind, string Name, string? Code, string Words, IReadOnlyList<UnitLink> Above, IReadOnlyList<UnitLink> Below,
    IReadOnlyList<PlaceRows> Places, IReadOnlyList<HistoryRow> History, bool MayManage)
{
    /// <summary>The day on which sites and wards are shown.</summary>
    public required DateOnly Day { get; init; }

    public required bool IsToday { get; init; }

    /// <summary>Whether the reader stands close enough to see what its wards sent, and what is missing.</summary>
    public bool SeesNumbers { get; init; }

    /// <summary>Whether the reader may look at who holds which role here.</summary>
    public bool SeesPeople { get; init; }

    /// <summary>Whether the reader may read what became of it.</summary>
    public bool SeesHistory { get; init; }

    /// <summary>Whether the reader may withdraw numbers that were given out.</summary>
    public bool MayRecall { get; init; }

    /// <summary>Whether the day has not come: what is shown is what has been planned.</summary>
    public bool IsToCome { get; init; }

    /// <summary>Of a site: where it lies when that is not where its organisation reports. Of a board or region: the sites that lie there.</summary>
    public required IReadOnlyList<UnitLink> Placed { get; init; }

    /// <summary>Cohorts, strands, collaboratives that it is in today, such as "Cohort: First wave, since 1 May 2025".</summary>
    public required IReadOnlyList<string> Groups { get; init; }
}

/// <summary>Shows one organisation or site: what it is called, where it belongs, what it was, and the wards that this reader may see.</summary>
internal sealed class ShowOrganisationHandler(Db db, UnitDirectory units, WardsOnDay wards, UnitGroupReader groups, SitePlaceReader places, RoomsClock clock)
{
    public async Task<Outcome<OrganisationView>> HandleAsync(ShowOrganisationQuery query, Viewer viewer, CancellationToken cancel)
    {
        if (await units.FindAsync(query.Unit, viewer, cancel) is not { } unit || unit.Kind is UnitKind.Ward)
        {
            return Refusal.NotFound;
        }

        var (today, day) = (clock.Today, clock.Today);
        if (!string.IsNullOrWhiteSpace(query.On)
            && !DayText.TryReadWritten(query.On, out day))
        {
            return Refusal.Invalid("not-a-day", $"“{query.On.Trim()}” is not a date from 1900 to 2100. Write it as 30/6/2025.", nameof(query.On));
        }

        var tree = await TreeDay.ReadAsync(db, day, viewer, cancel);
        var above = await units.AboveAsync(unit.Number, viewer, cancel);
        var below = tree.Units.Values.Where(u => u.Parent == unit.Number && u.IsOpenOn(day)).OrderBy(u => u.Name, StringComparer.CurrentCulture);
        var holdsWards = unit.Kind is UnitKind.Provider or UnitKind.Site;
        var standing = await db.StandingAsync(viewer, unit.Number, cancel);
        return new OrganisationView(
            unit.Number, unit.Id.Value, unit.Kind, unit.Name, unit.Code, WordsOf(unit, tree, today),
            [.. above.Where(u => u.Kind is UnitKind.Region or UnitKind.Icb or UnitKind.Provider).Select(u => new UnitLink(u.Id.Value, u.Name))],
            [.. below.Select(u => new UnitLink(u.Id.Value, u.Name))],
            holdsWards ? await wards.BelowAsync(unit, day, day == today, viewer, cancel) : [],
            await HistoryAsync(unit, tree, viewer, cancel),
            holdsWards && standing.May(Rights.ManageUnits))
        {
            SeesNumbers = holdsWards && standing.CanSee && standing.Tier != Statistics.Tier.Published,
            SeesPeople = (standing.Rights & (Rights.ManagePeople | Rights.ReviewAccess)) != 0,
            SeesHistory = standing.CanSee,
            MayRecall = standing.May(Rights.RecallNumbers) && unit.Kind is UnitKind.Provider or UnitKind.Site,
            Day = day,
            IsToday = day == today,
            IsToCome = day > today,
            Placed = unit.Kind == UnitKind.Site
                ? await places.OfSiteAsync(unit.Number, day, viewer, cancel)
                : unit.Kind is UnitKind.Icb or UnitKind.Region ? await places.SitesInAsync(unit.Number, day, viewer, cancel) : [],
            Groups = [.. (await groups.OfAsync(unit.Number, day, viewer, cancel)).Select(g => g.Words)],
        };
    }

    private static string WordsOf(UnitRow unit, TreeDay tree, DateOnly today) => tree.Units.TryGetValue(unit.Number, out var row)
        ? tree.WordsOf(row, today)
        : string.Join("; ", new[]
        {
            unit.ClosedOn is { } closed ? $"{(closed < today ? "closed" : "closes")} after {WardChange.Words(closed)}" : null,
            unit.IsChecked ? null : "known only by its code",
        }.OfType<string>());

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
