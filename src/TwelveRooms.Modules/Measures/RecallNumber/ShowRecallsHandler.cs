using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.RecallNumber;

/// <summary>What is withdrawn in an organisation, and where something else could be.</summary>
/// <param name="Unit">The organisation's or site's id or code.</param>
/// <param name="Of">The ward, site or organisation whose charts are listed; nothing lists none.</param>
internal sealed record ShowRecallsQuery(string Unit, string? Of = null);

/// <summary>One chart of the list.</summary>
internal sealed record RecallChart(UnitRow Unit, Measure Measure)
{
    public string Address => $"/units/{Unit.Id.Value}/measures/{Measure.Id.Value}/recall";
}

/// <summary>The units of an organisation A to Z, the charts of one of them, and what is withdrawn now.</summary>
internal sealed record RecallsView(UnitRow Unit, IReadOnlyList<UnitRow> Units, UnitRow? Of, IReadOnlyList<RecallChart> Charts, IReadOnlyList<RecallChart> Withdrawn);

/// <summary>Leads those who may withdraw numbers of an organisation to its charts, by name and without a number.</summary>
internal sealed class ShowRecallsHandler(Db db, RecallReach reach, UnitDirectory units)
{
    public async Task<Outcome<RecallsView>> HandleAsync(ShowRecallsQuery query, Viewer viewer, CancellationToken cancel)
    {
        if (await reach.FindUnitAsync(query.Unit, viewer, cancel) is not { Kind: UnitKind.Provider or UnitKind.Site } unit)
        {
            return Refusal.NotFound;
        }

        var all = viewer.WithWholeTree();
        List<UnitRow> here =
        [
            unit,
            .. (await units.BelowAsync(unit.Number, UnitKind.Site, all, cancel)).Where(u => u.Number != unit.Number),
            .. await units.BelowAsync(unit.Number, UnitKind.Ward, all, cancel),
        ];
        var chosen = here.Find(u => query.Of is { } of && (of == u.Id.Value.ToString() || string.Equals(of, u.Code, StringComparison.OrdinalIgnoreCase)));
        if (query.Of is not null && chosen is null)
        {
            return Refusal.NotFound;
        }

        var numbers = here.ConvertAll(u => u.Number);
        var withdrawn = db.For<Recall>(all).Where(r => r.ReissuedAt == null && r.Because == null).Select(r => r.Series);
        var rows = await db.For<Series>(all).Where(s => numbers.Contains(s.Unit) && !s.IsPublished)
            .Join(db.For<Measure>(all), s => s.Measure, m => m.Number, (s, m) => new { s.Unit, Measure = m, IsWithdrawn = withdrawn.Contains(s.Number) })
            .Where(r => r.IsWithdrawn || (chosen != null && r.Unit == chosen.Number)).ToListAsync(cancel);
        var byNumber = here.ToDictionary(u => u.Number);
        var charts = rows.OrderBy(r => here.FindIndex(u => u.Number == r.Unit)).ThenBy(r => r.Measure.Name, StringComparer.CurrentCulture)
            .Select(r => (Chart: new RecallChart(byNumber[r.Unit], r.Measure), r.IsWithdrawn)).ToList();
        return new RecallsView(unit, here, chosen, [.. charts.Where(c => c.Chart.Unit == chosen).Select(c => c.Chart)], [.. charts.Where(c => c.IsWithdrawn).Select(c => c.Chart)]);
    }
}
