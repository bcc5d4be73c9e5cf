using TwelveRooms.Statistics.Distributions;

namespace TwelveRooms.Statistics.Tests.Distributions;

public sealed class DistributionPropertyTests
{
    public static TheoryData<double> Shares => [1e-10, 0.001, 0.025, 0.1, 0.5, 0.9, 0.975, 0.999, 1 - 1e-9];

    [Theory]
    [MemberData(nameof(Shares))]
    public void A_quantile_undoes_its_share(double p)
    {
        Assert.Equal(p, Normal.Cdf(Normal.Quantile(p)), 1e-13 * p);
        foreach (var shape in new[] { 0.05, 0.5, 1, 2.5, 40.14, 343.02, 25_000, 3e6 })
        {
            Assert.Equal(p, GammaFunction.Tails(shape, GammaFunction.Quantile(p, shape)).Lower, 2e-11 * p);
            Assert.Equal(p, GammaFunction.Tails(shape, GammaFunction.Quantile(p, shape, upper: true)).Upper, 2e-11 * p);
        }
    }

    [Theory]
    [MemberData(nameof(Shares))]
    public void A_whole_quantile_is_the_first_count_that_reaches_the_share(double p)
    {
        foreach (var mean in new[] { 0, 0.01, 0.7, 3, 19.5, 400, 1e6 })
        {
            var count = Poisson.Quantile(p, mean);
            Assert.True(Poisson.Tails(count, mean).Upper <= (1 - p) * (1 + 1e-9), $"{p} of {mean}: {count}");
            Assert.True(Poisson.Tails(count - 1, mean).Upper > (1 - p) * (1 - 1e-9), $"{p} of {mean}: {count}");
        }

        foreach (var (trials, chance) in new[] { (0L, 0.4), (1, 0.4), (12, 0), (12, 1), (12, 0.3), (500, 0.93), (1_000_000, 0.001) })
        {
            var count = Binomial.Quantile(p, trials, chance);
            Assert.InRange(count, 0, trials);
            Assert.True(Binomial.Tails(count, trials, chance).Upper <= (1 - p) * (1 + 1e-9), $"{p} of {trials} × {chance}: {count}");
            Assert.True(Binomial.Tails(count - 1, trials, chance).Upper > (1 - p) * (1 - 1e-9), $"{p} of {trials} × {chance}: {count}");
        }
    }

    [Fact]
    public void Masses_add_up_to_the_shares()
    {
        var (poisson, binomial) = (0.0, 0.0);
        for (var count = 0; count <= 60; count++)
        {
            poisson += Poisson.Mass(count, 17.3);
            Assert.Equal(poisson, Poisson.Tails(count, 17.3).Lower, 1e-14);
            binomial += Binomial.Mass(count, 60, 0.37);
            Assert.Equal(binomial, Binomial.Tails(count, 60, 0.37).Lower, 1e-14);
        }

        Assert.Equal(1, binomial, 1e-14);
    }

    [Fact]
    public void The_gamma_function_is_the_factorial()
    {
        var factorial = 1.0;
        for (var n = 1; n <= 20; n++)
        {
            Assert.Equal(Math.Log(factorial), GammaFunction.Log(n), 1e-14 * Math.Max(1, Math.Log(factorial)));
            factorial *= n;
        }

        Assert.Equal(Math.Log(Math.PI) / 2, GammaFunction.Log(0.5), 1e-14);
    }

    [Fact]
    public void The_two_parts_of_the_beta_distribution_mirror_each_other()
    {
        foreach (var (a, b) in new[] { (0.5, 0.5), (1, 1), (2, 7.5), (300, 40), (0.1, 900) })
        {
            foreach (var x in new[] { 0, 1.0 / (1 << 20), 0.25, 0.5, 0.875, 1 })
            {
                Assert.Equal(BetaFunction.Tails(x, a, b).Lower, BetaFunction.Tails(1 - x, b, a).Upper, 1e-12);
            }
        }

        Assert.Equal(0.3, BetaFunction.Tails(0.3, 1, 1).Lower, 1e-15);
    }

    [Fact]
    public void What_cannot_be_is_refused_by_name()
    {
        foreach (var p in new[] { 0, 1, -0.1, 1.1, double.NaN })
        {
            Assert.Equal("p", Assert.Throws<ArgumentOutOfRangeException>(() => Normal.Quantile(p)).ParamName);
            Assert.Equal("p", Assert.Throws<ArgumentOutOfRangeException>(() => ChiSquare.Quantile(p, 3)).ParamName);
            Assert.Equal("p", Assert.Throws<ArgumentOutOfRangeException>(() => Poisson.Quantile(p, 3)).ParamName);
            Assert.Equal("p", Assert.Throws<ArgumentOutOfRangeException>(() => Binomial.Quantile(p, 3, 0.5)).ParamName);
        }

        foreach (var bad in new[] { -1, double.NaN, double.PositiveInfinity })
        {
            Assert.Equal("a", Assert.Throws<ArgumentOutOfRangeException>(() => GammaFunction.Quantile(0.5, bad)).ParamName);
            Assert.Equal("mean", Assert.Throws<ArgumentOutOfRangeException>(() => Poisson.Tails(3, bad)).ParamName);
            Assert.Equal("chance", Assert.Throws<ArgumentOutOfRangeException>(() => Binomial.Tails(3, 4, bad)).ParamName);
            Assert.Equal("b", Assert.Throws<ArgumentOutOfRangeException>(() => BetaFunction.Tails(0.5, 1, bad)).ParamName);
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => Normal.Cdf(double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => GammaFunction.Tails(1, -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => GammaFunction.Log(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => BetaFunction.Tails(1.5, 1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Poisson.Mass(-1, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Binomial.Mass(5, 4, 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Binomial.Tails(1, -4, 0.5));
        Assert.Throws<ArgumentException>(() => Quantiles.Type7([], 0.5));
        Assert.Throws<ArgumentException>(() => Quantiles.Type7([1, double.NaN], 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantiles.Type7([1], 1.5));
    }
}
