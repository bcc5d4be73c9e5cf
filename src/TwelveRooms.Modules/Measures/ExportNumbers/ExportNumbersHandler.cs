using System.Runtime.CompilerServices;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ShowChart;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.ExportNumbers;

/// <summary>Numbers that somebody takes along.</summary>
/// <param name="Unit">The unit's id or code. Of an organisation or site its sites and wards too.</param>
/// <param name="Measure">One measure, by id or code; null for every chart there.</param>
/// <param name="AsOf">Of one chart: as it stood at the end of this day; null for now.</param>
internal sealed record ExportNumbersQuery(string Unit, string? Measure = null, DateOnly? AsOf = null);

/// <summary>What goes out: charts as their pages show them to this reader, read while they are written.</summary>
/// <param name="Unit">Whose.</param>
/// <param name="Provider">The organisation that runs it today, or it itself; null for none.</param>
/// <param name="Measure">The one measure; null for all.</param>
/// <param name="Charts">Units A to Z, and measures A to Z: never by result.</param>
internal sealed record NumbersOut(UnitRow Unit, UnitRow? Provider, Measure? Measure, IAsyncEnumerable<ChartView> Charts)
{
    /// <summary>Of one chart as it stood on an earlier day: that day.</summary>
    public DateOnly? AsOf { get; init; }
}

/// <summary>Gathers the charts of a unit, or one of them, for a file. The same reader sees the same on the page.</summary>
internal sealed class ExportNumbersHandler(Db db, UnitDirectory units, SeriesReader reader, ShowChartHandler charts, ChartMaker maker)
{
    /// <summary>How many units' numbers are in memory at a time.</summary>
    private const int UnitsAtOnce = 10;

    public async Task<Outcome<NumbersOut>> HandleAsync(ExportNumbersQuery query, Viewer viewer, CancellationToken cancel)
    {
        if (query.Measure is { } measure)
        {
            var chart = await charts.HandleAsync(new(query.Unit, measure, query.AsOf), viewer, cancel);
            return chart.IsRefused
                ? chart.Refusal
                : new NumbersOut(chart.Value.Unit, await ProviderOfAsync(chart.Value.Unit, viewer, cancel), chart.Value.Measure, new[] { chart.Value }.ToAsyncEnumerable()) { AsOf = query.AsOf };
        }

        if (await units.FindAsync(query.Unit, viewer, cancel) is not { } unit)
        {
            return Refusal.NotFound;
        }

        List<UnitRow> all = [unit];
        if (unit.Kind is UnitKind.Provider or UnitKind.Site)
        {
            all.AddRange((await units.BelowAsync(unit.Number, UnitKind.Site, viewer, cancel)).Where(u => u.Number != unit.Number));
            all.AddRange(await units.BelowAsync(unit.Number, UnitKind.Ward, viewer, cancel));
        }

        return new NumbersOut(unit, await ProviderOfAsync(unit, viewer, cancel), null, ChartsAsync(all, viewer, cancel));
    }

    private async IAsyncEnumerable<ChartView> ChartsAsync(List<UnitRow> all, Viewer viewer, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var some in all.Chunk(UnitsAtOnce))
        {
            var numbers = some.Select(u => u.Number).ToList();
            var standings = await db.StandingsAsync(viewer, numbers, cancel);
            var histories = (await reader.OfUnitsAsync(numbers, viewer, cancel)).ToLookup(h => h.Series.Unit);
            var seen = some.SelectMany(u => histories[u.Number].OrderBy(h => h.Measure.Name, StringComparer.CurrentCultureIgnoreCase)
                .Select(h => new SeenSeries(u, standings.GetValueOrDefault(u.Number), h))).ToList();
            foreach (var chart in await maker.MakeAsync(seen, null, viewer, cancel))
            {
                yield return chart;
            }
        }
    }

    private async Task<UnitRow?> ProviderOfAsync(UnitRow unit, Viewer viewer, CancellationToken cancel) =>
        unit.Kind == UnitKind.Provider ? unit : await units.ProviderOfAsync(unit.Number, viewer, cancel);
}
