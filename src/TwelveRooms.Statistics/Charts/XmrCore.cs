namespace TwelveRooms.Statistics;

/// <summary>The lines of one set of limits, in the unit of the data; a line that cannot be drawn is NaN.</summary>
/// <param name="Centre">The average of the used points of the baseline; NaN without one.</param>
/// <param name="Lower">The lower limit, not cut at zero; NaN without two neighbouring used points.</param>
/// <param name="Upper">The upper limit; NaN without two neighbouring used points.</param>
/// <param name="UsedPoints">How many used points the segment holds, those after the baseline included.</param>
public readonly record struct XmrLimits(double Centre, double Lower, double Upper, int UsedPoints)
{
    /// <summary>Whether the limits can be drawn.</summary>
    public bool HasLimits => double.IsFinite(Lower) && double.IsFinite(Upper);
}

/// <summary>Choices about an XmR chart; <c>default</c> is the NHS way.</summary>
/// <param name="BaselinePoints">Limits come from the first so many used points of each segment; 0 takes all.</param>
/// <param name="TrendRestartsAtSegments">Whether a trend ends where limits are redrawn. By default it goes on.</param>
public readonly record struct XmrOptions(int BaselinePoints, bool TrendRestartsAtSegments);

/// <summary>XmR limits and rules over plain spans: nothing is allocated, whatever the length.</summary>
public static class XmrCore
{
    /// <summary>Half the distance between the limits, in average moving ranges: 3 / 1.128 as it is printed everywhere.</summary>
    /// <remarks>Source: Wheeler, Understanding Variation (2000), ch. 3; NHS England, Making Data Count.</remarks>
    public const double LimitFactor = 2.66;

    /// <summary>Calculates the limits of every segment and the rules that every point takes part in.</summary>
    /// <param name="values">One value per period, oldest first, in the unit of the data. NaN or an infinity is a gap.</param>
    /// <param name="uses">Same length; how each point takes part. Empty when every value counts.</param>
    /// <param name="segmentStarts">Index of the first point of each segment, rising, the first being 0. Empty means one segment.</param>
    /// <param name="options">Choices.</param>
    /// <param name="limits">Filled in: one entry per segment.</param>
    /// <param name="flags">Filled in: one entry per value; gaps and left-out points have no flags.</param>
    /// <remarks>
    /// Left-out points are bridged by moving ranges and skipped by rules. A gap is not bridged, and ends every row. Limits, runs and
    /// two of three start again in each segment. A segment whose limits cannot be drawn has no flags but those of trends.
    /// </remarks>
    /// <exception cref="ArgumentException">Lengths do not match, or the starts do not rise from 0 within the values.</exception>
    public static void Read(
        ReadOnlySpan<double> values,
        ReadOnlySpan<PointUse> uses,
        ReadOnlySpan<int> segmentStarts,
        XmrOptions options,
        Span<XmrLimits> limits,
        Span<SpcRules> flags)
    {
        var zero = 0;
        ReadOnlySpan<int> whole = new(in zero);     // a literal span allocates until the method is optimised
        var starts = segmentStarts.IsEmpty ? whole : segmentStarts;
        Check(values.Length, uses.Length, starts, options, limits.Length, flags.Length);
        flags.Clear();

        for (var s = 0; s < starts.Length; s++)
        {
            var (from, to) = (starts[s], s + 1 < starts.Length ? starts[s + 1] : values.Length);
            var part = values[from..to];
            var partUses = uses.IsEmpty ? uses : uses[from..to];
            var partFlags = flags[from..to];
            limits[s] = XmrLines.Of(part, partUses, options.BaselinePoints);
            XmrKernels.Level(part, partUses, limits[s], partFlags);
            if (options.TrendRestartsAtSegments)
            {
                XmrKernels.Trends(part, partUses, partFlags);
            }
        }

        if (!options.TrendRestartsAtSegments)
        {
            XmrKernels.Trends(values, uses, flags);
        }
    }

    private static void Check(int length, int uses, ReadOnlySpan<int> starts, XmrOptions options, int limits, int flags)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(options.BaselinePoints, nameof(options));
        if ((uses != 0 && uses != length) || flags != length)
        {
            throw new ArgumentException("Values, uses and flags have one entry per period.");
        }

        if (limits != starts.Length)
        {
            throw new ArgumentException("Limits have one entry per segment.");
        }

        for (var s = 0; s < starts.Length; s++)
        {
            if (s == 0 ? starts[s] != 0 : starts[s] <= starts[s - 1] || starts[s] >= length)
            {
                throw new ArgumentException("Segments start at 0 and then at rising indices within the values.");
            }
        }
    }
}
