using TwelveRooms.Statistics.Distributions;

namespace TwelveRooms.Statistics.Funnels;

/// <summary>The limits of one funnel at any denominator.</summary>
internal sealed class FunnelMath(FunnelOptions options, FunnelConvention convention, double target, FunnelDispersion dispersion)
{
    private const double Tail95 = 0.025;
    private const double Tail998 = 0.001;

    private readonly double _inner = convention.RoundsNormalQuantiles ? 1.959964 : -Normal.Quantile(Tail95);
    private readonly double _outer = convention.RoundsNormalQuantiles ? 3.090232 : -Normal.Quantile(Tail998);
    private readonly double _spread = options.AdjustsForDispersion ? dispersion.Spread : 0;
    private readonly double _centre = FunnelScaling.Of(convention.Scale, target);

    public FunnelConvention Convention => convention;

    public double Target => target;

    public bool HasTarget => !double.IsNaN(target);

    public bool IsWidened => _spread > 0 && dispersion.Ratio > convention.DispersionAbove;

    /// <summary>An error of chance with what the limits hold of the spread between units.</summary>
    public double Total(double error) => IsWidened ? Math.Sqrt(error * error + _spread) : error;

    public FunnelLimits Drawn(double denominator) => !IsWidened
        ? ByChance(denominator)
        : convention.NeverNarrower ? Widened(denominator).WidenedTo(ByChance(denominator)) : Widened(denominator);

    public FunnelLimits Widened(double denominator) => OnScale(denominator, _spread);

    public FunnelLimits ByChance(double denominator)
    {
        if (convention.Chance == ChanceLimits.OnScale)
        {
            return OnScale(denominator, 0);
        }

        var inner = ExactLimits.Of(options.Kind, convention.Chance, target, denominator, Tail95);
        var outer = ExactLimits.Of(options.Kind, convention.Chance, target, denominator, Tail998);
        return new(inner.Lower, inner.Upper, outer.Lower, outer.Upper);
    }

    private FunnelLimits OnScale(double denominator, double spread)
    {
        var error = FunnelScaling.LimitError(convention, denominator, target);
        var total = Math.Sqrt(error * error + spread);
        return new(At(-_inner * total), At(_inner * total), At(-_outer * total), At(_outer * total));
    }

    private double At(double distance) => FunnelScaling.Back(convention, _centre + distance);
}
