namespace TwelveRooms.Statistics;

/// <summary>The average and the limits of one segment.</summary>
internal static class XmrLines
{
    public static XmrLimits Of(ReadOnlySpan<double> values, ReadOnlySpan<PointUse> uses, int baselinePoints)
    {
        var (sum, ranges) = (default(CompensatedSum), default(CompensatedSum));
        var (used, based, rangeCount) = (0, 0, 0);
        var last = double.NaN;
        var baseline = baselinePoints == 0 ? int.MaxValue : baselinePoints;
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            var use = uses.IsEmpty ? PointUse.Used : uses[i];
            if (!double.IsFinite(value) || use == PointUse.Gap)
            {
                last = double.NaN;
                continue;
            }

            if (use == PointUse.LeftOut)
            {
                continue;
            }

            if (++used > baseline)
            {
                continue;
            }

            based++;
            sum.Add(value);
            if (!double.IsNaN(last))
            {
                ranges.Add(Math.Abs(value - last));
                rangeCount++;
            }

            last = value;
        }

        var centre = based == 0 ? double.NaN : sum.Value / based;
        var half = rangeCount == 0 ? double.NaN : XmrCore.LimitFactor * (ranges.Value / rangeCount);
        var (lower, upper) = (centre - half, centre + half);

        // Values near the largest double overflow: then there are no lines, rather than wrong ones.
        return double.IsFinite(lower) && double.IsFinite(upper)
            ? new(centre, lower, upper, used)
            : new(double.IsFinite(centre) ? centre : double.NaN, double.NaN, double.NaN, used);
    }
}
