using TwelveRooms.Statistics.Funnels;

namespace TwelveRooms.Statistics.Tests.Funnels;

public sealed class ReleasedFunnelTests
{
    private static readonly FunnelOptions Options = new() { Kind = FunnelKind.Proportion };

    [Fact]
    public void It_is_the_funnel_of_the_units_that_are_shown_times_the_multiplier()
    {
        ReleasedUnit[] units = [.. Enumerable.Range(0, 15).Select(i => new ReleasedUnit($"Ward {i}", Shown(20 + i), Shown(40 + (2 * i)))), new("Hidden", Released.Hidden, Released.Hidden)];
        var plain = FunnelPlot.ByStratum([.. Enumerable.Range(0, 15).Select(i => new FunnelUnit($"Ward {i}", "acute", 20 + i, 40 + (2 * i)))], Options)[0];
        var funnel = ReleasedFunnel.Of("acute", units, Options, 100);

        Assert.Equal(100 * plain.Target!.Value, funnel.Target.Value, 9);
        Assert.Equal(plain.Points.Select(point => point.Place), funnel.Points.Take(15).Select(point => point.Place));
        Assert.Equal((15, plain.ExpectedOutside95), (funnel.UnitsWithRatio, funnel.ExpectedOutside95));
        Assert.True(funnel.Points[15].Ratio.IsHidden && funnel.Points[15].Lower.IsHidden);
        Assert.All(funnel.Limits, at => Assert.Equal(100 * plain.LimitsAt(at.Denominator.Value).Upper95, at.Upper95.Value, 9));
    }

    [Fact]
    public void A_unit_of_which_one_number_is_hidden_is_hidden()
    {
        var funnel = ReleasedFunnel.Of("acute", [new("A", Shown(3), Released.Hidden), new("B", Released.Hidden, Shown(10)), new("C", Shown(5), Shown(10))], Options);

        Assert.Equal([true, true, false], funnel.Points.Select(point => point.Ratio.IsHidden));
        Assert.Equal(1, funnel.UnitsWithRatio);
        Assert.Equal(0.5, funnel.Target.Value);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_multiplier_is_a_number_above_nothing(double per) => Assert.Throws<ArgumentException>(() => ReleasedFunnel.Of("acute", [], Options, per));

    private static Released Shown(double value) => Released.From(value, Sensitivity.NotAboutPeople, Tier.Own);
}
