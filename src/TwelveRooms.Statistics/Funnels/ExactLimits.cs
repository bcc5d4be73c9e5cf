using TwelveRooms.Statistics.Distributions;

namespace TwelveRooms.Statistics.Funnels;

/// <summary>Limits from the binomial or Poisson distribution itself.</summary>
internal static class ExactLimits
{
    /// <summary>The lower and the upper limit with a chance of no more than a tail beyond each, as ratios.</summary>
    public static (double Lower, double Upper) Of(FunnelKind kind, ChanceLimits way, double target, double denominator, double tail)
    {
        if (way == ChanceLimits.ChiSquare)
        {
            return ChiSquareAround(target, denominator, tail);
        }

        var trials = (long)denominator;
        var chance = Math.Min(1, target);
        Func<long, Tails> tails = kind == FunnelKind.Proportion
            ? count => Binomial.Tails(count, trials, chance)
            : count => Poisson.Tails(count, target * denominator);
        var quantile = kind == FunnelKind.Proportion
            ? (Func<double, long>)(p => Binomial.Quantile(p, trials, chance))
            : p => Poisson.Quantile(p, target * denominator);

        var largest = kind == FunnelKind.Proportion ? denominator : double.PositiveInfinity;
        var lower = LowEnd(quantile(tail), tails, tail);
        var top = quantile(1 - tail);
        var upper = way == ChanceLimits.ExactTails ? HighEnd(top, tails, tail) : top - Part(tail - tails(top).Upper, tails(top), tails(top - 1));
        return (Math.Max(0, lower) / denominator, Math.Clamp(upper, 0, largest) / denominator);
    }

    /// <summary>At most <paramref name="count"/> − 1 has less than the chance of the tail; the line falls between the two.</summary>
    private static double LowEnd(long count, Func<long, Tails> tails, double tail)
    {
        var (at, before) = (tails(count), tails(count - 1));
        return count - Part(at.Lower - tail, at, before);
    }

    /// <summary>The mirror of the lower end: at least count + 1 has no more than the chance of the tail, at least count has more.</summary>
    private static double HighEnd(long count, Func<long, Tails> tails, double tail)
    {
        var (at, before) = (tails(count), tails(count - 1));
        return count + Part(before.Upper - tail, at, before);
    }

    /// <summary>A part of the mass of one count, from 0 to 1.</summary>
    private static double Part(double part, Tails at, Tails before)
    {
        var mass = at.Lower < 0.5 ? at.Lower - before.Lower : before.Upper - at.Upper;
        return mass <= 0 ? 0 : Math.Clamp(part / mass, 0, 1);
    }

    private static (double Lower, double Upper) ChiSquareAround(double target, double expected, double tail) => (
        target * ChiSquare.Quantile(tail, 2 * expected) / 2 / expected,
        target * ChiSquare.Quantile(tail, 2 * (expected + 1), upper: true) / 2 / expected);
}
