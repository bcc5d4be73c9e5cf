namespace TwelveRooms.Statistics.Funnels;

/// <summary>One unit as a reader may see it.</summary>
/// <param name="Name">What the page calls it; null where this reader may not know which unit it is.</param>
/// <param name="Numerator">Events or people, released.</param>
/// <param name="Denominator">People, exposure or expected events, released.</param>
public sealed record ReleasedUnit(string? Name, Released Numerator, Released Denominator);

/// <summary>One point of a funnel as a reader may see it. It stands where the caller put it.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Ratio">Numerator by denominator, times the multiplier; hidden when either is.</param>
/// <param name="Lower">The lower 95 % limit at its size.</param>
/// <param name="Upper">The upper 95 % limit at its size.</param>
/// <param name="Place">Where it lies.</param>
public sealed record ReleasedFunnelPoint(ReleasedUnit Unit, Released Ratio, Released Lower, Released Upper, FunnelPlace Place);

/// <summary>The limits at one size, for drawing the lines between units.</summary>
/// <param name="Denominator">The size.</param>
/// <param name="Lower95">The inner lower limit; absent where a convention has none.</param>
/// <param name="Upper95">The inner upper limit.</param>
/// <param name="Lower998">The outer lower limit.</param>
/// <param name="Upper998">The outer upper limit.</param>
public readonly record struct ReleasedFunnelLimits(Released Denominator, Released Lower95, Released Upper95, Released Lower998, Released Upper998);

/// <summary>A funnel made from what one reader may see, and from nothing else: hidden units are not in its centre, its limits or its counts.</summary>
public sealed record ReleasedFunnel
{
    private const int Sizes = 160;

    private ReleasedFunnel()
    {
    }

    /// <summary>What the units have in common.</summary>
    public required string Stratum { get; init; }

    /// <summary>What was decided.</summary>
    public required FunnelOptions Options { get; init; }

    /// <summary>What ratios are multiplied by: 100 for percent, 1,000 for "per 1,000".</summary>
    public required double Per { get; init; }

    /// <summary>One point per unit, in the caller's order; units without a ratio are among them.</summary>
    public required IReadOnlyList<ReleasedFunnelPoint> Points { get; init; }

    /// <summary>The centre, times the multiplier; absent when no unit has a ratio.</summary>
    public required Released Target { get; init; }

    /// <summary>The limits from small units to large ones; empty when no unit has a ratio.</summary>
    public required IReadOnlyList<ReleasedFunnelLimits> Limits { get; init; }

    /// <summary>Whether limits are wider than chance alone, because the units differ by more.</summary>
    public required bool IsWidened { get; init; }

    /// <summary>Whether that was judged by too few units to be relied on.</summary>
    public required bool IsFromFewUnits { get; init; }

    /// <summary>How many units have a ratio that is shown.</summary>
    public required int UnitsWithRatio { get; init; }

    /// <summary>About how many of them would lie outside the 95 % limits if none differed.</summary>
    public required double ExpectedOutside95 { get; init; }

    /// <summary>About how many of them would lie outside the 99.8 % limits if none differed.</summary>
    public required double ExpectedOutside998 { get; init; }

    /// <summary>Draws one stratum for one reader.</summary>
    /// <param name="stratum">What the units have in common; never empty.</param>
    /// <param name="units">In the order in which the page lists them.</param>
    /// <param name="options">What the caller decides.</param>
    /// <param name="per">What ratios are multiplied by.</param>
    /// <exception cref="ArgumentException">As for <see cref="FunnelPlot.ByStratum"/>, or the multiplier is not above 0.</exception>
    public static ReleasedFunnel Of(string stratum, IReadOnlyList<ReleasedUnit> units, FunnelOptions options, double per = 1)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(stratum);
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(options);
        if (!(per > 0) || double.IsInfinity(per))
        {
            throw new ArgumentException($"The multiplier is a number above 0, not {per}.", nameof(per));
        }

        var given = units.Select((unit, i) => IsSeen(unit)
            ? new FunnelUnit(unit.Name ?? $"unit {i + 1}", stratum, unit.Numerator.OrNull(), unit.Denominator.OrNull())
            : new FunnelUnit(unit.Name ?? $"unit {i + 1}", stratum, null, null)).ToList();
        var plot = FunnelPlot.ByStratum(given, options) is [var only] ? only : null;
        var points = units.Select((unit, i) => PointOf(unit, plot!.Points[i], per)).ToList();

        // Every shown unit is in the centre and so in the limits: one of them stands for all.
        var source = points.FirstOrDefault(point => point.Ratio.IsShown)?.Ratio ?? Released.Absent;
        return new()
        {
            Stratum = stratum,
            Options = options,
            Per = per,
            Points = points,
            Target = Released.Derived(plot?.Target * per ?? double.NaN, source),
            Limits = plot?.Target is null ? [] : LimitsOf(plot, points, source, per),
            IsWidened = plot?.IsWidened ?? false,
            IsFromFewUnits = plot?.Dispersion.IsFromFewUnits ?? true,
            UnitsWithRatio = plot?.UnitsWithRatio ?? 0,
            ExpectedOutside95 = plot?.ExpectedOutside95 ?? 0,
            ExpectedOutside998 = plot?.ExpectedOutside998 ?? 0,
        };
    }

    private static bool IsSeen(ReleasedUnit unit) => !unit.Numerator.IsHidden && !unit.Denominator.IsHidden;

    private static ReleasedFunnelPoint PointOf(ReleasedUnit unit, FunnelPoint point, double per)
    {
        Released From(double? value) => Released.Derived(value * per ?? double.NaN, unit.Numerator, unit.Denominator);

        return new(unit, From(point.Ratio), From(point.Limits?.Lower95), From(point.Limits?.Upper95), point.Place);
    }

    // Close together where the lines bend, and a little beyond the largest unit.
    private static List<ReleasedFunnelLimits> LimitsOf(FunnelPlot plot, List<ReleasedFunnelPoint> points, Released source, double per)
    {
        var largest = points.Where(point => point.Ratio.IsShown).Max(point => point.Unit.Denominator.Value) * 1.04;
        var isWhole = plot.Options.Kind == FunnelKind.Proportion;
        var (list, last) = (new List<ReleasedFunnelLimits>(Sizes), 0.0);
        for (var i = 1; i <= Sizes; i++)
        {
            var part = (double)i / Sizes;
            var size = Math.Min(FunnelChecks.Largest, largest * part * part);
            size = isWhole ? Math.Max(1, Math.Ceiling(size)) : size;
            if (size > last)
            {
                var at = plot.LimitsAt(size);
                Released Line(double limit) => Released.Derived(limit * per, source);

                list.Add(new(Released.Derived(size, source), Line(at.Lower95), Line(at.Upper95), Line(at.Lower998), Line(at.Upper998)));
                last = size;
            }
        }

        return list;
    }
}
