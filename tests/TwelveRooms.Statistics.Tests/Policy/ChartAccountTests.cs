using TwelveRooms.Statistics.Policy;

namespace TwelveRooms.Statistics.Tests.Policy;

public sealed class ChartAccountTests
{
    private static readonly MeasureFacts Force = new(MeasureKind.Rate, IsIntervention: true, "month");
    private static readonly MeasureFacts Falls = Force with { IsIntervention = false };
    private static readonly MeasureFacts Share = new(MeasureKind.Proportion, IsIntervention: false, "month");
    private static readonly MeasureFacts Gaps = new(MeasureKind.DaysBetween, IsIntervention: false, "day");

    [Fact]
    public void Clustered_events_are_said_to_go_up_and_down_more_than_chance()
    {
        // Mean 10, squares about it 12 × 64 = 768; by 10, over 13 degrees: 5.9.
        var account = ChartAccount.Of(Read(Force, 18, 2, 18, 2, 18, 2, 18, 2, 18, 2, 18, 2, 10, 10), Force);

        Assert.Equal(ChartKind.Individuals, account.Kind);
        Assert.Equal("The numbers go up and down more than chance would make them (dispersion 5.9; chance alone gives about 1). Often a few people account for most of the events.", account.Spread);
        Assert.StartsWith("A few people may account for most of the events", account.Because, StringComparison.Ordinal);
        Assert.Null(account.Suits);
        Assert.All(account.Rules, rule => Assert.True(rule.IsOn));
    }

    [Fact]
    public void Nothing_is_said_of_how_numbers_vary_when_one_of_them_is_hidden()
    {
        double[] counts = [18, 2, 18, 2, 18, 2, 18, 2, 18, 2, 18, 2, 10, 10];
        var points = Points(Force, counts).Select((point, i) => i == 5 ? point with { State = PointState.Suppressed, Numerator = null } : point);
        var shape = new SeriesShape(MeasureKind.Rate, 1000, Sensitivity.PublishedNationally);
        var hiding = XmrChart.Read(ReleasedSeries.Release([.. points], shape, Tier.Published), new());
        var unseen = XmrChart.Read(ReleasedSeries.Release(Points(Force, counts), shape with { Sensitivity = Sensitivity.AboutPeople }, Tier.Published), new());

        Assert.Equal((null, null, 0), Said(ChartAccount.Of(hiding, Force)));
        Assert.Equal((null, null, 0), Said(ChartAccount.Of(unseen, Force)));
    }

    [Fact]
    public void Few_points_say_nothing_of_the_spread()
    {
        Assert.Null(ChartAccount.Of(Read(Force, 18, 2, 18, 2, 18, 2, 18, 2, 18, 2, 18), Force).Spread);
        Assert.NotNull(ChartAccount.Of(Read(Force, 18, 2, 18, 2, 18, 2, 18, 2, 18, 2, 18, 2), Force).Spread);
    }

    [Fact]
    public void Only_the_latest_stretch_is_judged()
    {
        double[] moved = [18, 2, 18, 2, 18, 2, 18, 2, 18, 2, 18, 2, 30, 36, 24, 30, 33, 27, 30, 36, 24, 30, 33, 27];
        var all = ChartAccount.Of(Read(Force, moved), Force);
        var since = ChartAccount.Of(XmrChart.Read(Released(Force, moved), new() { Rebases = [ChartBuilder.Month(12)] }), Force);

        Assert.Contains("more than chance", all.Spread, StringComparison.Ordinal);
        // Mean 30, squares 2 × (0 + 36 + 36 + 0 + 9 + 9) = 180; by 30, over 11: 0.55, which chance often gives.
        Assert.Equal("The numbers go up and down about as much as chance would make them (dispersion 0.5; chance alone gives about 1).", since.Spread);
    }

    [Fact]
    public void Left_out_points_are_not_judged()
    {
        double[] odd = [10, 11, 9, 10, 12, 8, 10, 11, 9, 10, 12, 8, 90];

        Assert.Contains("more than chance", ChartAccount.Of(Read(Force, odd), Force).Spread, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "more than chance",
            ChartAccount.Of(XmrChart.Read(Released(Force, odd), new() { LeftOut = new HashSet<DateOnly> { ChartBuilder.Month(12) } }), Force).Spread,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(MeasureKind.Rate, ChartKind.RatePrime)]
    [InlineData(MeasureKind.Proportion, ChartKind.ProportionPrime)]
    public void Where_sizes_differ_a_chart_with_limits_for_each_is_advised_and_not_once_it_is_there(MeasureKind kind, ChartKind advised)
    {
        var facts = new MeasureFacts(kind, IsIntervention: false, "month");
        var points = Points(facts, 18, 12, 18, 12, 18, 12, 18, 12, 18, 12, 18, 12, 18).Select((p, i) => p with { Denominator = i % 2 == 0 ? 300 : 700 }).ToArray();
        var series = ReleasedSeries.Release(points, new(kind, 100, Sensitivity.AboutPeople), Tier.Own);

        var xmr = ChartAccount.Of(XmrChart.Read(series, new()), facts);
        var prime = ChartAccount.Of(SeriesChart.Read(series, new(), ChartOptions.Default with { Kind = advised }), facts);

        Assert.Equal(advised, xmr.Suits);
        Assert.Equal("One month is much larger than another here, and then limits of its own suit each month better.", xmr.SuitsBecause);
        Assert.Null(prime.Suits);
        Assert.Equal(advised, prime.Kind);
        Assert.Contains("each month has limits by its size", prime.Because, StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_from_chance_alone_are_never_advised_from_one_chart_and_are_warned_of_where_they_do_not_fit()
    {
        double[] even = [10, 13, 7, 10, 12, 8, 10, 13, 7, 10, 12, 8, 10];
        var calm = ChartAccount.Of(Read(Falls, even), Falls);
        var u = ChartOptions.Default with { Kind = ChartKind.Rate };

        Assert.Null(calm.Suits);
        Assert.Empty(calm.Warnings);
        Assert.Single(ChartAccount.Of(SeriesChart.Read(Released(Falls, 18, 2, 18, 2, 18, 2, 18, 2, 18, 2, 18, 2, 10), new(), u), Falls).Warnings);
        Assert.Empty(ChartAccount.Of(SeriesChart.Read(Released(Falls, 10, 13, 6, 11, 15, 8, 9, 14, 7, 10, 12, 5, 10), new(), u), Falls).Warnings);
    }

    [Fact]
    public void Rare_events_would_suit_days_between_but_what_staff_do_to_people_goes_on_being_counted()
    {
        double[] rare = [0, 1, 0, 2, 0, 1, 1, 0, 0, 2, 1, 0, 1];
        var (falls, force) = (ChartAccount.Of(Read(Falls, rare), Falls), ChartAccount.Of(Read(Force, rare), Force));

        Assert.Equal(ChartKind.TimeBetween, falls.Suits);
        Assert.StartsWith("This happens fewer than 1.5 times a month here.", falls.SuitsBecause, StringComparison.Ordinal);
        Assert.Null(force.Suits);
        Assert.Contains("could make people slow to write it down", force.Warnings[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Days_between_use_only_the_limits_and_say_why_the_other_rules_are_off()
    {
        var series = Released(Gaps, 12, 30, 5, 44, 17, 9, 21, 33, 8, 14, 26, 40, 11);

        var account = ChartAccount.Of(SeriesChart.Read(series, new(), ChartOptions.Default with { Kind = ChartKind.TimeBetween }), Gaps);

        Assert.Equal([true, false, false, false], account.Rules.Select(rule => rule.IsOn));
        Assert.All(account.Rules.Skip(1), rule => Assert.StartsWith("Not used here: ", rule.OffBecause, StringComparison.Ordinal));
        Assert.Equal((null, null, 0), Said(account));
    }

    [Fact]
    public void Two_on_one_day_would_suit_a_chart_that_can_draw_them()
    {
        var series = Released(Gaps, 12, 30, 0, 44, 17, 9, 21, 33, 8, 14, 26, 40, 11);

        Assert.Equal(ChartKind.CasesBetween, ChartAccount.Of(SeriesChart.Read(series, new(), ChartOptions.Default with { Kind = ChartKind.TimeBetween }), Gaps).Suits);
        Assert.Null(ChartAccount.Of(SeriesChart.Read(series, new(), ChartOptions.Default with { Kind = ChartKind.CasesBetween }), Gaps).Suits);
    }

    [Fact]
    public void A_number_that_cannot_be_stops_no_page()
    {
        var account = ChartAccount.Of(Read(Share, 10, 12, 8, 11, 9, 10, 12, 8, 11, 9, 10, 12, 8, 900), Share);

        Assert.NotNull(account.Spread);
    }

    [Fact]
    public void A_chart_without_a_point_still_says_what_it_is()
    {
        var account = ChartAccount.Of(Read(Force), Force);

        Assert.Equal((ChartKind.Individuals, null), (account.Kind, account.Spread));
        Assert.NotEmpty(account.Because);
    }

    [Fact]
    public void Every_rule_of_every_set_is_on_or_says_why_not()
    {
        foreach (var (set, kind) in RuleSets.All.SelectMany(_ => ChartKinds.All, (set, kind) => (set, kind)))
        {
            Assert.All(RuleInForce.Of(set, kind), rule => Assert.Equal(rule.Rule.IsSoundFor(kind), rule.IsOn));
        }

        Assert.Equal(13, ChartKinds.All.Select(ChartKindWords.NameOf).Distinct().Count());
        Assert.Equal("an XmR chart, a U′ chart, a T chart", string.Join(", ", new[] { ChartKind.Individuals, ChartKind.RatePrime, ChartKind.TimeBetween }.Select(ChartKindWords.WithArticle)));
    }

    private static (string? Spread, ChartKind? Suits, int Warnings) Said(ChartAccount account) => (account.Spread, account.Suits, account.Warnings.Count);

    private static ChartReading Read(MeasureFacts facts, params double[] counts) => XmrChart.Read(Released(facts, counts), new());

    private static ReleasedSeries Released(MeasureFacts facts, params double[] counts) =>
        ReleasedSeries.Release(Points(facts, counts), new(facts.Kind, facts.Kind == MeasureKind.Rate ? 1000 : 1, Sensitivity.AboutPeople), Tier.Own);

    private static RawPoint[] Points(MeasureFacts facts, params double[] counts) =>
        [.. counts.Select((count, i) => new RawPoint(ChartBuilder.Month(i), 0, PointState.Reported, count, facts.Kind == MeasureKind.DaysBetween ? null : 500))];
}
