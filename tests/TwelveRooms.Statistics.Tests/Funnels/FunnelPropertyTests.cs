using TwelveRooms.Statistics.Funnels;

namespace TwelveRooms.Statistics.Tests.Funnels;

public sealed class FunnelPropertyTests
{
    public static TheoryData<FunnelKind> Kinds => [FunnelKind.Proportion, FunnelKind.Rate, FunnelKind.StandardisedRatio];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Another_order_of_the_units_changes_no_number(FunnelKind kind)
    {
        var units = Units(kind);
        var straight = FunnelBuilder.Draw(kind, units);
        var back = FunnelBuilder.Draw(kind, units.Reverse());

        Assert.Equal(straight.Target!.Value, back.Target!.Value, 1e-14);
        Assert.Equal(straight.Dispersion.Spread, back.Dispersion.Spread, 1e-12);
        Assert.Equal(straight.Points.Select(point => point.Place), back.Points.Reverse().Select(point => point.Place));
    }

    [Fact]
    public void The_mirror_of_a_proportion_has_the_mirrored_limits()
    {
        var units = FunnelBuilder.ByChance(25, 0.2, seed: 4, spread: 0.3);
        var part = FunnelBuilder.Draw(FunnelKind.Proportion, units);
        var rest = FunnelBuilder.Draw(FunnelKind.Proportion, units.Select(unit => (unit.Denominator - unit.Numerator, unit.Denominator)));

        Assert.Equal(part.Dispersion.Spread, rest.Dispersion.Spread, 1e-12);
        foreach (var (one, other) in part.Points.Zip(rest.Points))
        {
            Assert.Equal(one.Limits!.Value.Lower95, 1 - other.Limits!.Value.Upper95, 1e-9);
            Assert.Equal(one.Limits.Value.Upper998, 1 - other.Limits.Value.Lower998, 1e-9);
        }
    }

    /// <summary>Days or thousands of days: the picture is the same.</summary>
    [Fact]
    public void The_unit_of_exposure_moves_ratios_and_nothing_else()
    {
        var units = FunnelBuilder.ByChance(25, 0.05, seed: 8, spread: 0.4);
        var days = FunnelBuilder.Draw(FunnelKind.Rate, units);
        var thousands = FunnelBuilder.Draw(FunnelKind.Rate, units.Select(unit => (unit.Numerator, unit.Denominator / 1000)));

        Assert.Equal(days.Dispersion.Ratio, thousands.Dispersion.Ratio, 1e-9);
        Assert.Equal(days.Points.Select(point => point.Place), thousands.Points.Select(point => point.Place));
        Assert.Equal(days.Points[3].Limits!.Value.Upper998 * 1000, thousands.Points[3].Limits!.Value.Upper998, 1e-9);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Limits_hold_the_target_and_each_other(FunnelKind kind)
    {
        foreach (var convention in new[] { FunnelConvention.For(kind), FunnelConvention.FunnelPlotR(kind, shmi: true), FunnelConvention.PowerBiFunnels(kind) })
        {
            var funnel = FunnelBuilder.Draw(kind, Units(kind), convention);
            Assert.All(funnel.Points, point =>
            {
                var limits = point.Limits!.Value;
                Assert.True(limits.Lower998 <= limits.Lower95 && limits.Lower95 <= funnel.Target && funnel.Target <= limits.Upper95 && limits.Upper95 <= limits.Upper998);
                Assert.True(limits.Lower998 >= 0);
            });
        }
    }

    [Fact]
    public void Few_units_say_that_their_spread_is_a_guess()
    {
        Assert.True(FunnelBuilder.Draw(FunnelKind.Rate, FunnelBuilder.ByChance(9, 0.05, seed: 1)).Dispersion.IsFromFewUnits);
        Assert.False(FunnelBuilder.Draw(FunnelKind.Rate, FunnelBuilder.ByChance(10, 0.05, seed: 1)).Dispersion.IsFromFewUnits);
    }

    private static (double? Numerator, double? Denominator)[] Units(FunnelKind kind)
    {
        var units = FunnelBuilder.ByChance(30, 0.08, seed: 6, spread: 0.4);
        return kind == FunnelKind.StandardisedRatio ? [.. units.Select(unit => (unit.Numerator, unit.Denominator * 0.08))] : units;
    }
}
