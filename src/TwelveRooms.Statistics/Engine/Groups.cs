namespace TwelveRooms.Statistics;

/// <summary>The lines of charts whose points are groups of measured values.</summary>
/// <remarks>Source: Montgomery, Introduction to Statistical Quality Control (2013), ch. 6.3, equations 6.27 to 6.32.</remarks>
internal static class Groups
{
    public static SegmentLines Of(in ChartInput input, ChartOptions options, ReadOnlySpan<double> charted, ReadOnlySpan<PointUse> uses, int from)
    {
        var sizes = input.Denominators.Slice(from, uses.Length);
        var spreads = input.Spreads.Slice(from, uses.Length);
        var (total, weighted, squares, freedom) = (default(CompensatedSum), default(CompensatedSum), default(CompensatedSum), 0.0);
        var (plain, unbiased, groups) = (default(CompensatedSum), default(CompensatedSum), 0);
        var (firstSize, oneSize) = (double.NaN, true);
        for (var i = 0; i < uses.Length; i++)
        {
            if (uses[i] != PointUse.Used)
            {
                continue;
            }

            total.Add(sizes[i]);
            weighted.Add(sizes[i] * charted[i]);
            if (!(sizes[i] >= 2) || double.IsNaN(spreads[i]))
            {
                continue;
            }

            oneSize &= double.IsNaN(firstSize) || firstSize.Equals(sizes[i]);
            firstSize = sizes[i];
            if (options.SpreadBy == SubgroupSpreadBy.MeanOfRanges && sizes[i] > ControlConstants.LargestOfRanges)
            {
                throw new ArgumentException($"The group of point {from + i + 1} has {sizes[i]} values: ranges serve groups of up to {ControlConstants.LargestOfRanges}.", nameof(options));
            }

            groups++;
            plain.Add(spreads[i]);
            unbiased.Add(spreads[i] / (options.SpreadBy == SubgroupSpreadBy.MeanOfRanges ? ControlConstants.D2((int)sizes[i]) : ControlConstants.C4((int)sizes[i])));
            squares.Add((sizes[i] - 1) * spreads[i] * spreads[i]);
            freedom += sizes[i] - 1;
        }

        var byMean = options.SpreadBy == SubgroupSpreadBy.MeanOrPooled && oneSize;
        var isFree = options.SpreadBy is SubgroupSpreadBy.MeanOfUnbiased or SubgroupSpreadBy.MeanOfRanges or SubgroupSpreadBy.PooledUnbiased;
        var pooled = groups == 0 ? double.NaN : Math.Sqrt(squares.Value / freedom);
        var spread = options.SpreadBy == SubgroupSpreadBy.PooledUnbiased ? groups == 0 ? double.NaN : pooled / ControlConstants.C4((int)Math.Min(freedom + 1, int.MaxValue))
            : isFree ? unbiased.Value / groups
            : byMean ? plain.Value / groups
            : pooled;
        return options.Kind == ChartKind.SubgroupMean
            ? LineRecipes.Lines(weighted.Value / total.Value, 3 * spread, isFree ? LineWeight.ByRoot : LineWeight.MeanOfGroup)
            : LineRecipes.Lines(isFree ? weighted.Value / total.Value : spread, 3 * spread, isFree ? LineWeight.UnbiasedSpreadOfGroup : LineWeight.SpreadOfGroup);
    }
}
