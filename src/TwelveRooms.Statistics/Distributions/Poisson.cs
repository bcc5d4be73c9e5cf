namespace TwelveRooms.Statistics.Distributions;

/// <summary>The Poisson distribution: how many of something that happens one at a time, by itself and at a steady rate.</summary>
public static class Poisson
{
    /// <summary>The probability of exactly so many.</summary>
    /// <param name="count">0 or more.</param>
    /// <param name="mean">How many are expected: finite and not below 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number lies outside its range.</exception>
    public static double Mass(long count, double mean)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        CheckMean(mean);
        return SaddlePoint.Poisson(count, mean);
    }

    /// <summary>The probabilities of at most so many, and of more.</summary>
    /// <param name="count">Any whole number; below 0 nothing lies.</param>
    /// <param name="mean">How many are expected: finite and not below 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The mean lies outside its range.</exception>
    public static Tails Tails(long count, double mean)
    {
        CheckMean(mean);
        if (count < 0)
        {
            return new(0, 1);
        }

        var gamma = GammaFunction.Tails(count + 1, mean);
        return new(gamma.Upper, gamma.Lower);
    }

    /// <summary>The smallest count with at least a share of the distribution at or below it.</summary>
    /// <param name="p">Above 0 and below 1.</param>
    /// <param name="mean">How many are expected: finite and not below 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number lies outside its range.</exception>
    public static long Quantile(double p, double mean)
    {
        Share.Check(p, nameof(p));
        CheckMean(mean);
        var start = mean + Normal.Quantile(p) * Math.Sqrt(mean);
        return WholeQuantile.Of(p, (long)Math.Max(0, Math.Floor(start)), long.MaxValue, count => Tails(count, mean));
    }

    private static void CheckMean(double mean)
    {
        if (!(mean >= 0 && mean <= 1e15))
        {
            throw new ArgumentOutOfRangeException(nameof(mean), mean, "The mean must lie from 0 to 1e15.");
        }
    }
}
