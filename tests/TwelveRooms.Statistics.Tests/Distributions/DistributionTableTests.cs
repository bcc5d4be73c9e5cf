using TwelveRooms.Statistics.Distributions;

namespace TwelveRooms.Statistics.Tests.Distributions;

/// <summary>
/// Values to 17 digits were worked out with 80-digit decimal arithmetic from the defining sums and series, without any of our code.
/// They round to the published tables of Abramowitz and Stegun, Handbook of Mathematical Functions (1964), 26.1, 26.5 and 26.8.
/// </summary>
public sealed class DistributionTableTests
{
    [Theory]
    [InlineData(0.025, -1.9599639845400542355)]
    [InlineData(0.001, -3.0902323061678135415)]
    [InlineData(0.975, 1.9599639845400542355)]
    [InlineData(0.999, 3.0902323061678135415)]
    [InlineData(1e-12, -7.0344838253011319298)]
    [InlineData(0.3, -0.52440051270804078404)]
    [InlineData(0.92, 1.4050715603096325560)]
    public void Normal_quantiles_are_exact(double p, double expected) => Same(expected, Normal.Quantile(p), 4e-15);

    /// <summary>The three values that Wichura, Algorithm AS 241 (1988), gives to check an implementation by.</summary>
    [Theory]
    [InlineData(0.25, -0.6744897501960817)]
    [InlineData(0.001, -3.090232306167814)]
    [InlineData(1e-20, -9.262340089798408)]
    public void Normal_quantiles_agree_with_the_published_check_values(double p, double expected) => Same(expected, Normal.Quantile(p), 1e-15);

    [Theory]
    [InlineData(-8, 6.2209605742717841235e-16)]
    [InlineData(-3, 0.0013498980316300945267)]
    [InlineData(-1.959964, 0.024999999096442404302)]
    [InlineData(0, 0.5)]
    [InlineData(0.5, 0.69146246127401310364)]
    [InlineData(1, 0.84134474606854294859)]
    [InlineData(2.5, 0.99379033467422386483)]
    public void Normal_shares_are_exact(double z, double expected) => Same(expected, Normal.Cdf(z), 1e-13);

    [Theory]
    [InlineData(1, 0.001, 0.0000015707971492624898793)]
    [InlineData(1, 0.025, 0.00098206911717525591234)]
    [InlineData(1, 0.5, 0.45493642311957275194)]
    [InlineData(1, 0.975, 5.0238861873148889562)]
    [InlineData(1, 0.999, 10.827566170662732293)]
    [InlineData(2, 0.001, 0.0020010006671670670003)]
    [InlineData(2, 0.5, 1.3862943611198906188)]
    [InlineData(2, 0.975, 7.3777589082278726057)]
    [InlineData(3, 0.025, 0.21579528262389786845)]
    [InlineData(3, 0.999, 16.266236196238130912)]
    [InlineData(10, 0.001, 1.4787434638356650337)]
    [InlineData(10, 0.025, 3.2469727802368410762)]
    [InlineData(10, 0.5, 9.3418177655919674406)]
    [InlineData(10, 0.975, 20.483177350807396552)]
    [InlineData(10, 0.999, 29.588298445074418794)]
    [InlineData(30, 0.001, 11.587951045645056001)]
    [InlineData(30, 0.975, 46.979242243671156620)]
    [InlineData(30, 0.999, 59.703064304429930853)]
    [InlineData(101, 0.025, 75.083470749081400283)]
    [InlineData(101, 0.5, 100.33412129901728048)]
    [InlineData(101, 0.999, 150.66705566784546244)]
    [InlineData(400, 0.025, 346.48176536291464435)]
    [InlineData(400, 0.999, 493.13175873994778543)]
    [InlineData(7, 1e-10, 0.0056056684924812449360)]
    public void Chi_square_quantiles_are_exact(double degrees, double p, double expected)
    {
        Same(expected, ChiSquare.Quantile(p, degrees), 1e-12);
        Same(p, ChiSquare.Tails(expected, degrees).Lower, 1e-12);
    }

    [Fact]
    public void A_small_share_above_keeps_its_digits() => Same(60.895195364670248812, ChiSquare.Quantile(1e-10, 7, upper: true), 1e-12);

    [Theory]
    [InlineData(0, 2.5, 0.082084998623898795170, 0.082084998623898795170, 0.91791500137610120483)]
    [InlineData(3, 2.5, 0.75757613313306596375, 0.21376301724973644575, 0.24242386686693403625)]
    [InlineData(10, 20, 0.010811718826652723894, 0.0058163065183451367279, 0.98918828117334727611)]
    [InlineData(200, 150, 0.99995794114213620159, 0.000015038027878284029325, 0.000042058857863798413410)]
    [InlineData(900, 1000, 0.00069776732779630678213, 0.000075169543521259522290, 0.99930223267220369322)]
    public void Poisson_probabilities_are_exact(long count, double mean, double atMost, double mass, double more)
    {
        Same(atMost, Poisson.Tails(count, mean).Lower, 1e-12);
        Same(more, Poisson.Tails(count, mean).Upper, 1e-12);
        Same(mass, Poisson.Mass(count, mean), 1e-12);
    }

    [Theory]
    [InlineData(0, 10, 0.2, 0.1073741824, 0.1073741824, 0.8926258176)]
    [InlineData(3, 10, 0.2, 0.8791261184, 0.2013265920, 0.1208738816)]
    [InlineData(30, 100, 0.5, 0.000039250698227968348115, 0.000023170690580135182345, 0.99996074930177203165)]
    [InlineData(5, 1000, 0.02, 0.000064009066882930380469, 0.000049154645976118837223, 0.99993599093311706962)]
    [InlineData(480, 500, 0.95, 0.87276547609094298610, 0.051616192536641059562, 0.12723452390905701390)]
    [InlineData(60, 300, 0.1, 0.99999992864629244337, 9.4289157274567621890e-8, 7.1353707556630798239e-8)]
    public void Binomial_probabilities_are_exact(long count, long trials, double chance, double atMost, double mass, double more)
    {
        Same(atMost, Binomial.Tails(count, trials, chance).Lower, 1e-12);
        Same(more, Binomial.Tails(count, trials, chance).Upper, 1e-12);
        Same(mass, Binomial.Mass(count, trials, chance), 1e-12);
    }

    /// <summary>Hyndman and Fan's definition 7 by hand: position 1 + (n − 1) p in 1, 2, 3, 4, 8, 10.</summary>
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.1, 1.5)]
    [InlineData(0.25, 2.25)]
    [InlineData(0.5, 3.5)]
    [InlineData(0.9, 9)]
    [InlineData(1, 10)]
    public void Sample_quantiles_lie_between_neighbours_in_proportion(double p, double expected) =>
        Same(expected, Quantiles.Type7([10, 2, 3, 4, 1, 8], p), 1e-15);

    private static void Same(double expected, double actual, double relative) =>
        Assert.True(Math.Abs(expected - actual) <= relative * Math.Abs(expected), $"expected {expected:R}, was {actual:R}");
}
