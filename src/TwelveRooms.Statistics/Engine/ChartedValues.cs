namespace TwelveRooms.Statistics;

/// <summary>Turns what came in into the numbers that lines and rules work on.</summary>
internal static class ChartedValues
{
    /// <summary>Fills in numbers and uses; says whether any point is left out.</summary>
    /// <exception cref="ArgumentException">A value is infinite: says which.</exception>
    public static bool Fill(in ChartInput input, ChartOptions options, Span<double> charted, Span<PointUse> uses)
    {
        var (kind, anyLeftOut) = (options.Kind, false);
        var isPlain = kind is ChartKind.Individuals or ChartKind.Run or ChartKind.MovingRange;
        var values = input.Values;
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            RefuseInfinity(value, i, "value");
            var use = input.Uses.IsEmpty ? PointUse.Used : input.Uses[i];
            if (isPlain)
            {
                use = double.IsNaN(value) ? PointUse.Gap : use;
            }
            else
            {
                use = UseOf(input, options, i, use);
                value = Working(input, kind, i);
            }

            anyLeftOut |= use == PointUse.LeftOut;
            uses[i] = use;
            charted[i] = use is PointUse.Used or PointUse.LeftOut ? value : double.NaN;
        }

        if (kind == ChartKind.MovingRange)
        {
            for (var s = 0; s < input.Segments; s++)
            {
                var (from, to) = input.Segment(s);
                ToRanges(charted[from..to], uses[from..to], options.BridgesMissing);
            }
        }

        return anyLeftOut;
    }

    private static PointUse UseOf(in ChartInput input, ChartOptions options, int at, PointUse asked)
    {
        var denominator = input.Denominators.IsEmpty ? 1 : input.Denominators[at];
        var spread = input.Spreads.IsEmpty ? 0 : input.Spreads[at];
        RefuseInfinity(denominator, at, "denominator");
        RefuseInfinity(spread, at, "spread");
        return PointProblems.Of(options.Kind, options, input.Values[at], denominator, spread) switch
        {
            PointProblem.None => asked,
            PointProblem.ZeroDenominator when options.ZeroDenominatorCounts && input.Values[at] > 0 => asked,
            PointProblem.NoValue or PointProblem.NoDenominator or PointProblem.ZeroDenominator => PointUse.Gap,
            _ => PointUse.Invalid,
        };
    }

    private static double Working(in ChartInput input, ChartKind kind, int at) => kind switch
    {
        ChartKind.TimeBetween => Math.Pow(input.Values[at], 1 / ControlConstants.TimePower),
        ChartKind.SubgroupSpread => input.Spreads[at],
        _ when kind.IsRatio() => input.Values[at] / input.Denominators[at],
        _ => input.Values[at],
    };

    private static void ToRanges(Span<double> values, Span<PointUse> uses, bool bridgesMissing)
    {
        var last = double.NaN;
        for (var i = 0; i < values.Length; i++)
        {
            var value = values[i];
            if (uses[i] == PointUse.Used)
            {
                values[i] = Math.Abs(value - last);
                uses[i] = double.IsNaN(last) ? PointUse.Gap : PointUse.Used;
                last = value;
            }
            else
            {
                last = uses[i] == PointUse.LeftOut || bridgesMissing ? last : double.NaN;
                values[i] = uses[i] == PointUse.LeftOut ? Math.Abs(value - last) : double.NaN;
            }
        }
    }

    private static void RefuseInfinity(double value, int at, string what)
    {
        if (double.IsInfinity(value))
        {
            throw new ArgumentException($"The {what} of point {at + 1} is infinite. Use a finite number, or none for a gap.");
        }
    }
}
