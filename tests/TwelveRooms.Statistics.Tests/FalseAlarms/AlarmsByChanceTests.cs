using System.Diagnostics;
using TwelveRooms.Statistics.FalseAlarms;

namespace TwelveRooms.Statistics.Tests.FalseAlarms;

public sealed class AlarmsByChanceTests
{
    [Theory]
    [InlineData(13, 0)]
    [InlineData(24, 0)]
    [InlineData(48, 0)]
    [InlineData(13, 12)]
    [InlineData(30, 12)]
    [InlineData(120, 12)]
    public void The_known_rates_are_what_the_simulation_gives(int points, int baseline)
    {
        var unchanged = new UnchangedSeries { Points = points, Options = ChartOptions.Default with { BaselinePoints = baseline } };
        var (known, again) = (AlarmsByChance.Rates(unchanged), AlarmSimulation.Run(unchanged, 10_000, seed: 99));

        Assert.Equal(1_000_000, known.Series);
        Assert.Equal(known.Today, again.Today, 4.5 * again.ErrorOf(known.Today));
        Assert.Equal(known.InLast24, again.InLast24, 4.5 * again.ErrorOf(known.InLast24));
        Assert.Equal(known.OfPoints, again.OfPoints, 0.006);
        Assert.Equal(known.OutsideLimits, again.OutsideLimits, 0.001);
    }

    [Theory]
    [InlineData(14)]
    [InlineData(22)]
    [InlineData(42)]
    [InlineData(100)]
    public void Lengths_between_are_near_enough(int points)
    {
        var unchanged = new UnchangedSeries { Points = points };
        var (between, exact) = (AlarmsByChance.Rates(unchanged), AlarmSimulation.Run(unchanged, 20_000));

        Assert.Equal(exact.Today, between.Today, 0.003);
        Assert.Equal(exact.InLast24, between.InLast24, 0.01);
    }

    [Fact]
    public void The_ends_stand_for_what_lies_beyond()
    {
        Assert.Equal(AlarmsByChance.Rates(new() { Points = 120 }), AlarmsByChance.Rates(new() { Points = 1_000 }));
        Assert.Equal(AlarmsByChance.Rates(new() { Points = 13 }), AlarmsByChance.Rates(new() { Points = 5 }));
    }

    [Fact]
    public void A_page_of_charts_expects_the_sum_of_its_charts()
    {
        var expected = AlarmsByChance.Expected(Enumerable.Repeat(24, 200).Concat(Enumerable.Repeat(12, 50)));

        Assert.Equal(200 * 0.0138, expected.Today, 1e-9);
        Assert.Equal(200 * 0.1542, expected.InLast24, 1e-9);
        Assert.Equal("With no change at all, about 3 of 250 charts like these would show one by chance on any day.", expected.OfToday);
        Assert.Equal("With no change at all, about 31 of 250 charts like these would show one by chance somewhere in the last 24 points.", expected.OfLast24);
    }

    [Fact]
    public void What_is_known_of_each_chart_adds_up()
    {
        var frozen = AlarmsByChance.Rates(new() { Options = ChartOptions.Default with { BaselinePoints = 12 } });

        // 14 × 5.90 % = 0.83, and 14 × 31.05 % = 4.35.
        var expected = ExpectedAlarms.Of([.. Enumerable.Repeat(frozen, 14)]);

        Assert.Equal((0.826, 4.347, 14), (Math.Round(expected.Today, 3), Math.Round(expected.InLast24, 3), expected.Series));
        Assert.Equal("With no change at all, about 1 of 14 charts like these would show one by chance on any day.", expected.OfToday);
    }

    [Fact]
    public void A_few_charts_say_how_seldom()
    {
        Assert.Equal("With no change at all, one of 10 charts like these would show one by chance on any day about 1 time in 7.", AlarmsByChance.Expected(Enumerable.Repeat(24, 10)).OfToday);
        Assert.Equal("With no change at all, about 1 of 100 charts like this one would show one by chance on any day.", AlarmsByChance.Expected([24]).OfToday);
        Assert.Equal(0, AlarmsByChance.Expected([]).Today);
        Assert.Equal("lengths", Assert.Throws<ArgumentOutOfRangeException>(() => AlarmsByChance.Expected([24, -1])).ParamName);
    }

    [Fact]
    public void Charts_too_short_for_icons_are_counted_and_expect_none()
    {
        var short_ = AlarmsByChance.Expected([0, 5]);

        Assert.Equal((0.0, 0.0, 2), (short_.Today, short_.InLast24, short_.Series));
        Assert.Equal("With no change at all, hardly any of 2 charts like these would show one by chance on any day.", short_.OfToday);
    }

    [Fact]
    public void What_is_known_by_heart_is_said_of_the_usual_charts_alone()
    {
        const int Known = 1_000_000;

        Assert.Equal(Known, AlarmsByChance.Rates(new() { Points = 24 }).Series);
        Assert.NotEqual(Known, AlarmsByChance.Rates(new() { Points = 24, EventsPerPoint = 20 }).Series);
        Assert.NotEqual(Known, AlarmsByChance.Rates(new() { Points = 24, Options = ChartOptions.Default with { BaselinePoints = 14 } }).Series);
        Assert.NotEqual(Known, AlarmsByChance.Rates(new() { Points = 24, Options = ChartOptions.Default with { Rules = RuleSets.Nelson } }).Series);
    }

    [Fact]
    public void What_is_missing_or_too_much_is_named()
    {
        Assert.Equal("unchanged", Assert.Throws<ArgumentNullException>(() => AlarmsByChance.Rates(null!)).ParamName);
        Assert.Equal("unchanged", Assert.Throws<ArgumentNullException>(() => AlarmSimulation.Run(null!)).ParamName);
        Assert.Equal("lengths", Assert.Throws<ArgumentNullException>(() => AlarmsByChance.Expected(null!)).ParamName);
        Assert.Equal("charts", Assert.Throws<ArgumentNullException>(() => ExpectedAlarms.Of(null!)).ParamName);
        Assert.StartsWith(
            "From 1 to 10,000,000 series are made up; 0 takes the usual number.",
            Assert.Throws<ArgumentOutOfRangeException>(() => AlarmSimulation.Run(new(), 10_000_001)).Message, StringComparison.Ordinal);
    }

    // Three standard deviations of a normal distribution leave 0.27 %; with 400 events a point counts come near it.
    [Fact]
    public void Large_counts_lie_outside_their_limits_as_often_as_normal_values()
    {
        var counts = new UnchangedSeries { Points = 60, Options = ChartOptions.Default with { Kind = ChartKind.Count }, EventsPerPoint = 400 };

        Assert.InRange(AlarmSimulation.Run(counts, 4_000).OutsideLimits, 0.0021, 0.0033);
    }

    // Limits that take events for independent: ±3 √(60 ÷ 4) events, where people of 5 events each spread by 5 √(12 ÷ 4): 1.34 deviations, 18 %.
    [Fact]
    public void Events_that_come_in_fives_lie_outside_limits_of_independent_ones_about_one_time_in_six()
    {
        var clustered = new UnchangedSeries
        {
            Points = 60, Options = ChartOptions.Default with { Kind = ChartKind.Proportion }, EventsPerPoint = 30, EventsPerPerson = 5, Whole = 60,
        };

        Assert.InRange(AlarmSimulation.Run(clustered, 2_000).OutsideLimits, 0.13, 0.22);
    }

    [Theory]
    [InlineData(ChartKind.SubgroupMean)]
    [InlineData(ChartKind.SubgroupSpread)]
    public void Groups_of_five_lie_outside_limits_of_their_own_spread_as_seldom_as_the_tables_say(ChartKind kind) =>
        Assert.InRange(AlarmSimulation.Run(new() { Points = 60, Options = ChartOptions.Default with { Kind = kind } }, 4_000).OutsideLimits, 0.0015, 0.006);

    [Fact]
    public void The_ends_of_what_can_be_asked_are_answered_and_what_lies_beyond_is_refused_in_words()
    {
        var counts = ChartOptions.Default with { Kind = ChartKind.Count };
        var parts = ChartOptions.Default with { Kind = ChartKind.Proportion };
        UnchangedSeries[] ends =
        [
            new() { Points = 2 }, new() { Points = 2_000 }, new() { Options = counts, EventsPerPoint = 10_000 }, new() { Options = counts, EventsPerPoint = 5, EventsPerPerson = 1_000 },
            new() { Options = parts, EventsPerPoint = 60, Whole = 60 }, new() { Options = parts, EventsPerPoint = 5, Whole = 10_000 },
        ];
        Assert.All(ends, end => Assert.InRange(AlarmSimulation.Run(end, 1).Today, 0, 1));

        Assert.StartsWith("A series has 2 to 2000 points.", Refusal(new() { Points = 1 }), StringComparison.Ordinal);
        Assert.StartsWith("A series has 2 to 2000 points.", Refusal(new() { Points = 2_001 }), StringComparison.Ordinal);
        Assert.StartsWith("A point has more than 0 and at most 10,000 events.", Refusal(new() { Options = counts, EventsPerPoint = 10_001 }), StringComparison.Ordinal);
        Assert.StartsWith("A person accounts for 1 to 1,000 events.", Refusal(new() { Options = counts, EventsPerPoint = 5, EventsPerPerson = 1_001 }), StringComparison.Ordinal);
        Assert.StartsWith("Say how many events a point has: Count with 1 a person.", Refusal(new() { Options = counts }), StringComparison.Ordinal);
        Assert.StartsWith("The whole is from the events of a point up to 10,000.", Refusal(new() { Options = parts, EventsPerPoint = 61, Whole = 60 }), StringComparison.Ordinal);

        static string Refusal(UnchangedSeries series) => Assert.ThrowsAny<ArgumentException>(() => AlarmSimulation.Run(series, 1)).Message;
    }

    [Fact]
    public void Twenty_thousand_charts_of_many_lengths_are_asked_about_at_once()
    {
        var lengths = Enumerable.Range(0, 20_000).Select(i => 10 + i % 110).ToArray();
        var watch = Stopwatch.StartNew();
        var expected = AlarmsByChance.Expected(lengths);

        Assert.InRange(expected.Today, 200, 400);
        Assert.True(watch.ElapsedMilliseconds < 2_000, $"{watch.ElapsedMilliseconds} ms");
    }

    [Fact]
    public void What_no_rule_looks_at_makes_no_other_question() => Assert.Equal(
        AlarmsByChance.Rates(new()),
        AlarmsByChance.Rates(new() { Options = ChartOptions.Default with { LeastPoints = 20, Conflict = ConflictShows.Concern, TargetOnLimitDecides = false } }));

    [Fact]
    public void An_unusual_chart_is_simulated_once()
    {
        var unusual = new UnchangedSeries { Options = ChartOptions.Default with { Kind = ChartKind.RatePrime, LeastPoints = 14 }, EventsPerPoint = 40, EventsPerPerson = 3 };
        var first = AlarmsByChance.Rates(unusual);
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 1_000; i++)
        {
            Assert.Equal(first, AlarmsByChance.Rates(unusual with { Points = 24 }));
        }

        Assert.True(watch.ElapsedMilliseconds < 2_000, $"{watch.ElapsedMilliseconds} ms");
    }
}
