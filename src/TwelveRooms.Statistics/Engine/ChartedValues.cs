namespace TwelveRooms.Statistics;

/// <summary>Turns what came in into the numbers that lines and rules work on.</summary>
internal static class ChartedValues
{
    /// <summary>Fills in numbers and uses; says whether any point is left out.</summary>
    /// <exception cref="ArgumentException">A value is infinite: says which.</exception>
    public static bool Fill(in ChartInput input, ChartOptions options, Span<double> charted, Span<PointUse> uses)
    {
        var kind = options.Kind;
        var anyLeftOut = kind is ChartKind.Individuals or ChartKind.Run or ChartKind.MovingRange
            ? FillPlain(input, charted, uses)
            : FillDerived(input, options, charted, uses);
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

    /// <summary>Values that are charted as they came in: the common case, and so the short one.</summary>
    private static bool FillPlain(in ChartInput input, Span<double> charted, Span<PointUse> uses)
    {
        var values = input.Values;
        var asked = input.Uses;
        var anyLeftOut = false;
        values.CopyTo(charted);
        for (var i = 0; i < values.Length; i++)
        {
            // What is asked may be what is filled in, so each is read before it is written.
            var use = asked.IsEmpty ? PointUse.Used : asked[i];
            if (!double.IsFinite(values[i]))
            {
                RefuseInfinity(values[i], i, "value");
                use = PointUse.Gap;
            }
            else if (use != PointUse.Used)
            {
                anyLeftOut |= use == PointUse.LeftOut;
                charted[i] = use == PointUse.LeftOut ? charted[i] : double.NaN;
            }

            uses[i] = use;
        }

        return anyLeftOut;
    }

    private static bool FillDerived(in ChartInput input, ChartOptions options, Span<double> charted, Span<PointUse> uses)
    {
        var anyLeftOut = false;
        for (var i = 0; i < charted.Length; i++)
        {
            RefuseInfinity(input.Values[i], i, "value");
            var use = UseOf(input, options, i, input.Uses.IsEmpty ? PointUse.Used : input.Uses[i]);
            anyLeftOut |= use == PointUse.LeftOut;
            uses[i] = use;
            charted[i] = use is PointUse.Used or PointUse.LeftOut ? Working(input, options.Kind, i) : double.NaN;
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
