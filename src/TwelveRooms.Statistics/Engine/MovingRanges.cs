using System.Buffers;

namespace TwelveRooms.Statistics;

/// <summary>Moving ranges between used points that follow each other, and the mean of the points themselves.</summary>
/// <param name="Centre">The mean of the used points; NaN without one.</param>
/// <param name="Range">The usual moving range; NaN without one.</param>
internal readonly record struct MovingRanges(double Centre, double Range)
{
    public static MovingRanges Of(ReadOnlySpan<double> values, ReadOnlySpan<PointUse> uses, ChartOptions options)
    {
        var all = Mean(values, uses, options.BridgesMissing);
        if (options.Screen == RangeScreen.None || !double.IsFinite(all.Range))
        {
            return all;
        }

        var kept = Mean(values, uses, options, ControlConstants.D4OfTwo * all.Range, options.Screen == RangeScreen.OnceAndCentre);
        var range = double.IsNaN(kept.Range) && !options.FlatLosesLimits ? all.Range : kept.Range;
        return new(options.Screen == RangeScreen.OnceAndCentre ? kept.Centre : all.Centre, range);
    }

    /// <summary>The median moving range; screening then drops those from 3.267 medians on.</summary>
    public static double MedianRange(ReadOnlySpan<double> values, ReadOnlySpan<PointUse> uses, ChartOptions options)
    {
        var rented = ArrayPool<double>.Shared.Rent(values.Length);
        var (count, last) = (0, double.NaN);
        for (var i = 0; i < values.Length; i++)
        {
            if (uses[i] != PointUse.Used)
            {
                last = uses[i] == PointUse.LeftOut || options.BridgesMissing ? last : double.NaN;
                continue;
            }

            if (!double.IsNaN(last))
            {
                rented[count++] = Math.Abs(values[i] - last);
            }

            last = values[i];
        }

        var ranges = rented.AsSpan(0, count);
        var median = Medians.Of(ranges);
        if (options.Screen != RangeScreen.None && count > 0)
        {
            var kept = ranges.BinarySearch(new AtLeast(ControlConstants.D4OfTwo * median));
            median = ~kept == 0 && !options.FlatLosesLimits ? median : Medians.Of(ranges[..~kept]);
        }

        ArrayPool<double>.Shared.Return(rented);
        return median;
    }

    /// <summary>Finds where ordered values reach a cut-off: never equal, so that the search always ends between two values.</summary>
    private readonly struct AtLeast(double cutOff) : IComparable<double>
    {
        public int CompareTo(double other) => cutOff > other ? 1 : -1;
    }

    /// <summary>Means over all points and ranges.</summary>
    private static MovingRanges Mean(ReadOnlySpan<double> values, ReadOnlySpan<PointUse> uses, bool bridgesMissing)
    {
        var (sum, ranges) = (default(CompensatedSum), default(CompensatedSum));
        var (used, pairs, last) = (0, 0, double.NaN);
        for (var i = 0; i < values.Length; i++)
        {
            if (uses[i] != PointUse.Used)
            {
                last = uses[i] == PointUse.LeftOut || bridgesMissing ? last : double.NaN;
                continue;
            }

            var value = values[i];
            sum.Add(value);
            used++;
            var range = Math.Abs(value - last);
            if (!double.IsNaN(range))
            {
                ranges.Add(range);
                pairs++;
            }

            last = value;
        }

        return Of(sum, used, ranges, pairs);
    }

    /// <summary>Means over the ranges that pass the cut-off: strictly below it, or up to it when their points leave the centre as well.</summary>
    private static MovingRanges Mean(ReadOnlySpan<double> values, ReadOnlySpan<PointUse> uses, ChartOptions options, double cutOff, bool withCentre)
    {
        var (sum, ranges) = (default(CompensatedSum), default(CompensatedSum));
        var (used, pairs, last) = (0, 0, double.NaN);
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            if (uses[i] != PointUse.Used)
            {
                last = uses[i] == PointUse.LeftOut || options.BridgesMissing ? last : double.NaN;
                continue;
            }

            var range = Math.Abs(value - last);
            last = value;
            if (withCentre ? range <= cutOff : range < cutOff)
            {
                ranges.Add(range);
                pairs++;
            }
            else if (withCentre && range > cutOff)
            {
                continue;
            }

            sum.Add(value);
            used++;
        }

        return Of(sum, used, ranges, pairs);
    }

    private static MovingRanges Of(CompensatedSum sum, int used, CompensatedSum ranges, int pairs) =>
        new(used == 0 ? double.NaN : sum.Value / used, pairs == 0 ? double.NaN : ranges.Value / pairs);
}
