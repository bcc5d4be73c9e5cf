using TwelveRooms.Statistics.Distributions;
using TwelveRooms.Statistics.Policy;

namespace TwelveRooms.Statistics.Tests.Policy;

public sealed class ChartPolicyTests
{
    private static readonly MeasureFacts Falls = new(MeasureKind.Rate, IsIntervention: false, "month");
    private static readonly MeasureFacts Force = new(MeasureKind.Rate, IsIntervention: true, "month");

    [Theory]
    [InlineData(MeasureKind.Continuous)]
    [InlineData(MeasureKind.Score)]
    public void Measured_numbers_stand_alone(MeasureKind kind) =>
        Assert.Equal(ChartKind.Individuals, ChartPolicy.Choose(new(kind, false, "week"), Points(Even(10, 20), 20)).Chart);

    [Fact]
    public void Events_that_come_one_by_one_have_limits_from_their_average()
    {
        Assert.Equal(ChartKind.Rate, ChartPolicy.Choose(Falls, Points(ByChance(10, 24, each: 1), 500)).Chart);
        Assert.Equal(ChartKind.Count, ChartPolicy.Choose(Falls with { Kind = MeasureKind.Count }, Points(ByChance(10, 24, each: 1), null)).Chart);
    }

    [Fact]
    public void Events_of_a_few_people_have_limits_from_their_own_spread()
    {
        var choice = ChartPolicy.Choose(Force, Points(ByChance(10, 24, each: 5), 500));

        Assert.Equal(ChartKind.Individuals, choice.Chart);
        Assert.True(choice.Dispersion is { VariesTooMuch: true, Ratio: > 2 });
        Assert.StartsWith("The numbers go up and down more than chance would make them. Often a few people account for most", choice.Because, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_periods_differ_in_size_each_has_limits_of_its_own()
    {
        var points = Points(ByChance(10, 24, each: 5), 500).Select((point, i) => point with { Denominator = i % 2 == 0 ? 300 : 700 }).ToArray();

        Assert.Equal(ChartKind.RatePrime, ChartPolicy.Choose(Force, points).Chart);
    }

    [Fact]
    public void Rare_incidents_are_charted_by_the_time_between()
    {
        var choice = ChartPolicy.Choose(Falls, Points(ByChance(1, 24, each: 1), 500));

        Assert.True(choice is { Chart: ChartKind.TimeBetween, NeedsEventDates: true });
        Assert.Contains("how long it was from one time to the next", choice.Because, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    public void Rare_force_is_never_charted_by_the_time_between(int each)
    {
        var choice = ChartPolicy.Choose(Force, Points(ByChance(1, 24, each), 500));

        Assert.True(choice is { NeedsEventDates: false, Chart: ChartKind.Rate or ChartKind.Individuals });
        Assert.Contains("something that staff do to a person", choice.Because, StringComparison.Ordinal);
        Assert.Contains(choice.Warnings, warning => warning.Contains("only show large changes", StringComparison.Ordinal));
    }

    [Fact]
    public void Days_between_events_need_a_scale_for_times()
    {
        MeasureFacts days = new(MeasureKind.DaysBetween, false, "event");

        Assert.Equal(ChartKind.TimeBetween, ChartPolicy.Choose(days, Points([12, 40, 3, 77], null)).Chart);
        var sameDay = ChartPolicy.Choose(days, Points([12, 0, 3, 77], null));
        Assert.Equal(ChartKind.CasesBetween, sameDay.Chart);
        Assert.Contains(sameDay.Warnings, warning => warning.Contains("time of day", StringComparison.Ordinal));
    }

    [Fact]
    public void A_share_of_people_follows_the_same_check()
    {
        MeasureFacts share = new(MeasureKind.Proportion, false, "month");

        Assert.Equal(ChartKind.Proportion, ChartPolicy.Choose(share, Points(ByChance(10, 24, each: 1), 200)).Chart);
        Assert.Equal(ChartKind.Individuals, ChartPolicy.Choose(share, Points(ByChance(10, 24, each: 5), 200)).Chart);
        Assert.Equal(ChartKind.ProportionPrime, ChartPolicy.Choose(share, [.. Points(ByChance(10, 24, each: 5), 200).Select((p, i) => p with { Denominator = 120 + 10 * i })]).Chart);
    }

    [Fact]
    public void Rules_that_do_not_suit_the_chart_are_named()
    {
        var choice = ChartPolicy.Choose(Falls, Points(ByChance(10, 24, each: 1), 500), RuleSets.Nelson);

        Assert.Equal(RuleSets.Nelson.UnsoundFor(choice.Chart).Count, choice.Warnings.Count);
        Assert.NotEmpty(choice.Warnings);
        Assert.All(RuleSets.Nelson.UnsoundFor(choice.Chart), rule => Assert.Contains(choice.Warnings, warning => warning.Contains(rule.Name, StringComparison.Ordinal)));
    }

    [Fact]
    public void Amounts_and_too_few_points_do_not_pass_for_counts()
    {
        var hours = ChartPolicy.Choose(Force, Points([.. ByChance(10, 24, each: 1).Select(count => count + 0.5)], 500));
        Assert.True(hours is { Chart: ChartKind.Individuals, Dispersion: null });

        var few = ChartPolicy.Choose(Falls, Points(ByChance(10, 11, each: 1), 500));
        Assert.Equal(ChartKind.Individuals, few.Chart);
        Assert.Contains("There are 11 points so far. The chart needs 13 before it can say anything.", few.Warnings);

        var none = ChartPolicy.Choose(Falls, []);
        Assert.Equal(ChartKind.Individuals, none.Chart);
        Assert.Single(none.Warnings);
    }

    [Fact]
    public void Gaps_and_closed_wards_are_passed_over()
    {
        var points = Points(ByChance(10, 24, each: 1), 500);
        RawPoint[] gaps = [.. points.Take(12), new(new(2030, 1, 1), 0, PointState.NotReported, null, null), new(new(2030, 2, 1), 0, PointState.Reported, 0, 0), .. points.Skip(12)];

        Assert.Equal(ChartPolicy.Choose(Falls, points).Dispersion, ChartPolicy.Choose(Falls, gaps).Dispersion);
    }

    [Theory]
    [InlineData(-1, 500)]
    [InlineData(double.PositiveInfinity, 500)]
    [InlineData(double.NaN, 500)]
    [InlineData(1, double.PositiveInfinity)]
    [InlineData(1, double.NaN)]
    public void A_number_that_cannot_be_is_refused_by_its_day(double numerator, double denominator)
    {
        var refusal = Assert.Throws<ArgumentException>(() => ChartPolicy.Choose(Falls, [new(new(2026, 3, 1), 0, PointState.Reported, numerator, denominator)]));

        Assert.Contains("2026-03-01", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>Words a child of nine to eleven reads: short sentences, short words, none of the trade's.</summary>
    [Fact]
    public void Every_reason_is_in_plain_words()
    {
        var reasons = Reasons().Distinct().ToArray();

        Assert.True(reasons.Length >= 12, $"{reasons.Length}");
        Assert.All(reasons, reason =>
        {
            foreach (var sentence in reason.Split(['.', ':'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            {
                Assert.True(sentence.Split(' ').Length <= 26, sentence);
            }

            Assert.True(reason.Split(' ').Average(word => word.Length) <= 4.8, reason);
            Assert.DoesNotContain("dispersion", reason, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Poisson", reason, StringComparison.OrdinalIgnoreCase);
        });
    }

    private static IEnumerable<string> Reasons()
    {
        foreach (var kind in Enum.GetValues<MeasureKind>())
        {
            foreach (var (each, mean, count) in new[] { (1, 10, 24), (5, 10, 24), (1, 1, 24), (1, 10, 5) })
            {
                foreach (var uneven in new[] { false, true })
                {
                    var points = Points(ByChance(mean, count, each), 200).Select((point, i) => uneven ? point with { Denominator = 120 + 15 * i } : point).ToArray();
                    yield return ChartPolicy.Choose(new(kind, true, "month"), points).Because;
                    yield return ChartPolicy.Choose(new(kind, false, "month"), points).Because;
                }
            }

            yield return ChartPolicy.Choose(new(kind, false, "month"), Points([.. Enumerable.Repeat(10.0, 24)], 200)).Because;
        }
    }

    private static double[] Even(int from, int count) => [.. Enumerable.Range(from, count).Select(i => (double)(i % 7))];

    /// <summary>Quantiles of the distribution in a fixed order: they vary exactly as chance would, with each person accounting for so many.</summary>
    private static double[] ByChance(double mean, int count, int each) =>
        [.. Enumerable.Range(0, count).Select(i => (double)each * Poisson.Quantile(((i * 7 % count) + 0.5) / count, Math.Max(mean / each, 0.2)))];

    private static RawPoint[] Points(double[] values, double? denominator) =>
        [.. values.Select((value, i) => new RawPoint(new DateOnly(2024, 1, 1).AddMonths(i), 0, PointState.Reported, value, denominator))];
}
