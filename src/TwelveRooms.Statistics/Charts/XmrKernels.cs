namespace TwelveRooms.Statistics;

/// <summary>The rules as loops over spans. Each remembers the last points as bits, so that a row is one comparison with a mask.</summary>
internal static class XmrKernels
{
    private const uint RunMask = (1u << NhsRules.RunLength) - 1;
    private const uint StepMask = (1u << (NhsRules.TrendLength - 1)) - 1;
    private const uint NearMask = (1u << NhsRules.NearLimitLength) - 1;

    /// <summary>Outside the limits, runs and two of three, which all compare a point with level lines: one pass over one segment.</summary>
    public static void Level(ReadOnlySpan<double> values, ReadOnlySpan<PointUse> uses, XmrLimits limits, Span<SpcRules> flags)
    {
        if (!limits.HasLimits)
        {
            return;
        }

        var third = (limits.Upper - limits.Centre) / 3;
        var (centre, upper, lower) = (new Line(limits.Centre), new Line(limits.Upper), new Line(limits.Lower));
        var (nearUpper, nearLower) = (new Line(limits.Centre + 2 * third), new Line(limits.Centre - 2 * third));
        uint above = 0, below = 0, high = 0, low = 0;
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            var use = uses.IsEmpty ? PointUse.Used : uses[i];
            if (use != PointUse.Used || !double.IsFinite(value))
            {
                if (use != PointUse.LeftOut || !double.IsFinite(value))
                {
                    above = below = high = low = 0;
                }

                continue;
            }

            above = above << 1 | (value > centre.HighEdge ? 1u : 0);
            below = below << 1 | (value < centre.LowEdge ? 1u : 0);
            high = high << 1 | (value > nearUpper.HighEdge ? 1u : 0);
            low = low << 1 | (value < nearLower.LowEdge ? 1u : 0);
            if (value > upper.HighEdge)
            {
                flags[i] |= SpcRules.AboveLimits;
            }
            else if (value < lower.LowEdge)
            {
                flags[i] |= SpcRules.BelowLimits;
            }

            MarkRow(above, RunMask, NhsRules.RunLength, uses, flags, i, SpcRules.RunAbove);
            MarkRow(below, RunMask, NhsRules.RunLength, uses, flags, i, SpcRules.RunBelow);
            MarkNear(above, high, uses, flags, i, SpcRules.NearUpper);
            MarkNear(below, low, uses, flags, i, SpcRules.NearLower);
        }
    }

    /// <summary>Rows of points that only rise or only fall.</summary>
    public static void Trends(ReadOnlySpan<double> values, ReadOnlySpan<PointUse> uses, Span<SpcRules> flags)
    {
        uint up = 0, down = 0;
        var last = double.NaN;
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            var use = uses.IsEmpty ? PointUse.Used : uses[i];
            if (use != PointUse.Used || !double.IsFinite(value))
            {
                if (use != PointUse.LeftOut || !double.IsFinite(value))
                {
                    (last, up, down) = (double.NaN, 0, 0);
                }

                continue;
            }

            var step = value - last;
            var tie = Line.Tolerance * Math.Max(1, Math.Max(Math.Abs(value), Math.Abs(last)));
            up = up << 1 | (step > tie ? 1u : 0);
            down = down << 1 | (step < -tie ? 1u : 0);
            last = value;
            MarkRow(up, StepMask, NhsRules.TrendLength, uses, flags, i, SpcRules.TrendUp);
            MarkRow(down, StepMask, NhsRules.TrendLength, uses, flags, i, SpcRules.TrendDown);
        }
    }

    private static void MarkRow(uint bits, uint mask, int length, ReadOnlySpan<PointUse> uses, Span<SpcRules> flags, int at, SpcRules rule)
    {
        if ((bits & mask) != mask)
        {
            return;
        }

        var alreadyMarked = (bits >> 1 & mask) == mask;
        MarkBack((1u << (alreadyMarked ? 1 : length)) - 1, uses, flags, at, rule);
    }

    private static void MarkNear(uint side, uint near, ReadOnlySpan<PointUse> uses, Span<SpcRules> flags, int at, SpcRules rule)
    {
        var three = near & NearMask;
        if ((side & NearMask) == NearMask && (three & three - 1) != 0)
        {
            MarkBack(three, uses, flags, at, rule);
        }
    }

    /// <summary>Marks the used points, counted back from one point, whose bit is set. Those before a gap are never asked for.</summary>
    private static void MarkBack(uint which, ReadOnlySpan<PointUse> uses, Span<SpcRules> flags, int at, SpcRules rule)
    {
        for (var i = at; which != 0; i--)
        {
            if (!uses.IsEmpty && uses[i] == PointUse.LeftOut)
            {
                continue;
            }

            if ((which & 1) != 0)
            {
                flags[i] |= rule;
            }

            which >>= 1;
        }
    }
}
