using TwelveRooms.Statistics.Distributions;

namespace TwelveRooms.Statistics.Tests.Distributions;

/// <summary>Certain and impossible counts, the far ends, and what is said of a number outside its range.</summary>
public sealed class DistributionEdgeTests
{
    [Theory]
    [InlineData(0, 10, 0.0, 1.0)]
    [InlineData(3, 10, 0.0, 0.0)]
    [InlineData(10, 10, 1.0, 1.0)]
    [InlineData(9, 10, 1.0, 0.0)]
    [InlineData(0, 20, 0.05, 0.35848592240854199)]
    [InlineData(20, 20, 0.95, 0.35848592240854199)]
    [InlineData(0, 20, 0.3, 0.00079792266297611749)]
    [InlineData(20, 20, 0.7, 0.00079792266297611749)]
    public void The_chance_of_none_and_of_all(long count, long trials, double chance, double expected) =>
        Assert.Equal(expected, Binomial.Mass(count, trials, chance), 1e-14);

    [Fact]
    public void None_of_very_many_with_a_very_small_chance_keeps_its_digits()
    {
        const double P = 1e-10, N = 1e9;

        Assert.Equal(Math.Exp(N * (-P - P * P / 2)), Binomial.Mass(0, (long)N, P), 1e-13);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(3, 0)]
    public void Where_nothing_is_expected_only_nothing_comes(long count, double mass) => Assert.Equal(mass, Poisson.Mass(count, 0));

    [Theory]
    [InlineData(5.0)]
    [InlineData(400.0)]
    public void The_highest_quantiles_are_told_by_what_lies_above_them(double mean)
    {
        foreach (var p in (double[])[1 - Math.Pow(2, -53), 1 - Math.Pow(2, -52), 1 - Math.Pow(2, -49)])
        {
            var count = Poisson.Quantile(p, mean);

            Assert.True(Poisson.Tails(count, mean).Upper <= 1 - p, $"{count} is too low");
            Assert.True(Poisson.Tails(count - 1, mean).Upper > 1 - p, $"{count} is too high");
        }
    }

    [Fact]
    public void What_lies_outside_its_range_is_said_to()
    {
        Says("The value lies from 0 to 1.", () => BetaFunction.Tails(1.5, 1, 1));
        Says("The number must be finite and above 0.", () => BetaFunction.Tails(0.5, 0, 1));
        Says("The number must be finite and above 0.", () => GammaFunction.Tails(double.PositiveInfinity, 1));
        Says("A share lies from 0 to 1.", () => Quantiles.Type7([1, 2], 1.5));
        Says("The sample is empty.", () => Quantiles.Type7([], 0.5));
        Says("The sample holds a value that is not a number.", () => Quantiles.Type7([1, double.NaN], 0.5));

        static void Says(string words, Func<object> call) => Assert.StartsWith(words, Assert.ThrowsAny<ArgumentException>(call).Message, StringComparison.Ordinal);
    }
}
