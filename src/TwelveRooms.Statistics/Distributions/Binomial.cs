namespace TwelveRooms.Statistics.Distributions;

/// <summary>The binomial distribution: how many of so many, each by itself and with the same chance.</summary>
public static class Binomial
{
    /// <summary>The probability of exactly so many.</summary>
    /// <param name="count">From 0 to the number of trials.</param>
    /// <param name="trials">0 or more.</param>
    /// <param name="chance">From 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number lies outside its range.</exception>
    public static double Mass(long count, long trials, double chance)
    {
        Check(trials, chance);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, trials);
        return chance is 0 or 1
            ? count == (chance == 0 ? 0 : trials) ? 1 : 0
            : SaddlePoint.Binomial(count, trials, chance, 1 - chance);
    }

    /// <summary>The probabilities of at most so many, and of more.</summary>
    /// <param name="count">Any whole number.</param>
    /// <param name="trials">0 or more.</param>
    /// <param name="chance">From 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number lies outside its range.</exception>
    /// <remarks>Source: Abramowitz and Stegun (1964), 26.5.24.</remarks>
    public static Tails Tails(long count, long trials, double chance)
    {
        Check(trials, chance);
        if (count < 0)
        {
            return new(0, 1);
        }

        if (count >= trials || chance == 0)
        {
            return new(1, 0);
        }

        if (chance == 1)
        {
            return new(0, 1);
        }

        var beta = BetaFunction.Tails(chance, count + 1.0, trials - count);
        return new(beta.Upper, beta.Lower);
    }

    /// <summary>The smallest count with at least a share of the distribution at or below it.</summary>
    /// <param name="p">Above 0 and below 1.</param>
    /// <param name="trials">0 or more.</param>
    /// <param name="chance">From 0 to 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number lies outside its range.</exception>
    public static long Quantile(double p, long trials, double chance)
    {
        Share.Check(p, nameof(p));
        Check(trials, chance);
        var start = trials * chance + Normal.Quantile(p) * Math.Sqrt(trials * chance * (1 - chance));
        return WholeQuantile.Of(p, (long)Math.Clamp(Math.Floor(start), 0, trials), trials, count => Tails(count, trials, chance));
    }

    private static void Check(long trials, double chance)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(trials);
        if (!(chance >= 0 && chance <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(chance), chance, "A chance lies from 0 to 1.");
        }
    }
}
