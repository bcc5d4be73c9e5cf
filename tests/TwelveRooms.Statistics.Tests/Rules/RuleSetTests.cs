namespace TwelveRooms.Statistics.Tests.Rules;

public sealed class RuleSetTests
{
    [Fact]
    public void Every_set_says_what_it_is_and_where_it_comes_from()
    {
        Assert.Equal(9, RuleSets.All.Count);
        Assert.Same(RuleSets.MakingDataCount, ChartOptions.Default.Rules);
        Assert.All(RuleSets.All, set =>
        {
            Assert.NotEmpty(set.Source);
            Assert.All(set.Rules, rule => Assert.EndsWith(".", rule.Description, StringComparison.Ordinal));
            Assert.All(set.Rules, rule => Assert.NotEqual(SpcRules.None, rule.Flags));
        });
    }

    [Theory]
    [InlineData(ChartKind.Individuals, "BeyondLimits Run Trend SeveralFarOut")]
    [InlineData(ChartKind.SubgroupMean, "BeyondLimits Run Trend SeveralFarOut")]
    [InlineData(ChartKind.Run, "Run Trend")]
    [InlineData(ChartKind.Count, "BeyondLimits Run Trend")]
    [InlineData(ChartKind.RatePrime, "BeyondLimits Run Trend")]
    [InlineData(ChartKind.Proportion, "BeyondLimits Run Trend")]
    [InlineData(ChartKind.CasesBetween, "BeyondLimits")]
    [InlineData(ChartKind.TimeBetween, "BeyondLimits")]
    [InlineData(ChartKind.MovingRange, "BeyondLimits")]
    public void Rules_are_kept_to_the_kinds_of_chart_they_are_sound_for(ChartKind kind, string sound)
    {
        var set = RuleSets.MakingDataCount;

        Assert.Equal(sound, string.Join(' ', set.SoundFor(kind).Select(rule => rule.Kind)));
        Assert.Equal(set.Rules.Count, set.SoundFor(kind).Count + set.UnsoundFor(kind).Count);
    }

    [Fact]
    public void A_run_on_a_chart_of_times_is_flagged_only_for_those_who_insist()
    {
        double?[] times = [1, 1, 1, 1, 1, 1, 1, 9, 9, 9, 9, 9, 9, 9];
        var options = new ChartOptions { Kind = ChartKind.TimeBetween };

        var sound = SpcChart.Read(new() { Values = times }, options);
        var insisted = SpcChart.Read(new() { Values = times }, options with { UsesUnsoundRules = true });

        Assert.All(sound.Points, point => Assert.Equal(SpcRules.None, point.Flags & SpcRules.RunAbove));
        Assert.Equal(7, insisted.Points.Count(point => (point.Flags & SpcRules.RunAbove) != 0));
    }
}
