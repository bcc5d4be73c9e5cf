namespace TwelveRooms.Statistics;

/// <summary>The lines of one segment. Where they move with the denominator, they are worked out for one point at a time.</summary>
public readonly record struct SegmentLines
{
    /// <summary>The kind of chart.</summary>
    public ChartKind Kind { get; internal init; }

    /// <summary>Index of the first point.</summary>
    public int First { get; internal init; }

    /// <summary>How many points it spans, gaps included.</summary>
    public int Length { get; internal init; }

    /// <summary>How many of them count.</summary>
    public int UsedPoints { get; internal init; }

    /// <summary>How many of those the lines rest on.</summary>
    public int BaselinePoints { get; internal init; }

    /// <summary>The centre line; NaN when there is none. P, U: the pooled ratio; NP: the pooled proportion; T: on the scale of the power 1 / 3.6.</summary>
    internal double Centre { get; init; }

    /// <summary>What the limits are drawn around: the centre, but for G (the mean) and MR (zero).</summary>
    internal double Middle { get; init; }

    /// <summary>From the middle to the limit for a denominator whose weight is one; NaN when there are no limits.</summary>
    internal double Half { get; init; }

    internal double Floor { get; init; }

    /// <summary>Where numbers of the kind end, for a denominator of one.</summary>
    internal double Ceiling { get; init; }

    /// <summary>The bound that was asked for, whatever the denominator.</summary>
    internal double Top { get; init; }

    internal LineWeight Weight { get; init; }

    /// <summary>Whether there is a centre line.</summary>
    public bool HasCentre => double.IsFinite(Centre);

    /// <summary>Whether there are limits.</summary>
    public bool HasLimits => double.IsFinite(Half) && HasCentre;

    /// <summary>Whether the limits rest on fewer points than they should at last: they are drawn, and may be recalculated once, as a decision.</summary>
    public bool IsProvisional => HasLimits && BaselinePoints < ChartLengths.ForRecalculation;

    /// <summary>The centre line at one point, before any multiplier; null when there is none.</summary>
    /// <param name="denominator">That of the point; anything for kinds without.</param>
    public double? CentreAt(double denominator = 1) => Shown(Weight.Centre(denominator) * Centre);

    /// <summary>A line so many standard deviations above the centre; 3 is the upper limit. Null when there is none.</summary>
    /// <param name="sigmas">How many, above zero.</param>
    /// <param name="denominator">That of the point; anything for kinds without.</param>
    public double? UpperAt(double sigmas = 3, double denominator = 1) => Shown(At(sigmas, denominator));

    /// <summary>A line so many standard deviations below the centre; 3 is the lower limit. Null when there is none.</summary>
    /// <param name="sigmas">How many, above zero.</param>
    /// <param name="denominator">That of the point; anything for kinds without.</param>
    public double? LowerAt(double sigmas = 3, double denominator = 1) => Shown(At(-sigmas, denominator));

    /// <summary>
    /// The standard deviation that the limits rest on, at one point and before any multiplier; null when there is none. T charts: on the
    /// scale of the power 1 / 3.6, on which their limits are worked out.
    /// </summary>
    /// <param name="denominator">That of the point; 1 for the standard deviation of one unit, or of one value in a group.</param>
    public double? SpreadAt(double denominator = 1)
    {
        var spread = Half / 3 * (denominator == 1 ? 1 : Weight.Half(denominator));
        return double.IsFinite(spread) ? spread : null;
    }

    /// <summary>The line on the scale that rules work on; NaN when there is none.</summary>
    internal double At(double sigmas, double denominator)
    {
        var middle = Middle * Weight.Centre(denominator);
        var line = middle + sigmas / 3 * Half * Weight.Half(denominator);
        return line < Floor ? Floor : Math.Min(Math.Min(line, Ceiling * Weight.Centre(denominator)), Top);
    }

    private double? Shown(double line)
    {
        var shown = Kind == ChartKind.TimeBetween ? Math.Pow(line, ControlConstants.TimePower) : line;
        return double.IsFinite(shown) ? shown : null;
    }
}

/// <summary>How lines move with the denominator.</summary>
internal enum LineWeight : byte
{
    /// <summary>They do not.</summary>
    Level = 0,

    /// <summary>Limits by 1 / √n.</summary>
    ByRoot,

    /// <summary>Centre by n, limits by √n.</summary>
    Total,

    /// <summary>Limits by 1 / (c4 √n).</summary>
    MeanOfGroup,

    /// <summary>Limits by √(1 - c4²) / c4.</summary>
    SpreadOfGroup,

    /// <summary>Limits by √(1 - c4²): the spread is already free of bias.</summary>
    UnbiasedSpreadOfGroup,
}

internal static class LineWeights
{
    public static double Centre(this LineWeight weight, double denominator) => weight == LineWeight.Total ? denominator : 1;

    public static double Half(this LineWeight weight, double denominator) => weight switch
    {
        LineWeight.Level => 1,
        LineWeight.ByRoot => denominator > 0 ? 1 / Math.Sqrt(denominator) : double.NaN,
        LineWeight.Total => Math.Sqrt(denominator),
        _ => OfGroup(weight, denominator),
    };

    private static double OfGroup(LineWeight weight, double denominator)
    {
        if (!(denominator >= 2))
        {
            return double.NaN;
        }

        var size = (int)denominator;
        return weight switch
        {
            LineWeight.MeanOfGroup => 1 / (ControlConstants.C4(size) * Math.Sqrt(size)),
            LineWeight.SpreadOfGroup => ControlConstants.SpreadOfSpread(size),
            _ => ControlConstants.SpreadOfSpread(size) * ControlConstants.C4(size),
        };
    }
}
