using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Contributions;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.ThisWeek;

/// <summary>The series of some units that are asked for now, with their measure and what they cost.</summary>
internal sealed class AskedSeries(Db db, UnitDirectory units, RoomsClock clock)
{
    /// <summary>A question; its period is null while none is due.</summary>
    internal sealed record Asked(UnitRow Ward, Measure Measure, Series Series, DateOnly? Period);

    /// <summary>What each unit is asked, in the order in which it is asked; nothing of units seen at the published tier.</summary>
    public async Task<IReadOnlyList<Asked>> OfAsync(IReadOnlyCollection<int> numbers, Viewer viewer, CancellationToken cancel)
    {
        var standings = await db.StandingsAsync(viewer, numbers, cancel);
        var exact = numbers.Where(n => standings.TryGetValue(n, out var s) && s.CanSee && s.Tier != Tier.Published).ToList();
        var wards = await units.FindAsync(exact, viewer, cancel);
        var rows = await db.For<Series>(viewer).Where(s => exact.Contains(s.Unit))
            .Join(db.For<Measure>(viewer).Where(m => m.WardEntered), s => s.Measure, m => m.Number, (s, m) => new { Series = s, Measure = m })
            .ToListAsync(cancel);
        return
        [
            .. from row in rows
               let ward = wards[row.Series.Unit]
               where row.Series.EndedOn is null // stopped is stopped, whatever has been put in for today
               where ward.ClosedOn is not { } closed || closed >= clock.Today
               orderby row.Measure.Cadence, row.Measure.Name
               select new Asked(ward, row.Measure, row.Series, DueRule.PeriodOf(ward, row.Measure, row.Series, clock.Today)),
        ];
    }
}

/// <summary>What is due, for a ward's own page.</summary>
internal sealed class DueNumbersOfWards(Db db, AskedSeries asked) : IDueItem
{
    public async Task<IReadOnlyList<DueItem>> ForAsync(IReadOnlyCollection<int> units, Viewer viewer, CancellationToken cancel)
    {
        var all = (await asked.OfAsync(units, viewer, cancel)).Where(a => a.Period is not null).ToList();
        var partitions = all.Select(a => a.Series.Partition).Distinct().ToList();
        var series = all.Select(a => a.Series.Number).ToList();
        var periods = all.Select(a => a.Period!.Value).Distinct().ToList();
        var points = await db.For<Point>(viewer)
            .Where(p => partitions.Contains(p.Partition) && series.Contains(p.Series) && periods.Contains(p.Period))
            .Select(p => new { p.Series, p.Period, p.Revision, p.IsWithdrawn }).ToListAsync(cancel);
        var locks = await MonthLocks.OfAsync(db.For<MonthLock>(viewer), units, cancel);
        var isIn = points.GroupBy(p => (p.Series, p.Period)).Where(g => !g.MaxBy(p => p.Revision)!.IsWithdrawn).Select(g => g.Key).ToHashSet();
        return
        [
            .. all.Where(a => !isIn.Contains((a.Series.Number, a.Period!.Value)) && locks.Of(a.Ward.Number, a.Measure.Cadence, a.Period!.Value) is null)
                .Select(Item),
        ];
    }

    private static DueItem Item(AskedSeries.Asked asked) => new(
        asked.Ward.Number, asked.Measure.Name, ShortPeriod.Of(asked.Measure.Cadence, asked.Period!.Value), $"/wards/{asked.Ward.Id.Value}/this-week/{asked.Measure.Id.Value}", asked.Measure.Minutes);
}

/// <summary>What the ward's own counting costs it in a month.</summary>
internal sealed class MeasureBurden(AskedSeries asked) : IBurdenItem
{
    public async Task<IReadOnlyList<BurdenItem>> ForAsync(IReadOnlyCollection<int> units, Viewer viewer, CancellationToken cancel) =>
        [.. (await asked.OfAsync(units, viewer, cancel)).Select(a => new BurdenItem(a.Ward.Number, a.Measure.Name, MinutesAMonth(a.Measure)))];

    public static double MinutesAMonth(Measure measure) => measure.Minutes * measure.Cadence.TimesAMonth();
}
