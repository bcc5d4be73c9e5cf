namespace TwelveRooms.Statistics.Distributions;

/// <summary>The normal distribution with mean 0 and standard deviation 1.</summary>
public static class Normal
{
    private static readonly double[] CentreTop =
    [
        2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4, 4.5921953931549871457e+4,
        1.3731693765509461125e+4, 1.9715909503065514427e+3, 1.3314166789178437745e+2, 3.3871328727963666080e0,
    ];

    private static readonly double[] CentreBottom =
    [
        5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4, 2.1213794301586595867e+4,
        5.3941960214247511077e+3, 6.8718700749205790830e+2, 4.2313330701600911252e+1, 1,
    ];

    private static readonly double[] TailTop =
    [
        7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e0,
        3.64784832476320460504e0, 5.76949722146069140550e0, 4.63033784615654529590e0, 1.42343711074968357734e0,
    ];

    private static readonly double[] TailBottom =
    [
        1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1,
        6.89767334985100004550e-1, 1.67638483018380384940e0, 2.05319162663775882187e0, 1,
    ];

    private static readonly double[] FarTop =
    [
        2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2,
        2.96560571828504891230e-1, 1.78482653991729133580e0, 5.46378491116411436990e0, 6.65790464350110377720e0,
    ];

    private static readonly double[] FarBottom =
    [
        2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4,
        1.48753612908506148525e-2, 1.36929880922735805310e-1, 5.99832206555887937690e-1, 1,
    ];

    /// <summary>The share of the distribution at or below a value.</summary>
    /// <param name="z">Any number, in standard deviations; infinities give 0 and 1.</param>
    /// <returns>From 0 to 1, the far tail too with a relative error of about 1e-14.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is not a number.</exception>
    /// <remarks>Through the incomplete gamma function: Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 26.4.11 with ν = 1.</remarks>
    public static double Cdf(double z)
    {
        if (double.IsNaN(z))
        {
            throw new ArgumentOutOfRangeException(nameof(z), z, "The value is not a number.");
        }

        var tails = GammaFunction.Tails(0.5, z * z / 2);
        return z < 0 ? tails.Upper / 2 : 0.5 + tails.Lower / 2;
    }

    /// <summary>The value below which a share of the distribution lies.</summary>
    /// <param name="p">Above 0 and below 1.</param>
    /// <returns>Standard deviations; relative error about 1e-16.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The share is not above 0 and below 1.</exception>
    /// <remarks>Source: Wichura, Algorithm AS 241, Applied Statistics 37 (1988), 477-484, routine PPND16.</remarks>
    public static double Quantile(double p)
    {
        Share.Check(p, nameof(p));
        var q = p - 0.5;
        if (Math.Abs(q) <= 0.425)
        {
            var centre = 0.180625 - q * q;
            return q * Ratio(CentreTop, CentreBottom, centre);
        }

        var r = Math.Sqrt(-Math.Log(q < 0 ? p : 1 - p));
        var z = r <= 5 ? Ratio(TailTop, TailBottom, r - 1.6) : Ratio(FarTop, FarBottom, r - 5);
        return q < 0 ? -z : z;
    }

    private static double Ratio(double[] top, double[] bottom, double at) => Polynomial(top, at) / Polynomial(bottom, at);

    private static double Polynomial(double[] coefficients, double at)
    {
        var sum = 0.0;
        foreach (var coefficient in coefficients)
        {
            sum = sum * at + coefficient;
        }

        return sum;
    }
}
