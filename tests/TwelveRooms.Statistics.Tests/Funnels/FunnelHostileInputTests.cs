using TwelveRooms.Statistics.Funnels;

namespace TwelveRooms.Statistics.Tests.Funnels;

public sealed class FunnelHostileInputTests
{
    [Theory]
    [InlineData(-1, 10, "numerator -1")]
    [InlineData(double.NaN, 10, "numerator NaN")]
    [InlineData(double.PositiveInfinity, 10, "numerator")]
    [InlineData(1, -10, "denominator -10")]
    [InlineData(1, 1e13, "denominator")]
    [InlineData(11, 10, "11, which is more than its denominator 10")]
    [InlineData(2.5, 10, "numerator 2.5, which is not a whole number")]
    [InlineData(2, 10.5, "denominator 10.5, which is not a whole number")]
    public void A_number_that_cannot_be_is_refused_by_name(double numerator, double denominator, string words)
    {
        var refusal = Assert.Throws<ArgumentException>(() => FunnelBuilder.Draw(FunnelKind.Proportion, [(1, 10), (numerator, denominator)]));

        Assert.Contains("'ward 2'", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(words, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_that_cannot_be_followed_are_refused()
    {
        (double?, double?)[] units = [(1, 10), (2, 10)];
        foreach (var target in new[] { -0.1, 1.1, double.NaN })
        {
            Assert.Throws<ArgumentException>(() => FunnelBuilder.Draw(FunnelKind.Proportion, units, target: target));
        }

        var ours = FunnelConvention.For(FunnelKind.Proportion);
        Assert.Throws<ArgumentException>(() => FunnelBuilder.Draw(FunnelKind.Proportion, units, ours with { TrimShare = 0.5 }));
        Assert.Throws<ArgumentException>(() => FunnelBuilder.Draw(FunnelKind.Proportion, units, ours with { Chance = ChanceLimits.ChiSquare }));
        Assert.Throws<ArgumentException>(() => FunnelBuilder.Draw(FunnelKind.Rate, units, ours));
        Assert.Throws<ArgumentException>(() => FunnelBuilder.Draw(FunnelKind.Rate, [(0, 10), (0, 20)], FunnelConvention.FunnelPlotR(FunnelKind.Rate, shmi: false)));
        Assert.Throws<ArgumentException>(() => FunnelBuilder.Draw(FunnelKind.StandardisedRatio, [(1, 0.001)], FunnelConvention.FunnelPlotR(FunnelKind.StandardisedRatio, shmi: true)));
        Assert.Throws<ArgumentOutOfRangeException>(() => FunnelConvention.For((FunnelKind)7));
        Assert.Throws<ArgumentException>(() => FunnelPlot.ByStratum([new("A", " ", 1, 2)], new() { Kind = FunnelKind.Rate }));
        Assert.Throws<ArgumentException>(() => FunnelPlot.ByStratum([null!], new() { Kind = FunnelKind.Rate }));
        Assert.Throws<ArgumentNullException>(() => FunnelPlot.ByStratum(null!, new() { Kind = FunnelKind.Rate }));
    }

    [Fact]
    public void No_unit_no_ratio_and_one_unit_have_answers_without_limits_made_up()
    {
        Assert.Empty(FunnelPlot.ByStratum([], new() { Kind = FunnelKind.Rate }));

        var silent = FunnelBuilder.Draw(FunnelKind.Rate, [(null, 10), (3, 0)]);
        Assert.Null(silent.Target);
        Assert.Equal(0, silent.UnitsWithRatio);
        Assert.Throws<InvalidOperationException>(() => silent.LimitsAt(10));

        var alone = FunnelBuilder.Draw(FunnelKind.Rate, [(3, 10)]);
        Assert.False(alone.IsWidened);
        Assert.Equal(FunnelPlace.Inside, alone.Points[0].Place);
        Assert.Throws<ArgumentOutOfRangeException>(() => alone.LimitsAt(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => FunnelBuilder.Draw(FunnelKind.Proportion, [(3, 10)]).LimitsAt(4.5));
    }

    [Theory]
    [InlineData(FunnelKind.Proportion, 0, 20)]
    [InlineData(FunnelKind.Proportion, 20, 20)]
    [InlineData(FunnelKind.Rate, 0, 20)]
    [InlineData(FunnelKind.StandardisedRatio, 0, 1)]
    [InlineData(FunnelKind.Rate, 1e9, 1e9)]
    [InlineData(FunnelKind.Rate, 1, 1e-300)]
    [InlineData(FunnelKind.Rate, 1, double.Epsilon)]
    public void The_ends_of_what_can_be_have_finite_limits(FunnelKind kind, double numerator, double denominator)
    {
        if (kind == FunnelKind.Rate && denominator < 1e-100)
        {
            var refusal = Assert.Throws<ArgumentException>(() => FunnelBuilder.Draw(kind, [(numerator, denominator), (2, 5)]));
            Assert.Contains("'ward 1'", refusal.Message, StringComparison.Ordinal);
            return;
        }

        var funnel = FunnelBuilder.Draw(kind, [(numerator, denominator), (numerator, denominator), (numerator, denominator)]);
        Assert.All(funnel.Points, point =>
        {
            var limits = point.Limits!.Value;
            Assert.True(double.IsFinite(limits.Lower998) && double.IsFinite(limits.Upper998) && double.IsFinite(point.Score!.Value));
        });
        if (kind != FunnelKind.StandardisedRatio)
        {
            Assert.All(funnel.Points, point => Assert.Equal(FunnelPlace.Inside, point.Place));
        }
    }

    [Fact]
    public void A_thousand_large_units_take_no_time()
    {
        var random = new Random(3);
        (double?, double?)[] units = [.. Enumerable.Range(0, 1000).Select(_ => ((double?)random.Next(40_000, 60_000), (double?)1_000_000))];

        var watch = System.Diagnostics.Stopwatch.StartNew();
        FunnelBuilder.Draw(FunnelKind.Proportion, units);

        Assert.True(watch.ElapsedMilliseconds < 10_000, $"{watch.ElapsedMilliseconds} ms");
    }
}
