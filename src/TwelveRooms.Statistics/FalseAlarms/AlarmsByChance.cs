using System.Collections.Concurrent;

namespace TwelveRooms.Statistics.FalseAlarms;

/// <summary>How many charts show a signal by chance alone, so that a page that counts signals can say so.</summary>
/// <remarks>
/// An icon today is a flag on the latest point; any signal is a flag on any of the last 24, those of the baseline included. By the rules of Making Data
/// Count, 24 points and normal values: 1.4 % and 15 % when limits come from all points; 5.9 % and 31 % when they are frozen on the first 12
/// (29 % when only points after the baseline are asked). Frozen limits alarm more because 12 points place them badly, and for good.
/// </remarks>
public static class AlarmsByChance
{
    private const int MostKept = 2_000;

    private static readonly ConcurrentDictionary<UnchangedSeries, AlarmRates> Kept = new();

    /// <summary>The rates of one chart. The usual ones are known; any other is simulated once, in well under a tenth of a second, and kept.</summary>
    /// <param name="unchanged">The series and its chart.</param>
    /// <returns>
    /// For lengths other than 13, 15, 18, 20, 24, 30, 36, 48, 60, 84 and 120: read off a straight line between those; beyond 120 those of
    /// 120. Below 13 those of 13.
    /// </returns>
    /// <exception cref="ArgumentException">A number of the series or of its chart cannot be; the message says which.</exception>
    public static AlarmRates Rates(UnchangedSeries unchanged)
    {
        ArgumentNullException.ThrowIfNull(unchanged);
        unchanged.Check();
        var lengths = KnownAlarmRates.Lengths;
        var at = Array.BinarySearch(lengths, unchanged.Points);
        if (at >= 0)
        {
            return AtKnownLength(unchanged);
        }

        var next = ~at;
        if (next == 0 || next == lengths.Length)
        {
            return AtKnownLength(unchanged with { Points = lengths[next == 0 ? 0 : ^1] });
        }

        var (before, after) = (AtKnownLength(unchanged with { Points = lengths[next - 1] }), AtKnownLength(unchanged with { Points = lengths[next] }));
        var part = (double)(unchanged.Points - lengths[next - 1]) / (lengths[next] - lengths[next - 1]);
        double Between(double one, double other) => one + part * (other - one);
        return new(
            Between(before.Today, after.Today), Between(before.InLast24, after.InLast24),
            Between(before.OfPoints, after.OfPoints), Between(before.OutsideLimits, after.OutsideLimits), Math.Min(before.Series, after.Series));
    }

    /// <summary>How many of some charts to expect a signal of, when nothing at all has changed.</summary>
    /// <param name="lengths">How many points each chart has, in any order. Charts too short for icons show none.</param>
    /// <param name="like">The chart that they are; null for the usual one. Its own length is not looked at.</param>
    /// <exception cref="ArgumentException">A length is negative, or a number of the chart cannot be; the message says which.</exception>
    public static ExpectedAlarms Expected(IEnumerable<int> lengths, UnchangedSeries? like = null)
    {
        ArgumentNullException.ThrowIfNull(lengths);
        var (unchanged, series, today, recent) = (like ?? new(), 0, 0.0, 0.0);
        foreach (var group in lengths.GroupBy(length => Math.Min(length, UnchangedSeries.MostPoints)))
        {
            if (group.Key < 0)
            {
                throw new ArgumentOutOfRangeException(nameof(lengths), group.Key, "A chart has no fewer than 0 points.");
            }

            var count = group.Count();
            series += count;
            if (group.Key >= Math.Max(2, unchanged.Options.LeastPoints))
            {
                var rates = Rates(unchanged with { Points = group.Key });
                (today, recent) = (today + count * rates.Today, recent + count * rates.InLast24);
            }
        }

        return new(today, recent, series);
    }

    private static AlarmRates AtKnownLength(UnchangedSeries asked)
    {
        // What no rule looks at makes no other question of it.
        var usual = ChartOptions.Default;
        var unchanged = asked with
        {
            Options = asked.Options with { LeastPoints = usual.LeastPoints, Conflict = usual.Conflict, TargetOnLimitDecides = usual.TargetOnLimitDecides },
        };
        if (KnownAlarmRates.Find(unchanged) is { } known)
        {
            return known;
        }

        if (Kept.Count >= MostKept)
        {
            Kept.Clear();       // nobody asks for so many kinds of chart; rather slow than ever larger
        }

        return Kept.GetOrAdd(unchanged, series => AlarmSimulation.Run(series));
    }
}
