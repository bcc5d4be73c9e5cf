namespace TwelveRooms.Statistics;

/// <summary>What a chart is made from: plain spans, one entry per period, oldest first.</summary>
public readonly ref struct ChartInput
{
    /// <summary>The measured values, the events, the parts of a whole, or the means of groups. NaN is a missing period.</summary>
    public ReadOnlySpan<double> Values { get; init; }

    /// <summary>Exposures, wholes or sizes of groups; same length. Empty for kinds without. NaN is missing.</summary>
    public ReadOnlySpan<double> Denominators { get; init; }

    /// <summary>Standard deviations within groups; same length. Empty for kinds without. NaN where the group has fewer than two values.</summary>
    public ReadOnlySpan<double> Spreads { get; init; }

    /// <summary>How each point takes part; same length. Empty when every value counts.</summary>
    public ReadOnlySpan<PointUse> Uses { get; init; }

    /// <summary>Index of the first point of each segment, rising, the first being 0. Empty means one segment.</summary>
    public ReadOnlySpan<int> Starts { get; init; }

    /// <summary>How many segments there are.</summary>
    public int Segments => Math.Max(1, Starts.Length);

    internal (int From, int To) Segment(int index) => Starts.IsEmpty
        ? (0, Values.Length)
        : (Starts[index], index + 1 < Starts.Length ? Starts[index + 1] : Values.Length);

    internal void Check(ChartKind kind)
    {
        if ((!Uses.IsEmpty && Uses.Length != Values.Length)
            || (!Denominators.IsEmpty && Denominators.Length != Values.Length)
            || (!Spreads.IsEmpty && Spreads.Length != Values.Length))
        {
            throw new ArgumentException("Values, denominators, spreads and uses have one entry per period.");
        }

        if (Denominators.IsEmpty && !Values.IsEmpty && kind.NeedsDenominators())
        {
            throw new ArgumentException($"A chart of the kind {kind} needs a denominator for each value.");
        }

        if (Spreads.IsEmpty && !Values.IsEmpty && kind.NeedsSubgroups())
        {
            throw new ArgumentException($"A chart of the kind {kind} needs a standard deviation for each group.");
        }

        for (var s = 0; s < Starts.Length; s++)
        {
            if (s == 0 ? Starts[s] != 0 : Starts[s] <= Starts[s - 1] || Starts[s] >= Values.Length)
            {
                throw new ArgumentException($"Segments start at 0 and then at rising indices within the values: {Starts[s]} does not.");
            }
        }
    }
}

/// <summary>What a chart gives: filled in by <see cref="SpcEngine.Read"/>, one entry per period unless said otherwise.</summary>
public readonly ref struct ChartOutput
{
    /// <summary>The number that is charted, before any multiplier; NaN where there is none. T charts: as it came in.</summary>
    public Span<double> Charted { get; init; }

    /// <summary>How each point takes part.</summary>
    public Span<PointUse> Uses { get; init; }

    /// <summary>The rules that each point takes part in.</summary>
    public Span<SpcRules> Flags { get; init; }

    /// <summary>One entry per segment.</summary>
    public Span<SegmentLines> Segments { get; init; }

    internal void Check(int length, int segments)
    {
        if (Charted.Length != length || Uses.Length != length || Flags.Length != length)
        {
            throw new ArgumentException("What is filled in has one entry per period.");
        }

        if (Segments.Length != segments)
        {
            throw new ArgumentException("Lines have one entry per segment.");
        }
    }
}
