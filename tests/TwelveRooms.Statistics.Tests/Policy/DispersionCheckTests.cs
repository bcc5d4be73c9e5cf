using TwelveRooms.Statistics.Policy;

namespace TwelveRooms.Statistics.Tests.Policy;

public sealed class DispersionCheckTests
{
    /// <summary>By hand: 2, 4, 6 around 4 give (4 + 0 + 4) / 4 = 2 on two degrees of freedom, and e^(−2 / 2) of the distribution lies above.</summary>
    [Fact]
    public void A_small_example_by_hand()
    {
        var check = DispersionCheck.OfEvents([2, 4, 6], [1, 1, 1]);

        Assert.Equal(1, check.Ratio, 1e-14);
        Assert.Equal(Math.Exp(-1), check.ChanceOfMore, 1e-14);
        Assert.False(check.Passes, "three points are too few");
    }

    /// <summary>By hand: 5 of 10 and 15 of 20; the rate is 2 / 3; (5 − 6.667)² / 2.222 + (15 − 13.333)² / 4.444 = 1.875.</summary>
    [Fact]
    public void Parts_by_hand() => Assert.Equal(1.875, DispersionCheck.OfParts([5, 15], [10, 20]).Ratio, 1e-12);

    /// <summary>Deaths of soldiers by horse kick, ten corps over twenty years: the 200 corps-years of Bortkiewicz (1898): 109, 65, 22, 3, 1.</summary>
    [Fact]
    public void Horse_kicks_pass_as_they_have_since_1898()
    {
        double[] deaths = [.. Enumerable.Repeat(0.0, 109), .. Enumerable.Repeat(1.0, 65), .. Enumerable.Repeat(2.0, 22), .. Enumerable.Repeat(3.0, 3), 4];

        var check = DispersionCheck.OfEvents(deaths, [.. Enumerable.Repeat(1.0, 200)]);

        Assert.Equal(0.611 / 0.61, check.Ratio, 2e-3);
        Assert.True(check.Passes);
    }

    [Fact]
    public void It_passes_four_in_five_by_chance_and_hardly_any_clustered_series()
    {
        var (alone, clustered) = (0, 0);
        for (var seed = 0; seed < 400; seed++)
        {
            alone += Simulated(seed, each: 1).Passes ? 1 : 0;
            clustered += Simulated(seed, each: 5).Passes ? 1 : 0;
        }

        Assert.InRange(alone, 0.73 * 400, 0.85 * 400);
        Assert.True(clustered <= 2, $"{clustered}");
    }

    [Fact]
    public void A_flat_line_varies_too_little_and_nothing_at_all_says_nothing()
    {
        double[] ones = [.. Enumerable.Repeat(1.0, 24)];
        Assert.True(DispersionCheck.OfEvents([.. Enumerable.Repeat(10.0, 24)], ones).VariesTooLittle);
        Assert.False(DispersionCheck.OfEvents(new double[24], ones).Passes);
        Assert.False(DispersionCheck.OfEvents([], []).Passes);
        Assert.False(DispersionCheck.OfParts(ones, ones).Passes);
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Assert.Throws<ArgumentException>(() => DispersionCheck.OfEvents([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => DispersionCheck.OfEvents([1, -2], [1, 1]));
        Assert.Throws<ArgumentException>(() => DispersionCheck.OfEvents([1, double.NaN], [1, 1]));
        Assert.Throws<ArgumentException>(() => DispersionCheck.OfEvents([1, 2], [1, 0]));
        Assert.Contains("Number 1", Assert.Throws<ArgumentException>(() => DispersionCheck.OfParts([1, 3], [2, 2])).Message, StringComparison.Ordinal);
    }

    private static DispersionCheck Simulated(int seed, int each)
    {
        var random = new Random(seed);
        var (events, days) = (new double[24], new double[24]);
        for (var i = 0; i < 24; i++)
        {
            days[i] = random.Next(400, 600);
            for (var day = 0; day < days[i]; day++)
            {
                events[i] += random.NextDouble() < 0.04 / each ? each : 0;
            }
        }

        return DispersionCheck.OfEvents(events, days);
    }
}
