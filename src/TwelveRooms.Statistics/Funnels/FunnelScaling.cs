namespace TwelveRooms.Statistics.Funnels;

/// <summary>From a ratio to the scale of a funnel, and back.</summary>
internal static class FunnelScaling
{
    /// <summary>Where a ratio lies on the scale.</summary>
    public static double Of(FunnelScale scale, double ratio) => scale switch
    {
        FunnelScale.ArcsineRoot => Math.Asin(Math.Sqrt(ratio)),
        FunnelScale.Root => Math.Sqrt(ratio),
        _ => Math.Log(ratio),
    };

    /// <summary>Where a unit lies on the scale.</summary>
    public static double Of(FunnelScale scale, double numerator, double denominator) =>
        scale == FunnelScale.LogOfTwoCounts ? Math.Log((numerator + 0.5) / (denominator + 0.5)) : Of(scale, numerator / denominator);

    /// <summary>The standard error on the scale of a unit with these numbers, when only chance is at work.</summary>
    public static double Error(FunnelScale scale, double numerator, double denominator, double target) => scale switch
    {
        FunnelScale.Log => 1 / Math.Sqrt(target * denominator),
        FunnelScale.LogOfTwoCounts => Math.Sqrt(Relative(numerator) + Relative(denominator)),
        _ => 1 / (2 * Math.Sqrt(denominator)),
    };

    /// <summary>The standard error of a limit.</summary>
    public static double LimitError(FunnelConvention convention, double denominator, double target) => convention.LimitError switch
    {
        Funnels.LimitError.HalfByRoot => 1 / (2 * Math.Sqrt(denominator)),
        Funnels.LimitError.DenominatorTwice => Error(convention.Scale, denominator, denominator, target),
        _ => Error(convention.Scale, target * denominator, denominator, target),
    };

    /// <summary>The ratio at a place on the scale. A place off the scale gives the end of it, or NaN.</summary>
    public static double Back(FunnelConvention convention, double at)
    {
        var (low, high) = convention.Scale switch
        {
            FunnelScale.ArcsineRoot => (0, Math.PI / 2),
            FunnelScale.Root => (convention.LeavesRootUnsquared ? double.NegativeInfinity : 0, double.PositiveInfinity),
            _ => (double.NegativeInfinity, double.PositiveInfinity),
        };
        if (convention.OmitsLimitsOffScale && (at < low || at > high))
        {
            return double.NaN;
        }

        var on = Math.Clamp(at, low, high);
        return convention.Scale switch
        {
            FunnelScale.ArcsineRoot => Math.Sin(on) * Math.Sin(on),
            FunnelScale.Root => convention.LeavesRootUnsquared ? on : on * on,
            _ => Math.Exp(on),
        };
    }

    private static double Relative(double count) => count / ((count + 0.5) * (count + 0.5));
}
