namespace TwelveRooms.Statistics.Distributions;

/// <summary>The chi-square distribution.</summary>
public static class ChiSquare
{
    /// <summary>The shares of the distribution below and above a value.</summary>
    /// <param name="x">Not below 0.</param>
    /// <param name="degrees">Degrees of freedom: above 0, whole or not.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number lies outside its range.</exception>
    public static Tails Tails(double x, double degrees) => GammaFunction.Tails(degrees / 2, x / 2);

    /// <summary>The value with a share of the distribution at or below it.</summary>
    /// <param name="p">Above 0 and below 1.</param>
    /// <param name="degrees">Degrees of freedom: above 0, whole or not.</param>
    /// <param name="upper">Whether the share is the one above the value.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number lies outside its range.</exception>
    /// <remarks>The published tables, such as Abramowitz and Stegun (1964), table 26.8, give the share above.</remarks>
    public static double Quantile(double p, double degrees, bool upper = false) => 2 * GammaFunction.Quantile(p, degrees / 2, upper);
}
