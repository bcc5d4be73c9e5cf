using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Organisations.ShowOrganisations;

/// <summary>Which organisations to show.</summary>
/// <param name="Search">A part of a name, or a code; empty for all.</param>
/// <param name="On">The day, as 2025-06-30; empty for today.</param>
internal sealed record ShowOrganisationsQuery(string? Search, string? On);

/// <summary>One organisation of the list.</summary>
internal sealed record OrganisationRow(Guid Id, string Name, string? Code, string Words);

/// <summary>The organisations of one board, or those of a region that lie below none.</summary>
internal sealed record BoardRows(OrganisationRow? Board, IReadOnlyList<OrganisationRow> Organisations);

/// <summary>One region with its boards, A to Z.</summary>
internal sealed record RegionRows(OrganisationRow? Region, IReadOnlyList<BoardRows> Boards);

/// <summary>The list on a day.</summary>
internal sealed record OrganisationsOnDay(DateOnly Day, bool IsToday, int Count, IReadOnlyList<RegionRows> Regions, IReadOnlyList<OrganisationRow> Closed)
{
    /// <summary>The countries for which figures are published; every search shows them.</summary>
    public IReadOnlyList<OrganisationRow> Countries { get; init; } = [];
}

/// <summary>Lists the organisations as they stood on a day. They are public knowledge: everyone who is signed in sees all.</summary>
internal sealed class ShowOrganisationsHandler(Db db, RoomsClock clock)
{
    public async Task<Outcome<OrganisationsOnDay>> HandleAsync(ShowOrganisationsQuery query, Viewer viewer, CancellationToken cancel)
    {
        var day = clock.Today;
        if (!string.IsNullOrWhiteSpace(query.On)
            && !DayText.TryReadWritten(query.On, out day))
        {
            return Refusal.Invalid("not-a-day", $"'{query.On.Trim()}' is not a date from 1900 to 2100. Write it as 30/6/2025.", nameof(query.On));
        }

        var tree = await TreeDay.ReadAsync(db, day, viewer, cancel);
        var search = query.Search?.Trim() ?? "";
        var found = tree.Units.Values.Where(u => u.Kind == UnitKind.Provider && (search.Length == 0 || IsFound(u))).ToList();
        var open = found.FindAll(u => u.IsOpenOn(day));
        var regions = open
            .Select(u => (Unit: u, Board: tree.Above(u, UnitKind.Icb, day), Region: tree.Above(u, UnitKind.Region, day)))
            .GroupBy(x => x.Region)
            .Select(r => new RegionRows(RowOf(r.Key), [.. r.GroupBy(x => x.Board)
                .Select(b => new BoardRows(RowOf(b.Key), [.. b.Select(x => RowOf(x.Unit)!).OrderBy(x => x.Name, StringComparer.CurrentCulture)]))
                .OrderBy(b => b.Board is null).ThenBy(b => b.Board?.Name, StringComparer.CurrentCulture)]))
            .OrderBy(r => r.Region is null).ThenBy(r => r.Region?.Name, StringComparer.CurrentCulture);
        var closed = found.FindAll(u => u.HasClosedBy(day)).Concat(tree.Units.Values.Where(u => u.Kind == UnitKind.Icb && u.HasClosedBy(day) && (search.Length == 0 || u.Matches(search))));
        return new OrganisationsOnDay(
            day, day == clock.Today, open.Count, [.. regions], [.. closed.Select(u => RowOf(u)!).OrderBy(u => u.Name, StringComparer.CurrentCulture)])
        {
            Countries = [.. tree.Units.Values.Where(u => u.Kind == UnitKind.Country).Select(u => RowOf(u)!)],
        };

        bool IsFound(DayUnit unit) => unit.Matches(search)
            || tree.Above(unit, UnitKind.Icb, day)?.Matches(search) == true || tree.Above(unit, UnitKind.Region, day)?.Matches(search) == true;

        OrganisationRow? RowOf(DayUnit? unit) => unit is null ? null : new(unit.Id.Value, unit.Name, unit.Code, tree.WordsOf(unit, day));
    }
}
