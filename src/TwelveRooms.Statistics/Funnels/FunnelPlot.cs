namespace TwelveRooms.Statistics.Funnels;

/// <summary>Units of one stratum set side by side by size, with limits that are wide for small units and narrow for large ones.</summary>
/// <remarks>
/// It compares without ranking: points keep the caller's order, and there is no way here to order them by result. Give it only what
/// its reader may see. Sources stand at <see cref="FunnelConvention"/>.
/// </remarks>
public sealed class FunnelPlot
{
    private readonly FunnelMath _math;

    private FunnelPlot(string stratum, FunnelOptions options, FunnelMath math, FunnelDispersion dispersion, IReadOnlyList<FunnelPoint> points)
    {
        _math = math;
        (Stratum, Options, Dispersion, Points) = (stratum, options, dispersion, points);
        Convention = math.Convention;
        Target = math.HasTarget ? math.Target : null;
        IsWidened = math.IsWidened;
        UnitsWithRatio = points.Count(point => point.Ratio is not null);
    }

    /// <summary>What the units have in common.</summary>
    public string Stratum { get; }

    /// <summary>What the caller decided.</summary>
    public FunnelOptions Options { get; }

    /// <summary>The choices that were followed.</summary>
    public FunnelConvention Convention { get; }

    /// <summary>One point per unit of the stratum, in the caller's order; units without a ratio are among them.</summary>
    public IReadOnlyList<FunnelPoint> Points { get; }

    /// <summary>The centre, as a ratio; null when no unit has a ratio.</summary>
    public double? Target { get; }

    /// <summary>How much more units differ than by chance.</summary>
    public FunnelDispersion Dispersion { get; }

    /// <summary>Whether the limits hold the spread between units.</summary>
    public bool IsWidened { get; }

    /// <summary>How many units have a ratio.</summary>
    public int UnitsWithRatio { get; }

    /// <summary>About how many units would lie outside the 95 % limits if none differed; exact limits mark somewhat fewer.</summary>
    public double ExpectedOutside95 => 0.05 * UnitsWithRatio;

    /// <summary>About how many units would lie outside the 99.8 % limits if none differed.</summary>
    public double ExpectedOutside998 => 0.002 * UnitsWithRatio;

    /// <summary>Draws one funnel for each stratum: units of different strata are never set side by side.</summary>
    /// <param name="units">Any number, in the order in which a page lists them.</param>
    /// <param name="options">What the caller decides.</param>
    /// <returns>One funnel for each stratum, in the order in which they first appear.</returns>
    /// <exception cref="ArgumentException">
    /// A number is negative, infinite, not a number or above 1e12; a part exceeds its whole; a count is not whole where limits are exact; a stratum has
    /// no name; the target is not possible; or no unit of a stratum has an event and the scale is a logarithm. The message names the unit.
    /// </exception>
    public static IReadOnlyList<FunnelPlot> ByStratum(IReadOnlyList<FunnelUnit> units, FunnelOptions options)
    {
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(options);
        FunnelChecks.Check(options);
        foreach (var unit in units)
        {
            FunnelChecks.Check(unit, options);
        }

        return [.. units.GroupBy(unit => unit.Stratum).Select(stratum => Of(stratum.Key, [.. stratum], options))];
    }

    /// <summary>The limits at any denominator, for drawing the lines between the units.</summary>
    /// <param name="denominator">Above 0 and at most 1e12; a whole number where the limits of a proportion are exact.</param>
    /// <exception cref="ArgumentOutOfRangeException">The denominator cannot be.</exception>
    /// <exception cref="InvalidOperationException">No unit has a ratio, so there is no funnel.</exception>
    public FunnelLimits LimitsAt(double denominator)
    {
        if (!_math.HasTarget)
        {
            throw new InvalidOperationException("No unit has a ratio, so there are no limits.");
        }

        if (!(denominator > 0 && denominator <= FunnelChecks.Largest) || (FunnelChecks.NeedsWholePeople(Options) && denominator != Math.Floor(denominator)))
        {
            throw new ArgumentOutOfRangeException(nameof(denominator), denominator, "Limits need a denominator above 0, whole for a proportion.");
        }

        return _math.Drawn(denominator);
    }

    private static FunnelPlot Of(string stratum, FunnelUnit[] units, FunnelOptions options)
    {
        var convention = options.Chosen;
        var with = Array.FindAll(units, unit => unit.HasRatio);
        double[] numerators = [.. with.Select(unit => unit.Numerator!.Value)];
        double[] denominators = [.. with.Select(unit => convention.DenominatorDecimals is { } decimals ? Math.Round(unit.Denominator!.Value, decimals) : unit.Denominator!.Value)];
        var target = options.Target ?? (options.Kind == FunnelKind.StandardisedRatio ? 1 : numerators.Sum() / denominators.Sum());
        FunnelChecks.CheckScale(stratum, with.Length, target, convention.Scale);

        var centre = FunnelScaling.Of(convention.Scale, target);
        double[] errors = [.. numerators.Select((y, i) => FunnelScaling.Error(convention.Scale, y, denominators[i], target))];
        double[] distances = [.. numerators.Select((y, i) => FunnelScaling.Of(convention.Scale, y, denominators[i]) - centre)];
        double[] scores = [.. distances.Select((distance, i) => distance / errors[i])];
        var trimmed = FunnelDispersion.Trim(scores, convention);
        var dispersion = FunnelDispersion.Of(trimmed, errors);
        var math = new FunnelMath(options, convention, target, dispersion);

        var (points, at) = (new FunnelPoint[units.Length], 0);
        for (var u = 0; u < units.Length; u++)
        {
            if (!units[u].HasRatio)
            {
                points[u] = new(units[u], FunnelPlace.NoRatio);
                continue;
            }

            points[u] = Point(units[u], math, denominators[at], scores[at], trimmed[at], distances[at] / math.Total(errors[at]));
            at++;
        }

        return new(stratum, options, math, dispersion, points);
    }

    private static FunnelPoint Point(FunnelUnit unit, FunnelMath math, double denominator, double score, double trimmed, double adjusted)
    {
        var ratio = unit.Numerator!.Value / denominator;
        var limits = math.Drawn(denominator);
        return new(unit, limits.PlaceOf(ratio))
        {
            Ratio = ratio,
            Score = score,
            TrimmedScore = double.IsNaN(trimmed) ? null : trimmed,
            AdjustedScore = adjusted,
            Limits = limits,
            ByChance = math.ByChance(denominator),
            Widened = math.Widened(denominator),
        };
    }
}
