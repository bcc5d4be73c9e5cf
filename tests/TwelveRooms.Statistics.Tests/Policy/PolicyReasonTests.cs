using TwelveRooms.Statistics.Policy;

namespace TwelveRooms.Statistics.Tests.Policy;

/// <summary>Where each choice begins and ends, and the sentence that goes with it.</summary>
public sealed class PolicyReasonTests
{
    private const string Learns = "So the chart learns from the points themselves how far they usually go.";
    private const string LearnsBySize = "So the chart learns from the points themselves how far they usually go, for each month by its size.";

    /// <summary>A variance of just what chance would make it.</summary>
    private static readonly double[] AsChance = [10, 13, 7, 10, 14, 6, 10, 12, 8, 10, 13, 7, 10, 14, 6, 10];

    private static readonly double[] Wild = [1, 30, 2, 25, 1, 30, 2, 25, 1, 30, 2, 25, 1, 30, 2, 25];

    private static readonly double[] Flat = [10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10];

    public static TheoryData<MeasureKind, double[], bool, ChartKind, string> Choices => new()
    {
        { MeasureKind.Count, AsChance, false, ChartKind.Count, "The events come one by one, as evenly as chance would bring them. So the average says how far the points may go up and down." },
        { MeasureKind.Rate, AsChance, false, ChartKind.Rate, "The events come one by one, as evenly as chance would bring them. So the average says how far the points may go up and down, for each month by its size." },
        { MeasureKind.Rate, Wild, false, ChartKind.Individuals, "The numbers go up and down more than chance would make them. Often a few people account for most of the events. " + Learns },
        { MeasureKind.Rate, Wild, true, ChartKind.RatePrime, "The numbers go up and down more than chance would make them. Often a few people account for most of the events. " + LearnsBySize },
        { MeasureKind.Count, Flat, false, ChartKind.Individuals, "The numbers go up and down less than chance would make them. " + Learns },
        { MeasureKind.Rate, [.. AsChance.Take(11)], false, ChartKind.Individuals, "There are too few points to know how the events come. " + Learns },
        { MeasureKind.Rate, [.. AsChance.Select(count => count + 0.5)], false, ChartKind.Individuals, "These are amounts, not whole events. The chart learns from the points how much they usually go up and down." },
        { MeasureKind.Rate, [.. AsChance.Select(count => count + 0.5)], true, ChartKind.RatePrime, "These are amounts, not whole events. The chart learns from the points how much they usually go up and down." },
        { MeasureKind.Count, [.. AsChance.Select(count => count + 0.5)], true, ChartKind.Individuals, "These are amounts, not whole events. The chart learns from the points how much they usually go up and down." },
        { MeasureKind.Proportion, AsChance, false, ChartKind.Proportion, "Each person counts once, and the share goes up and down as chance would make it. So the average says how far the points may go, for each month by its size." },
        { MeasureKind.Proportion, Wild, false, ChartKind.Individuals, "The share goes up and down more than chance would make it. " + Learns },
        { MeasureKind.Proportion, Wild, true, ChartKind.ProportionPrime, "The share goes up and down more than chance would make it. " + LearnsBySize },
        { MeasureKind.Proportion, Flat, false, ChartKind.Individuals, "The share goes up and down less than chance would make it. " + Learns },
        { MeasureKind.Proportion, [.. AsChance.Select(count => count + 0.5)], false, ChartKind.Individuals, "These are not whole people. " + Learns },
        { MeasureKind.Proportion, [.. AsChance.Take(11)], false, ChartKind.Individuals, "There are too few points to know how much chance does. " + Learns },
    };

    [Theory]
    [MemberData(nameof(Choices))]
    public void Each_choice_says_why(MeasureKind kind, double[] counts, bool uneven, ChartKind chart, string because)
    {
        var choice = ChartPolicy.Choose(new(kind, IsIntervention: false, "month"), Points(counts, i => uneven ? i % 2 == 0 ? 100 : 300 : 200));

        Assert.Equal((chart, because), (choice.Chart, choice.Because));
        Assert.False(choice.NeedsEventDates);
    }

    [Theory]
    [InlineData(1, 2, false)]
    [InlineData(1, 1, true)]
    public void Fewer_than_three_events_in_two_months_are_rare(double even, double odd, bool isRare)
    {
        var choice = ChartPolicy.Choose(new(MeasureKind.Count, IsIntervention: false, "month"), Points([.. Enumerable.Range(0, 16).Select(i => i % 2 == 0 ? even : odd)], _ => 1));

        Assert.Equal(isRare, choice.NeedsEventDates);
    }

    [Theory]
    [InlineData(0, "There are 0 points so far. The chart needs 13 before it can say anything.")]
    [InlineData(1, "There is 1 point so far. The chart needs 13 before it can say anything.")]
    [InlineData(12, "There are 12 points so far. The chart needs 13 before it can say anything.")]
    [InlineData(13, null)]
    public void Too_few_points_are_counted_for_the_reader(int count, string? warning)
    {
        var choice = ChartPolicy.Choose(new(MeasureKind.Continuous, IsIntervention: false, "month"), Points([.. AsChance.Take(count)], _ => 1));

        Assert.Equal(warning is null ? [] : [warning], choice.Warnings);
    }

    /// <summary>200 on average: 150 and 250 are 25 % away and may share limits, 149 and 251 may not.</summary>
    [Theory]
    [InlineData(50, ChartKind.Individuals)]
    [InlineData(51, ChartKind.RatePrime)]
    public void Months_differ_in_size_when_one_is_more_than_a_quarter_from_the_average(double away, ChartKind chart) => Assert.Equal(
        chart, ChartPolicy.Choose(new(MeasureKind.Rate, IsIntervention: false, "month"), Points(Wild, i => i switch { 3 => 200 - away, 5 => 200 + away, _ => 200 })).Chart);

    [Fact]
    public void A_rule_that_does_not_suit_is_named_in_a_sentence()
    {
        RuleSet rules = new("Two", "made up", [NhsRules.All[0], NhsRules.All[3]]);

        var choice = ChartPolicy.Choose(new(MeasureKind.Rate, IsIntervention: false, "month"), Points(AsChance, _ => 200), rules);

        Assert.Equal([$"The rule “{NhsRules.All[3].Name}” does not suit this chart and is not used on it."], choice.Warnings);
    }

    [Theory]
    [InlineData(11, 0.5, false, false, false)]
    [InlineData(12, 0.5, true, false, false)]
    [InlineData(12, 0.2, true, false, false)]
    [InlineData(12, 0.199, false, true, false)]
    [InlineData(11, 0.199, false, false, false)]
    [InlineData(12, 0.99, true, false, false)]
    [InlineData(12, 0.991, false, false, true)]
    [InlineData(11, 0.991, false, false, false)]
    public void A_check_passes_between_one_in_five_and_ninety_nine_in_a_hundred(int points, double chance, bool passes, bool tooMuch, bool tooLittle)
    {
        DispersionCheck check = new(1, points, chance);

        Assert.Equal((passes, tooMuch, tooLittle), (check.Passes, check.VariesTooMuch, check.VariesTooLittle));
    }

    [Fact]
    public void Counts_without_their_sizes_are_counted_in_the_refusal() =>
        Assert.Contains("There are 3 counts and 2 sizes.", Assert.Throws<ArgumentException>(() => DispersionCheck.OfEvents([1, 2, 3], [1, 1])).Message, StringComparison.Ordinal);

    [Fact]
    public void Measured_numbers_of_wards_are_not_put_together() =>
        Assert.Contains("have no sum over wards", Assert.Throws<ArgumentException>(() => PooledPeriods.Of([], MeasureKind.Continuous)).Message, StringComparison.Ordinal);

    private static RawPoint[] Points(double[] counts, Func<int, double> size) =>
        [.. counts.Select((count, i) => new RawPoint(new DateOnly(2025, 1, 1).AddMonths(i), 0, PointState.Reported, count, size(i)))];
}
