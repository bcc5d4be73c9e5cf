namespace TwelveRooms.Statistics.Funnels;

/// <summary>The limits of a funnel at one denominator, as ratios; NaN where a convention has none.</summary>
/// <param name="Lower95">The inner lower limit: one unchanged unit of 40 lies below it.</param>
/// <param name="Upper95">The inner upper limit.</param>
/// <param name="Lower998">The outer lower limit: one unchanged unit of 1,000 lies below it.</param>
/// <param name="Upper998">The outer upper limit.</param>
public readonly record struct FunnelLimits(double Lower95, double Upper95, double Lower998, double Upper998)
{
    /// <summary>No limits: there is nothing to divide by.</summary>
    public static FunnelLimits None { get; } = new(double.NaN, double.NaN, double.NaN, double.NaN);

    /// <summary>The limits that are as wide as both.</summary>
    internal FunnelLimits WidenedTo(FunnelLimits other) => new(
        Math.Min(Lower95, other.Lower95), Math.Max(Upper95, other.Upper95), Math.Min(Lower998, other.Lower998), Math.Max(Upper998, other.Upper998));

    /// <summary>Where a ratio lies. A ratio on a line, up to rounding, is inside it.</summary>
    internal FunnelPlace PlaceOf(double ratio) =>
        IsAbove(ratio, Upper998) ? FunnelPlace.AboveOuter
        : IsAbove(Lower998, ratio) ? FunnelPlace.BelowOuter
        : IsAbove(ratio, Upper95) ? FunnelPlace.AboveInner
        : IsAbove(Lower95, ratio) ? FunnelPlace.BelowInner
        : FunnelPlace.Inside;

    private static bool IsAbove(double one, double other) => one - other > 1e-12 * Math.Max(1, Math.Max(Math.Abs(one), Math.Abs(other)));
}

/// <summary>Where a unit lies in its funnel. It says nothing of better or worse.</summary>
public enum FunnelPlace
{
    /// <summary>There is no ratio: nothing was reported, or there was nothing to divide by.</summary>
    NoRatio,

    /// <summary>Inside the 95 % limits.</summary>
    Inside,

    /// <summary>Between the lower 95 % and 99.8 % limits.</summary>
    BelowInner,

    /// <summary>Between the upper 95 % and 99.8 % limits.</summary>
    AboveInner,

    /// <summary>Below the lower 99.8 % limit.</summary>
    BelowOuter,

    /// <summary>Above the upper 99.8 % limit.</summary>
    AboveOuter,
}
