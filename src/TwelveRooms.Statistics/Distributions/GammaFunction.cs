namespace TwelveRooms.Statistics.Distributions;

/// <summary>The two parts into which a value splits a distribution. Each is worked out so that a small one keeps its digits.</summary>
/// <param name="Lower">The share at or below the value.</param>
/// <param name="Upper">The share above the value.</param>
public readonly record struct Tails(double Lower, double Upper);

/// <summary>The gamma function and the gamma distribution with scale 1.</summary>
public static class GammaFunction
{
    private const int MostTerms = 10_000_000;
    private const double Small = 1e-300;

    /// <summary>The natural logarithm of the gamma function.</summary>
    /// <param name="x">A finite number above 0.</param>
    /// <returns>Absolute error about 1e-15 × max(1, result).</returns>
    /// <exception cref="ArgumentOutOfRangeException">The number is not above 0 and finite.</exception>
    /// <remarks>Source: Stirling's series; Abramowitz and Stegun (1964), 6.1.41.</remarks>
    public static double Log(double x)
    {
        CheckPositive(x, nameof(x));
        return SaddlePoint.StirlingError(x) + (x - 0.5) * Math.Log(x) - x + SaddlePoint.HalfLogOfTwoPi;
    }

    /// <summary>The regularised incomplete gamma functions P(a, x) and Q(a, x).</summary>
    /// <param name="a">The shape: a finite number above 0.</param>
    /// <param name="x">Not below 0; an infinity gives 0 above.</param>
    /// <returns>Relative error about 1e-13, in the small part as well.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number lies outside its range.</exception>
    /// <remarks>
    /// Source: series and continued fraction, Abramowitz and Stegun (1964), 6.5.29 and 6.5.31; the factor before them by Loader, Fast and
    /// Accurate Computation of Binomial Probabilities (2000), so that large shapes lose no digits.
    /// </remarks>
    public static Tails Tails(double a, double x)
    {
        CheckPositive(a, nameof(a));
        if (!(x >= 0))
        {
            throw new ArgumentOutOfRangeException(nameof(x), x, "The value must not be below 0.");
        }

        if (x == 0)
        {
            return new(0, 1);
        }

        if (double.IsPositiveInfinity(x))
        {
            return new(1, 0);
        }

        var mass = SaddlePoint.Poisson(a, x);
        if (x < a + 1)
        {
            var lower = Math.Min(1, mass * Series(a, x));
            return new(lower, 1 - lower);
        }

        var upper = Math.Min(1, mass * a * Fraction(a, x));
        return new(1 - upper, upper);
    }

    /// <summary>The value with a share of the gamma distribution at or below it.</summary>
    /// <param name="p">Above 0 and below 1.</param>
    /// <param name="a">The shape: a finite number above 0.</param>
    /// <param name="upper">Whether the share is the one above the value; exact for shares near 0 where 1 − p would not be.</param>
    /// <returns>Relative error about 1e-13.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number lies outside its range.</exception>
    /// <remarks>Starts at Wilson and Hilferty's cube root (1931), then Halley's steps kept inside a bracket.</remarks>
    public static double Quantile(double p, double a, bool upper = false)
    {
        Share.Check(p, nameof(p));
        CheckPositive(a, nameof(a));
        var x = Start(p, a, upper);
        var (low, high) = (0.0, double.PositiveInfinity);
        for (var step = 0; step < 200; step++)
        {
            var tails = Tails(a, x);
            var error = upper ? p - tails.Upper : tails.Lower - p;     // rises with x either way
            (low, high) = error > 0 ? (low, x) : (x, high);
            var density = SaddlePoint.Poisson(a, x) * a / x;
            var newton = error / density;
            var halley = newton / Math.Max(0.5, 1 - newton * ((a - 1) / x - 1) / 2);
            if (Math.Abs(halley) <= 4e-16 * x)
            {
                return x;
            }

            var next = x - halley;
            var isInside = next > low && next < high;
            x = isInside ? next : double.IsPositiveInfinity(high) ? 2 * x + 1 : (low + high) / 2;
        }

        return x;
    }

    private static double Start(double p, double a, bool upper)
    {
        var z = upper ? -Normal.Quantile(p) : Normal.Quantile(p);
        var cube = 1 - 1 / (9 * a) + z / (3 * Math.Sqrt(a));
        var start = a * cube * cube * cube;
        if (start > 0.05 * a && cube > 0)
        {
            return start;
        }

        var lower = upper ? 1 - p : p;      // far down, P(a, x) is all but x^a / Γ(a + 1)
        return Math.Max(Small, Math.Exp((Math.Log(Math.Max(Small, lower)) + Log(a + 1)) / a));
    }

    private static double Series(double a, double x)
    {
        var (sum, term) = (1.0, 1.0);
        for (var k = 1; k < MostTerms && term > 1e-17 * sum; k++)
        {
            term *= x / (a + k);
            sum += term;
        }

        return sum;
    }

    private static double Fraction(double a, double x)
    {
        var b = x + 1 - a;
        var c = 1 / Small;
        var d = 1 / b;
        var h = d;
        for (var i = 1; i < MostTerms; i++)
        {
            var n = -i * (i - a);
            b += 2;
            d = n * d + b;
            d = Math.Abs(d) < Small ? 1 / Small : 1 / d;
            c = b + n / c;
            c = Math.Abs(c) < Small ? Small : c;
            var change = d * c;
            h *= change;
            if (Math.Abs(change - 1) <= 1e-16)
            {
                break;
            }
        }

        return h;
    }

    private static void CheckPositive(double value, string name)
    {
        if (!(value > 0 && double.IsFinite(value)))
        {
            throw new ArgumentOutOfRangeException(name, value, "The number must be finite and above 0.");
        }
    }
}
