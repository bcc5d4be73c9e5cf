using TwelveRooms.Statistics.Policy;

namespace TwelveRooms.Statistics.Tests.Policy;

public sealed class KindAndRuleWordTests
{
    [Fact]
    public void Each_kind_has_the_name_that_the_field_gives_it() => Assert.Equal(
        [
            "an XmR chart", "a run chart", "a moving range chart", "a C chart", "a U chart", "a U′ chart", "a P chart", "a P′ chart",
            "an NP chart", "an X̄ chart", "an S chart", "a G chart", "a T chart",
        ],
        ChartKinds.All.Select(ChartKindWords.WithArticle));

    [Theory]
    [InlineData(ChartKind.Run, RuleKind.BeyondLimits, "Not used here: this chart has no limits.")]
    [InlineData(ChartKind.MovingRange, RuleKind.Run, "Not used here: each number is part of two points, so neighbours go together by themselves.")]
    [InlineData(ChartKind.Rate, RuleKind.SeveralFarOut, "Not used here: these numbers do not spread evenly above and below the line, so it would mark too many points on one side.")]
    [InlineData(ChartKind.Rate, RuleKind.CloseToCentre, "Not used here: these numbers do not spread evenly above and below the line, so it would mark too many points on one side.")]
    [InlineData(ChartKind.Rate, RuleKind.AwayFromCentre, "Not used here: these numbers do not spread evenly above and below the line, so it would mark too many points on one side.")]
    [InlineData(ChartKind.TimeBetween, RuleKind.Run, "Not used here: most times between lie below the average of all, so rows on one side come by chance too often.")]
    [InlineData(ChartKind.Individuals, RuleKind.Run, null)]
    public void A_rule_that_is_off_says_why(ChartKind chart, RuleKind kind, string? because)
    {
        var rule = RuleInForce.Of(RuleSets.Nelson, chart).First(each => each.Rule.Kind == kind);

        Assert.Equal((because, because is null), (rule.OffBecause, rule.IsOn));
    }

    [Fact]
    public void No_set_has_no_rules_in_force() =>
        Assert.Equal("rules", Assert.Throws<ArgumentNullException>(() => RuleInForce.Of(null!, ChartKind.Run)).ParamName);
}
