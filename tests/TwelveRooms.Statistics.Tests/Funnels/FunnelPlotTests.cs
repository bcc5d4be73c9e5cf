using TwelveRooms.Statistics.Distributions;
using TwelveRooms.Statistics.Funnels;

namespace TwelveRooms.Statistics.Tests.Funnels;

public sealed class FunnelPlotTests
{
    /// <summary>
    /// By hand, Poisson with 4 expected: P(0) = 0.0183, P(≤ 1) = 0.0916, so none is below 2.5 % and one is not; P(≥ 9) = 0.0214 and
    /// P(≥ 8) = 0.0511, so nine is above and eight is not.
    /// </summary>
    [Theory]
    [InlineData(0, FunnelPlace.BelowInner)]
    [InlineData(1, FunnelPlace.Inside)]
    [InlineData(8, FunnelPlace.Inside)]
    [InlineData(9, FunnelPlace.AboveInner)]
    [InlineData(11, FunnelPlace.AboveInner)]
    [InlineData(12, FunnelPlace.AboveOuter)]
    public void A_count_is_outside_when_it_or_more_is_rarer_than_the_tail(int events, FunnelPlace place)
    {
        var funnel = FunnelBuilder.Draw(FunnelKind.StandardisedRatio, [(events, 4)]);

        Assert.Equal(place, funnel.Points[0].Place);
    }

    /// <summary>Spiegelhalter's (2005) A.1 by hand, upper end for 4 expected: r = 8, F(8) = 0.978637, P(8) = 0.029770, so 8 − 0.00363657 / 0.02977018 = 7.877845.</summary>
    [Fact]
    public void The_published_interpolation_marks_a_count_that_is_not_rarer_than_the_tail()
    {
        var published = FunnelConvention.For(FunnelKind.StandardisedRatio) with { Chance = ChanceLimits.ExactInterpolated };

        var funnel = FunnelBuilder.Draw(FunnelKind.StandardisedRatio, [(8, 4)], published);

        Assert.Equal(7.877845 / 4, funnel.Points[0].Limits!.Value.Upper95, 2e-6);
        Assert.Equal(FunnelPlace.AboveInner, funnel.Points[0].Place);
        Assert.True(Poisson.Tails(7, 4).Upper > 0.05);
    }

    /// <summary>What the default promises, for every size of ward: no unchanged unit is marked more often than the tail says, at either end.</summary>
    [Theory]
    [InlineData(FunnelKind.Proportion, 0.03)]
    [InlineData(FunnelKind.Proportion, 0.4)]
    [InlineData(FunnelKind.Rate, 0.02)]
    public void Exact_limits_never_mark_more_than_the_tail(FunnelKind kind, double target)
    {
        for (var size = 1; size <= 400; size += 7)
        {
            var limits = FunnelBuilder.Draw(kind, [(0, size)], target: target).Points[0].Limits!.Value;
            var (above, below) = (0.0, 0.0);
            for (var events = 0; events <= size; events++)
            {
                var mass = kind == FunnelKind.Proportion ? Binomial.Mass(events, size, target) : Poisson.Mass(events, target * size);
                var ratio = (double)events / size;
                above += ratio > limits.Upper95 + 1e-12 ? mass : 0;
                below += ratio < limits.Lower95 - 1e-12 ? mass : 0;
            }

            Assert.True(above <= 0.025 && below <= 0.025, $"size {size}: {above}, {below}");
        }
    }

    /// <summary>Of unchanged wards with 32 people and 3 % expected, 38 of 100 have nobody; the approximation calls each of them unusually low.</summary>
    [Fact]
    public void The_normal_approximation_does_and_so_is_not_the_default()
    {
        var approximate = FunnelConvention.For(FunnelKind.Proportion) with { Chance = ChanceLimits.OnScale };

        Assert.Equal(0.3773, Binomial.Mass(0, 32, 0.03), 5e-5);
        Assert.Equal(FunnelPlace.BelowInner, FunnelBuilder.Draw(FunnelKind.Proportion, [(0, 32)], approximate, target: 0.03).Points[0].Place);
        Assert.Equal(FunnelPlace.Inside, FunnelBuilder.Draw(FunnelKind.Proportion, [(0, 32)], target: 0.03).Points[0].Place);
    }

    [Fact]
    public void Wards_that_differ_by_more_than_chance_widen_the_limits()
    {
        var funnel = FunnelBuilder.Draw(FunnelKind.Rate, FunnelBuilder.ByChance(60, 0.05, seed: 5, spread: 0.6));
        var narrow = FunnelBuilder.Draw(FunnelKind.Rate, FunnelBuilder.ByChance(60, 0.05, seed: 5, spread: 0.6), adjusts: false);

        Assert.True(funnel.IsWidened && funnel.Dispersion.Ratio > 2 && funnel.Dispersion.Spread > 0);
        Assert.False(narrow.IsWidened);
        Assert.True(narrow.Points.Count(IsOutside) > 20);
        Assert.True(funnel.Points.Count(IsOutside) < 8);
        Assert.All(funnel.Points.Zip(narrow.Points), pair => Assert.True(
            pair.First.Limits!.Value.Lower95 <= pair.Second.Limits!.Value.Lower95 && pair.First.Limits.Value.Upper998 >= pair.Second.Limits.Value.Upper998));
    }

    /// <summary>A little spread between large wards, and one small ward with nobody: the scale alone would call that ward unusually low.</summary>
    [Fact]
    public void Widening_never_narrows()
    {
        (double?, double?)[] units = [(20, 1000), (42, 1000), (19, 1000), (43, 1000), (28, 1000), (32, 1000), (0, 60)];
        var narrowing = FunnelConvention.For(FunnelKind.Proportion) with { NeverNarrower = false };

        var ours = FunnelBuilder.Draw(FunnelKind.Proportion, units, target: 0.03);
        var without = FunnelBuilder.Draw(FunnelKind.Proportion, units, narrowing, target: 0.03);

        Assert.True(ours.IsWidened && without.IsWidened);
        Assert.Equal(FunnelPlace.BelowInner, without.Points[^1].Place);
        Assert.Equal(FunnelPlace.Inside, ours.Points[^1].Place);
    }

    [Fact]
    public void Wards_that_differ_by_chance_are_marked_as_rarely_as_the_page_says()
    {
        var (outside, expected) = (0, 0.0);
        for (var seed = 0; seed < 100; seed++)
        {
            var funnel = FunnelBuilder.Draw(FunnelKind.Rate, FunnelBuilder.ByChance(40, 0.05, seed));
            outside += funnel.Points.Count(IsOutside);
            expected += funnel.ExpectedOutside95;
        }

        Assert.Equal(200, expected, 1e-9);
        Assert.InRange(outside, 0.5 * expected, expected);
    }

    [Fact]
    public void Each_stratum_is_a_funnel_of_its_own()
    {
        FunnelUnit[] units = [new("A", "acute", 30, 100), new("B", "rehabilitation", 2, 100), new("C", "acute", 10, 100), new("D", "rehabilitation", 4, 200)];

        var funnels = FunnelPlot.ByStratum(units, new() { Kind = FunnelKind.Proportion });

        Assert.Equal(["acute", "rehabilitation"], funnels.Select(funnel => funnel.Stratum));
        Assert.Equal([0.2, 0.02], funnels.Select(funnel => funnel.Target!.Value));
        Assert.Equal(["A", "C"], funnels[0].Points.Select(point => point.Unit.Name));
    }

    [Fact]
    public void Units_keep_the_order_in_which_they_came()
    {
        (double? Numerator, double? Denominator)[] units = [(9, 20), (1, 20), (20, 20), (null, 20), (0, 20), (9, 20)];

        var funnel = FunnelBuilder.Draw(FunnelKind.Proportion, units);

        Assert.Equal(Enumerable.Range(1, 6).Select(i => $"ward {i}"), funnel.Points.Select(point => point.Unit.Name));
    }

    /// <summary>A league table needs an order: neither a point nor a place may offer one, nor a method that makes one.</summary>
    [Fact]
    public void Nothing_offers_to_rank()
    {
        var types = typeof(FunnelPlot).Assembly.GetTypes().Where(type => type.Namespace == typeof(FunnelPlot).Namespace && !type.IsEnum).ToArray();

        Assert.True(types.Length >= 10);
        Assert.DoesNotContain(types, type => type.GetInterfaces().Any(each => each.Name.StartsWith("IComparable", StringComparison.Ordinal)));
        Assert.DoesNotContain(types.SelectMany(type => type.GetMembers()), member => member.Name.Contains("Rank", StringComparison.Ordinal)
            || member.Name.Contains("Sort", StringComparison.Ordinal) || member.Name.Contains("OrderBy", StringComparison.Ordinal));
    }

    [Fact]
    public void A_unit_without_numbers_stays_on_the_list_and_out_of_the_limits()
    {
        var with = FunnelBuilder.Draw(FunnelKind.Rate, [(5, 100), (null, 100), (9, 100), (3, null), (0, 0), (4, 100)]);
        var without = FunnelBuilder.Draw(FunnelKind.Rate, [(5, 100), (9, 100), (4, 100)]);

        Assert.Equal(3, with.UnitsWithRatio);
        Assert.Equal(without.Target, with.Target);
        Assert.Equal(without.Dispersion, with.Dispersion);
        Assert.Equal(
            [FunnelPlace.Inside, FunnelPlace.NoRatio, FunnelPlace.Inside, FunnelPlace.NoRatio, FunnelPlace.NoRatio, FunnelPlace.Inside],
            with.Points.Select(point => point.Place));
        Assert.All(with.Points.Where(point => point.Place == FunnelPlace.NoRatio), point => Assert.True(point is { Ratio: null, Limits: null, Score: null }));
    }

    [Fact]
    public void Lines_between_units_are_the_lines_of_the_units()
    {
        var funnel = FunnelBuilder.Draw(FunnelKind.Rate, FunnelBuilder.ByChance(30, 0.05, seed: 2, spread: 0.5));

        Assert.All(funnel.Points, point => Assert.Equal(point.Limits, funnel.LimitsAt(point.Unit.Denominator!.Value)));
        Assert.True(funnel.LimitsAt(100).Upper95 > funnel.LimitsAt(1000).Upper95);
    }

    private static bool IsOutside(FunnelPoint point) => point.Place is not (FunnelPlace.Inside or FunnelPlace.NoRatio);
}
