namespace TwelveRooms.Statistics.Distributions;

/// <summary>Quantiles of a sample.</summary>
public static class Quantiles
{
    /// <summary>The value below which about a share of a sample lies, between two neighbours in proportion.</summary>
    /// <param name="sample">At least one number, none of them NaN; the order does not matter and is kept.</param>
    /// <param name="p">From 0 to 1.</param>
    /// <exception cref="ArgumentException">The sample is empty or holds a value that is not a number, or the share is outside 0 to 1.</exception>
    /// <remarks>Source: Hyndman and Fan, Sample Quantiles in Statistical Packages (1996), definition 7, which R takes by default.</remarks>
    public static double Type7(ReadOnlySpan<double> sample, double p)
    {
        if (sample.IsEmpty)
        {
            throw new ArgumentException("The sample is empty.", nameof(sample));
        }

        if (!(p >= 0 && p <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(p), p, "A share lies from 0 to 1.");
        }

        double[] sorted = [.. sample];
        Array.Sort(sorted);
        if (double.IsNaN(sorted[0]))
        {
            throw new ArgumentException("The sample holds a value that is not a number.", nameof(sample));
        }

        var at = (sorted.Length - 1) * p;
        var below = (int)Math.Floor(at);
        return below + 1 < sorted.Length ? sorted[below] + (at - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
    }
}
