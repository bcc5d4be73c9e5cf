using System.Buffers;

namespace TwelveRooms.Statistics;

/// <summary>The centre and the limits of one segment, from the points of its baseline.</summary>
internal static class LineRecipes
{
    public static SegmentLines Of(in ChartInput input, ChartOptions options, ReadOnlySpan<double> charted, ReadOnlySpan<PointUse> uses, int from, int to)
    {
        var values = charted[from..to];
        var used = uses[from..to];
        var lines = options.Kind switch
        {
            ChartKind.Run => Lines(Medians.OfUsed(values, used), double.NaN),
            ChartKind.Individuals or ChartKind.TimeBetween => Individuals(options, values, used),
            ChartKind.MovingRange => Ranges(values, used),
            ChartKind.Count => Count(values, used),
            ChartKind.CasesBetween => Between(options, values, used),
            ChartKind.SubgroupMean or ChartKind.SubgroupSpread => Groups.Of(input, options, values, used, from),
            _ => Ratio(options, input.Values[from..to], input.Denominators[from..to], values, used),
        };
        var hasEnds = options.CutsAtEnds && options.Kind.IsNeverNegative();
        return Finite(lines) with
        {
            Kind = options.Kind,
            Floor = Math.Max(hasEnds ? 0 : double.NegativeInfinity, Bound(options, options.LowerBound ?? double.NegativeInfinity)),
            Ceiling = hasEnds && options.Kind.IsPartOfWhole() ? 1 : double.PositiveInfinity,
            Top = Bound(options, options.UpperBound ?? double.PositiveInfinity),
        };
    }

    public static SegmentLines Lines(double centre, double half, LineWeight weight = LineWeight.Level) =>
        new() { Centre = centre, Middle = centre, Half = half, Weight = weight };

    private static double Bound(ChartOptions options, double bound) =>
        options.Kind == ChartKind.TimeBetween && double.IsFinite(bound) ? Math.Pow(Math.Max(0, bound), 1 / ControlConstants.TimePower) : bound;

    /// <summary>Values near the largest double overflow: then there are no lines, rather than wrong ones.</summary>
    private static SegmentLines Finite(SegmentLines lines) =>
        !double.IsFinite(lines.Centre) ? lines with { Centre = double.NaN, Middle = double.NaN, Half = double.NaN }
        : !double.IsFinite(lines.Middle + lines.Half) || !double.IsFinite(lines.Middle - lines.Half) ? lines with { Half = double.NaN }
        : lines;

    private static SegmentLines Individuals(ChartOptions options, ReadOnlySpan<double> values, ReadOnlySpan<PointUse> uses)
    {
        var (mean, range) = MovingRanges.Of(values, uses, options);
        var isOwn = options.Kind == ChartKind.Individuals;
        var centre = isOwn && options.Centre == CentreLine.Median ? Medians.OfUsed(values, uses) : mean;
        return isOwn && options.Range == RangeCentre.Median
            ? Lines(centre, options.MedianLimitFactor * MovingRanges.MedianRange(values, uses, options))
            : Lines(centre, options.LimitFactor * range);
    }

    private static SegmentLines Ranges(ReadOnlySpan<double> values, ReadOnlySpan<PointUse> uses)
    {
        var mean = Mean(values, uses);
        return Lines(mean, ControlConstants.D4OfTwo * mean) with { Middle = 0 };
    }

    private static SegmentLines Count(ReadOnlySpan<double> values, ReadOnlySpan<PointUse> uses)
    {
        var mean = Mean(values, uses);
        return Lines(mean, 3 * Math.Sqrt(mean));
    }

    private static SegmentLines Between(ChartOptions options, ReadOnlySpan<double> values, ReadOnlySpan<PointUse> uses)
    {
        var mean = Mean(values, uses);
        var centre = options.BetweenCentre switch
        {
            BetweenCentre.Median => Medians.OfUsed(values, uses),
            BetweenCentre.ExponentialMedian => 0.693 * mean,
            _ => mean,
        };
        return Lines(centre, 3 * Math.Sqrt(mean * (mean + 1))) with { Middle = mean };
    }

    private static SegmentLines Ratio(
        ChartOptions options, ReadOnlySpan<double> numerators, ReadOnlySpan<double> denominators, ReadOnlySpan<double> ratios, ReadOnlySpan<PointUse> uses)
    {
        var (events, exposure) = (default(CompensatedSum), default(CompensatedSum));
        for (var i = 0; i < uses.Length; i++)
        {
            if (uses[i] == PointUse.Used)
            {
                events.Add(numerators[i]);
                exposure.Add(denominators[i]);
            }
        }

        var centre = events.Value / exposure.Value;
        var chance = options.Kind is ChartKind.Rate or ChartKind.RatePrime ? Math.Sqrt(centre) : Math.Sqrt(centre * (1 - centre));
        return options.Kind switch
        {
            ChartKind.NumberAffected => Lines(centre, 3 * chance, LineWeight.Total),
            ChartKind.RatePrime or ChartKind.ProportionPrime => Lines(centre, options.LimitFactor * chance * Spread(options, ratios, denominators, uses, centre, chance), LineWeight.ByRoot),
            _ => Lines(centre, 3 * chance, LineWeight.ByRoot),
        };
    }

    /// <summary>The mean moving range of the standardised ratios.</summary>
    /// <remarks>Source: Laney, Improved control charts for attributes, Quality Engineering 14 (2002).</remarks>
    private static double Spread(
        ChartOptions options, ReadOnlySpan<double> ratios, ReadOnlySpan<double> denominators, ReadOnlySpan<PointUse> uses, double centre, double chance)
    {
        var rented = ArrayPool<double>.Shared.Rent(ratios.Length);
        var standardised = rented.AsSpan(0, ratios.Length);
        for (var i = 0; i < standardised.Length; i++)
        {
            // Without any chance, every ratio lies on the centre: the limits lie there too, unless a flat line loses them.
            standardised[i] = chance == 0 && !options.FlatLosesLimits ? 0 : (ratios[i] - centre) / chance * Math.Sqrt(denominators[i]);
        }

        var range = MovingRanges.Of(standardised, uses, options).Range;
        ArrayPool<double>.Shared.Return(rented);
        return range;
    }

    private static double Mean(ReadOnlySpan<double> values, ReadOnlySpan<PointUse> uses)
    {
        var (sum, used) = (default(CompensatedSum), 0);
        for (var i = 0; i < values.Length; i++)
        {
            if (uses[i] == PointUse.Used)
            {
                sum.Add(values[i]);
                used++;
            }
        }

        return used == 0 ? double.NaN : sum.Value / used;
    }
}
