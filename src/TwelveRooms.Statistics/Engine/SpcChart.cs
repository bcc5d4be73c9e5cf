namespace TwelveRooms.Statistics;

/// <summary>Reads a chart of any kind from plain lists.</summary>
public static class SpcChart
{
    /// <summary>Works out points, lines, rules and icons.</summary>
    /// <param name="data">What came in.</param>
    /// <param name="options">The kind of chart and every choice about it; null takes the defaults.</param>
    /// <returns>One entry per period, gaps and invalid points included. Never a NaN: what does not exist is null.</returns>
    /// <exception cref="ArgumentException">Says which value, list or option cannot be used, and why.</exception>
    public static SpcReading Read(ChartData data, ChartOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        options ??= ChartOptions.Default;
        var count = data.Values.Count;
        if (!(data.Multiplier > 0) || double.IsInfinity(data.Multiplier))
        {
            throw new ArgumentException($"The multiplier is a number above 0, not {data.Multiplier}.", nameof(data));
        }

        if (data.Targets is { } targets && targets.Count != count)
        {
            throw new ArgumentException("Targets have one entry per period.", nameof(data));
        }

        if (data.Periods is { } periods && (periods.Count != count || periods.Zip(periods.Skip(1)).Any(pair => pair.Second <= pair.First)))
        {
            throw new ArgumentException("Periods have one entry per value, and rise.", nameof(data));
        }

        RefuseNaN(data.Values, "value", nameof(data));
        RefuseNaN(data.Denominators, "denominator", nameof(data));
        RefuseNaN(data.Spreads, "spread", nameof(data));
        RefuseNaN(data.Targets, "target", nameof(data));
        if (data.Targets?.Any(target => target is { } at && double.IsInfinity(at)) ?? false)
        {
            throw new ArgumentException($"The target of point {data.Targets.TakeWhile(target => !double.IsInfinity(target ?? 0)).Count() + 1} is infinite. Use null where there is none.", nameof(data));
        }

        var uses = new PointUse[count];
        Array.Fill(uses, PointUse.Used);
        foreach (var at in data.LeftOut)
        {
            uses[at >= 0 && at < count ? at : throw new ArgumentException($"There is no point {at} to leave out.", nameof(data))] = PointUse.LeftOut;
        }

        int[] starts = [0, .. data.Rebases.Where(at => at != 0).Distinct().Order()];
        var (values, flags, lines) = (new double[count], new SpcRules[count], new SegmentLines[starts.Length]);
        var (numbers, denominators, spreads) = (Numbers(data.Values), Numbers(data.Denominators), Numbers(data.Spreads));
        var input = new ChartInput { Values = numbers, Denominators = denominators, Spreads = spreads, Uses = uses, Starts = starts };
        SpcEngine.Read(input, options, new() { Charted = values, Uses = uses, Flags = flags, Segments = lines });
        return SpcReading.Of(data, options, new(numbers, denominators, spreads, values, uses, flags, lines));
    }

    private static void RefuseNaN(IReadOnlyList<double?>? list, string what, string name)
    {
        for (var i = 0; i < (list?.Count ?? 0); i++)
        {
            if (list![i] is double.NaN)
            {
                throw new ArgumentException($"The {what} of point {i + 1} is not a number. Use null for a gap.", name);
            }
        }
    }

    private static double[] Numbers(IReadOnlyList<double?>? list)
    {
        var numbers = new double[list?.Count ?? 0];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = list![i] ?? double.NaN;
        }

        return numbers;
    }
}

/// <summary>What the engine worked with and found, before it is told.</summary>
internal sealed record RawReading(
    double[] Values, double[] Denominators, double[] Spreads, double[] Charted, PointUse[] Uses, SpcRules[] Flags, SegmentLines[] Lines);
