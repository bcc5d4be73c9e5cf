using System.Globalization;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Contributions;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.ThisWeek;

/// <summary>When each question of a ward is asked for the first time, for a ward that has only just chosen it.</summary>
internal sealed class ComingNumbers(Db db, AskedSeries asked, RoomsClock clock) : IComingItem
{
    public async Task<IReadOnlyList<ComingItem>> ForAsync(IReadOnlyCollection<int> units, Viewer viewer, CancellationToken cancel)
    {
        var waiting = (await asked.OfAsync(units, viewer, cancel)).Where(a => a.Period is null).ToList();
        var partitions = waiting.Select(a => a.Series.Partition).Distinct().ToList();
        var series = waiting.ConvertAll(a => a.Series.Number);

        // What was put in for the time before is no answer to what is asked now.
        var since = waiting.Select(StartOf).DefaultIfEmpty().Min();
        var points = await db.For<Point>(viewer).Where(p => partitions.Contains(p.Partition) && series.Contains(p.Series) && p.Period >= since)
            .Select(p => new { p.Series, p.Period, p.Revision, p.IsWithdrawn }).ToListAsync(cancel);
        var isIn = points.GroupBy(p => (p.Series, p.Period)).Where(g => !g.MaxBy(p => p.Revision)!.IsWithdrawn).Select(g => g.Key).ToHashSet();
        return [.. waiting.Where(a => !isIn.Contains((a.Series.Number, StartOf(a)))).Select(Item).OfType<ComingItem>().OrderBy(i => i.On).ThenBy(i => i.Name, StringComparer.CurrentCulture)];
    }

    private DateOnly StartOf(AskedSeries.Asked asked) => asked.Measure.Cadence.StartOf(asked.Series.From > clock.Today ? asked.Series.From : clock.Today);

    private ComingItem? Item(AskedSeries.Asked asked)
    {
        // The running period is the first one that is asked for; it is due the day after it ends.
        var cadence = asked.Measure.Cadence;
        var start = StartOf(asked);
        return asked.Measure.Kind == Statistics.MeasureKind.DaysBetween || asked.Ward.ClosedOn < cadence.Next(start)
            ? null
            : new(asked.Ward.Number, asked.Measure.Name, cadence.Next(start), ShortPeriod.Of(cadence, start));
    }
}

/// <summary>Periods in few words, for lists.</summary>
internal static class ShortPeriod
{
    /// <summary>"Mon 2 to Sun 8 Nov", "October 2026".</summary>
    public static string Of(Cadence cadence, DateOnly period)
    {
        if (cadence != Cadence.Week)
        {
            return cadence.Spoken(period);
        }

        var end = cadence.LastDay(period);
        var first = period.ToString(period.Month == end.Month ? "ddd d" : "ddd d MMM", CultureInfo.InvariantCulture);
        return $"{first} to {end.ToString("ddd d MMM", CultureInfo.InvariantCulture)}";
    }
}
