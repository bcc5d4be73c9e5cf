namespace TwelveRooms.Statistics.Tests.Charts;

public sealed class XmrRuleTests
{
    private static readonly ChartSettings FromBaseline = new() { BaselinePoints = 13 };

    [Fact]
    public void Seven_in_a_row_below_the_average_are_all_marked()
    {
        var reading = ChartBuilder.Read(ChartBuilder.Ordinary.Then(18, 18.5, 17, 19, 18, 17.5, 19), FromBaseline);

        Assert.All(reading.Points.Skip(13), point => Assert.True(point.Flags.HasFlag(SpcRules.RunBelow)));
        Assert.Equal((SpcRules.RunBelow, ChartBuilder.Month(13), 7), (reading.Rule, reading.Since, reading.PatternLength));
    }

    [Fact]
    public void Six_in_a_row_are_not_a_run() =>
        Assert.Equal(VariationIcon.CommonCause, ChartBuilder.Read(ChartBuilder.Ordinary.Then(18, 18.5, 17, 19, 18, 17.5), FromBaseline).Variation);

    [Fact]
    public void A_point_on_the_average_ends_a_run()
    {
        double?[] around = [18, 22, 18, 22, 18, 22, 18, 22, 18, 22, 18, 22, 20];

        var reading = ChartBuilder.Read(around.Then(19, 18, 19, 18, 20, 19, 18, 19), FromBaseline);

        Assert.DoesNotContain(reading.Flags(), flags => (flags & SpcRules.RunBelow) != 0);
    }

    [Fact]
    public void A_gap_ends_a_run_and_is_not_bridged()
    {
        var run = ChartBuilder.Ordinary.Then(18, 18.5, 17, 19, null, 18, 17.5, 19);

        var reading = ChartBuilder.Read(run, FromBaseline);

        Assert.DoesNotContain(reading.Flags(), flags => (flags & SpcRules.RunBelow) != 0);
        Assert.Equal(PointUse.Gap, reading.Points[17].Use);
    }

    [Fact]
    public void A_left_out_point_neither_ends_nor_extends_a_run_and_is_still_drawn()
    {
        var run = ChartBuilder.Ordinary.Then(18, 18.5, 17, 19, 60, 18, 17.5, 19);

        var reading = ChartBuilder.Read(run, FromBaseline with { LeftOut = new HashSet<DateOnly> { ChartBuilder.Month(17) } });

        Assert.Equal((SpcRules.RunBelow, 7), (reading.Rule, reading.PatternLength));
        Assert.Equal((PointUse.LeftOut, PointLook.LeftOut, SpcRules.None), (reading.Points[17].Use, reading.Points[17].Look, reading.Points[17].Flags));
    }

    [Fact]
    public void Moving_ranges_bridge_a_left_out_point_but_not_a_gap()
    {
        double?[] values = [10, 12, 99, 15, 12, 10, 12];

        var bridged = ChartBuilder.Read(values, new() { LeastPoints = 2, LeftOut = new HashSet<DateOnly> { ChartBuilder.Month(2) } }).Segments[0];
        values[2] = null;
        var gap = ChartBuilder.Read(values, new() { LeastPoints = 2 }).Segments[0];

        Assert.Equal(2.66 * (2 + 3 + 3 + 2 + 2) / 5, bridged.Upper.Value - bridged.Centre.Value, 1e-9);
        Assert.Equal(2.66 * (2 + 3 + 2 + 2) / 4, gap.Upper.Value - gap.Centre.Value, 1e-9);
    }

    [Fact]
    public void Two_rows_that_fall_are_told_apart_by_the_step_between_them()
    {
        double?[] values = [50, 49, 48, 47, 46, 45, 44, 44, 43, 42, 41, 40, 39, 38];

        var reading = ChartBuilder.Read(values);

        Assert.All(reading.Flags(), flags => Assert.True(flags.HasFlag(SpcRules.TrendDown)));
        Assert.Equal((SpcRules.TrendDown, ChartBuilder.Month(7), 7), (reading.Rule, reading.Since, reading.PatternLength));
    }

    [Theory]
    [InlineData(false, 7)]
    [InlineData(true, 0)]
    public void A_trend_goes_on_where_limits_are_redrawn_unless_told_otherwise(bool restarts, int marked)
    {
        var rising = ChartBuilder.Ordinary.Then(14, 15, 16, 17, 18, 19, 20, 14);

        var reading = ChartBuilder.Read(rising, new() { Rebases = [ChartBuilder.Month(17)], TrendRestartsAtRebase = restarts, LeastPoints = 4 });

        Assert.Equal(marked, reading.Flags().Count(flags => flags.HasFlag(SpcRules.TrendUp)));
    }

    [Theory]
    [InlineData(26, 21, 26, true)]      // both near, the third on the same side
    [InlineData(26, 19, 26, false)]     // the third on the other side
    [InlineData(90, 21, 26, true)]      // beyond the limit counts too
    [InlineData(26, 21, 22, false)]     // one is not two
    public void Two_of_three_near_a_limit(double first, double second, double third, bool marked)
    {
        double?[] steady = [18, 22, 18, 22, 18, 22, 18, 22, 18, 22, 18, 22, 18, 22, 19, 21];    // average 20; limits 20 ± 10.6; near from 27.1

        var reading = ChartBuilder.Read(steady.Then(18, 19, 18, first + 2, second, third + 2), new() { BaselinePoints = 14 });

        Assert.Equal(marked, reading.Flags().Any(flags => flags.HasFlag(SpcRules.NearUpper)));
        Assert.Equal(SpcRules.None, reading.Points[20].Flags & SpcRules.NearUpper);
    }

    [Fact]
    public void The_rules_that_a_page_prints_are_the_rules_that_the_loops_use()
    {
        Assert.Equal([1, 7, 7, 3], NhsRules.All.Select(rule => rule.Length));
        Assert.Equal((SpcRules)0xFF, NhsRules.All.Aggregate(SpcRules.None, (all, rule) => all | rule.Flags));
    }
}
