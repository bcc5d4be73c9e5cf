using TwelveRooms.Measures.ShowChart;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.Domain;

/// <summary>A series of a unit, read for one reader.</summary>
internal sealed record ReadSeries(UnitRow Unit, SeriesHistory History, ChartReading Reading)
{
    public string Address => $"/units/{Unit.Id.Value}/measures/{History.Measure.Id.Value}";
}

/// <summary>Reads every series of some units once per request, for all the lists that speak of them.</summary>
internal sealed class WardMeasures(Db db, UnitDirectory units, SeriesReader reader, RoomsClock clock)
{
    private readonly Dictionary<(string Actor, int Unit), IReadOnlyList<ReadSeries>> _read = [];

    /// <summary>The series of each unit, measures A to Z: never by result.</summary>
    public async Task<IReadOnlyList<ReadSeries>> ForAsync(IReadOnlyCollection<int> wanted, Viewer viewer, CancellationToken cancel)
    {
        var missing = wanted.Where(u => !_read.ContainsKey((viewer.Actor, u))).ToList();
        if (missing.Count > 0)
        {
            var rows = await units.FindAsync(missing, viewer, cancel);
            var standings = await db.StandingsAsync(viewer, missing, cancel);
            var histories = await reader.OfUnitsAsync(missing, viewer, cancel);
            var today = clock.Today;
            var read = histories.Where(h => rows.ContainsKey(h.Series.Unit)).Select(h => new ReadSeries(
                rows[h.Series.Unit], h, h.Read(TierOf(standings, h.Series.Unit), ChartMaker.Until(h, rows[h.Series.Unit], today))));
            var byUnit = read.ToLookup(r => r.Unit.Number);
            foreach (var unit in missing)
            {
                _read[(viewer.Actor, unit)] = [.. byUnit[unit].OrderBy(r => r.History.Measure.Name, StringComparer.CurrentCultureIgnoreCase)];
            }
        }

        return [.. wanted.SelectMany(u => _read[(viewer.Actor, u)])];
    }

    private static Tier TierOf(IReadOnlyDictionary<int, Standing> standings, int unit) =>
        standings.TryGetValue(unit, out var standing) && standing.CanSee ? standing.Tier : Tier.Published;
}
