using TwelveRooms.Statistics.FalseAlarms;

namespace TwelveRooms.Statistics.Tests.FalseAlarms;

public sealed class AlarmSimulationTests
{
    private static readonly ChartOptions Frozen = ChartOptions.Default with { BaselinePoints = 12 };

    /// <summary>
    /// The check figures are 1.5 % and 15 %, and 5.5 % and 30 % with limits frozen on the first 12: they were rounded to a half and to
    /// five. A program of its own in C, with no code of ours, gave 1.36, 15.4, 5.86 and 31.2 % (400,000 series each).
    /// </summary>
    [Theory]
    [InlineData(0, 0.015, 0.15, 0.0136, 0.1542)]
    [InlineData(12, 0.055, 0.30, 0.0586, 0.3118)]
    public void Charts_of_24_points_alarm_as_often_as_the_check_figures_say(int baseline, double today, double any, double todayInC, double anyInC)
    {
        var rates = AlarmSimulation.Run(new() { Options = ChartOptions.Default with { BaselinePoints = baseline } }, 60_000);

        Assert.Equal(today, rates.Today, 0.005);
        Assert.Equal(any, rates.InLast24, 0.015);
        Assert.Equal(todayInC, rates.Today, 4.5 * rates.ErrorOf(todayInC));
        Assert.Equal(anyInC, rates.InLast24, 4.5 * rates.ErrorOf(anyInC));
    }

    /// <summary>
    /// Five events a person make the variance five times what a U chart believes, so its limits lie at 3 / √5 = 1.34 of the true spread,
    /// and 2 (1 − Φ(1.34)) = 18 % of points lie outside. The reason why the policy asks for a dispersion check.
    /// </summary>
    [Theory]
    [InlineData(ChartKind.Rate)]
    [InlineData(ChartKind.Count)]
    public void Plain_limits_flag_one_point_in_six_when_a_few_people_account_for_most_events(ChartKind kind)
    {
        var plain = AlarmSimulation.Run(Clustered(kind), 8_000);

        Assert.Equal(0.18, plain.OutsideLimits, 0.015);
        Assert.Equal(0.18, plain.Today, 0.02);
        Assert.True(plain.InLast24 > 0.98, "every unchanged ward shows a signal");
    }

    [Theory]
    [InlineData(ChartKind.RatePrime)]
    [InlineData(ChartKind.Individuals)]
    public void Limits_from_the_spread_that_is_there_do_not(ChartKind kind)
    {
        var rates = AlarmSimulation.Run(Clustered(kind), 8_000);

        Assert.True(rates.OutsideLimits < 0.005 && rates.Today < 0.02 && rates.InLast24 < 0.18, $"{rates}");
    }

    [Fact]
    public void Events_that_come_one_by_one_suit_plain_limits()
    {
        var rates = AlarmSimulation.Run(Clustered(ChartKind.Rate) with { EventsPerPerson = 1 });

        Assert.True(rates.OutsideLimits < 0.004, $"{rates}");
    }

    [Fact]
    public void The_same_question_has_the_same_answer()
    {
        Assert.Equal(AlarmSimulation.Run(new()), AlarmSimulation.Run(new()));
        Assert.NotEqual(AlarmSimulation.Run(new()).InLast24, AlarmSimulation.Run(new(), seed: 13).InLast24);
        Assert.Equal((61, 755, 5_000), Counted(AlarmSimulation.Run(new())));
    }

    [Fact]
    public void Rules_of_their_own_alarm_as_their_lengths_say()
    {
        AlarmRates Of(params SpcRule[] rules) => AlarmSimulation.Run(new()
        {
            Options = ChartOptions.Default with { Rules = RuleSets.MakingDataCount with { Rules = rules } },
        });

        Assert.Equal(0, Of().InLast24);
        Assert.True(Of(RuleSets.Run(6)).InLast24 > Of(RuleSets.Run(7)).InLast24);
        Assert.True(Of(RuleSets.Run(7)).InLast24 > Of(RuleSets.Run(9)).InLast24);
        Assert.True(Of(RuleSets.Trend(5)).InLast24 > Of(RuleSets.Trend(7)).InLast24);
        Assert.Equal(0, Of(RuleSets.Run(7)).OutsideLimits);
        Assert.True(AlarmSimulation.Run(new() { Options = Frozen }).Today > AlarmSimulation.Run(new()).Today);
    }

    /// <summary>By hand: of seven points that do not change, in all orders alike, 2 of 7! = 5,040 only rise or only fall.</summary>
    [Fact]
    public void A_trend_of_seven_is_as_rare_as_counting_orders_says()
    {
        var rates = AlarmSimulation.Run(
            new() { Points = 7, Options = ChartOptions.Default with { LeastPoints = 7, Rules = RuleSets.MakingDataCount with { Rules = [RuleSets.Trend(7)] } } }, 300_000);

        Assert.Equal(2 / 5040.0, rates.Today, 4.5 * rates.ErrorOf(2 / 5040.0));
    }

    [Fact]
    public void Every_kind_of_chart_has_an_answer()
    {
        foreach (var kind in ChartKinds.All)
        {
            var rates = AlarmSimulation.Run(new() { Options = ChartOptions.Default with { Kind = kind }, EventsPerPoint = kind.IsAttribute() ? 30 : null }, 2_000);

            Assert.InRange(rates.Today, 0, 0.03);
            Assert.InRange(rates.InLast24, 0.01, 0.40);
        }
    }

    [Fact]
    public void What_cannot_be_is_refused_by_name()
    {
        void Refused(string name, UnchangedSeries series, int count = 10) =>
            Assert.Equal(name, Assert.ThrowsAny<ArgumentException>(() => AlarmSimulation.Run(series, count)).ParamName);

        Refused("Points", new() { Points = 1 });
        Refused("Points", new() { Points = 2_001 });
        Refused("EventsPerPoint", new() { EventsPerPoint = 0 });
        Refused("EventsPerPoint", new() { EventsPerPoint = double.NaN });
        Refused("EventsPerPoint", new() { EventsPerPerson = 5 });
        Refused("EventsPerPoint", new() { Options = ChartOptions.Default with { Kind = ChartKind.Rate } });
        Refused("EventsPerPerson", new() { EventsPerPoint = 5, EventsPerPerson = 0 });
        Refused("Whole", new() { Options = ChartOptions.Default with { Kind = ChartKind.Proportion }, EventsPerPoint = 61 });
        Refused("series", new(), -1);
        Refused("series", new(), 10_000_001);
        Refused("BaselinePoints", new() { Options = ChartOptions.Default with { BaselinePoints = -1 } });
    }

    private static UnchangedSeries Clustered(ChartKind kind) => new()
    {
        Options = ChartOptions.Default with { Kind = kind },
        EventsPerPoint = 50,
        EventsPerPerson = 5,
    };

    private static (double Today, double InLast24, int Series) Counted(AlarmRates rates) =>
        (Math.Round(rates.Today * rates.Series), Math.Round(rates.InLast24 * rates.Series), rates.Series);
}
