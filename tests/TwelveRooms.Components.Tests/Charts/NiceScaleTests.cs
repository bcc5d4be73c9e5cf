namespace TwelveRooms.Components.Tests.Charts;

public sealed class NiceScaleTests
{
    [Theory]
    [InlineData(0, 39.6)]
    [InlineData(-9.4, 9.6)]
    [InlineData(0, 0)]
    [InlineData(5, 5)]
    [InlineData(-3, -3)]
    [InlineData(0.001, 0.0042)]
    [InlineData(12, 98_765)]
    public void A_scale_holds_its_values_between_round_gridlines(double low, double high)
    {
        var scale = NiceScale.Over(low, high);

        Assert.True(scale.Low <= low && scale.High >= high);
        Assert.InRange(scale.Ticks.Count(), 2, 8);
    }

    [Fact]
    public void Whole_things_are_not_marked_in_halves()
    {
        Assert.All(NiceScale.Over(0, 2, leastStep: 1).Ticks, t => Assert.Equal(0, t % 1));
        Assert.All(NiceScale.Over(0, 12, leastStep: 1).Ticks, t => Assert.Equal(0, t % 1));
    }
}
