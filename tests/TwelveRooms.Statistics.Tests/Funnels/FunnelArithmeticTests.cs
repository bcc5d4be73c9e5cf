using TwelveRooms.Statistics.Funnels;

namespace TwelveRooms.Statistics.Tests.Funnels;

/// <summary>The arithmetic of a funnel, written out once more in plain loops and with numbers of tables.</summary>
public sealed class FunnelArithmeticTests
{
    /// <summary>Expected 100 of each, so a score is twice the distance of the roots.</summary>
    private static readonly FunnelConvention Root = FunnelConvention.FunnelPlotR(FunnelKind.StandardisedRatio, shmi: false);

    [Theory]
    [InlineData(0.0)]
    [InlineData(0.6)]
    [InlineData(1.2)]
    public void Scores_spread_and_widened_limits_are_those_of_the_formulas(double spread)
    {
        var units = FunnelBuilder.ByChance(24, 0.05, seed: 11, spread);
        var funnel = FunnelBuilder.Draw(FunnelKind.Rate, units);
        var target = units.Sum(u => u.Numerator!.Value) / units.Sum(u => u.Denominator!.Value);

        var (squares, weights, weightSquares) = (0.0, 0.0, 0.0);
        for (var i = 0; i < units.Length; i++)
        {
            var (size, error) = (units[i].Denominator!.Value, 1 / (2 * Math.Sqrt(units[i].Denominator!.Value)));
            Assert.Equal((Math.Sqrt(units[i].Numerator!.Value / size) - Math.Sqrt(target)) / error, funnel.Points[i].Score!.Value, 9);
            squares += funnel.Points[i].TrimmedScore!.Value * funnel.Points[i].TrimmedScore!.Value;
            weights += 1 / (error * error);
            weightSquares += 1 / (error * error * error * error);
        }

        var n = units.Length;
        var between = Math.Max(0, (squares - (n - 1)) / (weights - (weightSquares / weights)));
        Assert.Equal(squares / n, funnel.Dispersion.Ratio, 9);
        Assert.Equal(between, funnel.Dispersion.Spread, 12);
        Assert.Equal(between > 0, funnel.IsWidened);
        for (var i = 0; i < n; i++)
        {
            var error = 1 / (2 * Math.Sqrt(units[i].Denominator!.Value));
            var total = Math.Sqrt((error * error) + between);
            Assert.Equal(funnel.Points[i].Score!.Value * error / total, funnel.Points[i].AdjustedScore!.Value, 9);
            var upper = Math.Sqrt(target) + (1.9599639845400545 * total);
            Assert.Equal(upper * upper, funnel.Points[i].Widened!.Value.Upper95, 9);
            var outer = Math.Max(0, Math.Sqrt(target) - (3.0902323061678132 * total));
            Assert.Equal(outer * outer, funnel.Points[i].Widened!.Value.Lower998, 9);
        }
    }

    [Fact]
    public void Winsorised_scores_are_drawn_in_to_the_quantiles_and_truncated_ones_are_set_aside()
    {
        double[] scores = [-9, -3, -2, -1, 0, 0, 1, 2, 3, 4, 9];

        Assert.Equal([-3, -3, -2, -1, 0, 0, 1, 2, 3, 4, 4], Trimmed(scores, Root));
        Assert.Equal([null, -3, -2, -1, 0, 0, 1, 2, 3, 4, null], Trimmed(scores, Root with { Trimming = Trimming.Truncate }));
        Assert.Equal([null, -3, -2, -1, 0, 0, 1, 2, 3, 4, null], Trimmed(scores, FunnelConvention.FunnelPlotR(FunnelKind.StandardisedRatio, shmi: true), score => 100 * Math.Exp(score / 10)));
        Assert.Equal([-2, -2, -2, -1, 0, 0, 1, 2, 3, 3, 3], Trimmed(scores, Root with { TrimShare = 0.2 }));
        Assert.Equal([null, null, -2, -1, 0, 0, 1, 2, 3, null, null], Trimmed(scores, Root with { Trimming = Trimming.Truncate, TrimShare = 0.2 }));
    }

    [Fact]
    public void Equal_scores_share_their_rank_when_the_ends_are_set_aside()
    {
        // Of 20 units the first tenth holds ranks below 2.1: the two at −9 share 1.5, and the next has 3.
        double[] scores = [-9, -9, .. Enumerable.Range(0, 18).Select(i => i / 2.0)];

        Assert.Equal([true, true, false], Trimmed(scores, Root with { Trimming = Trimming.Truncate }).Take(3).Select(score => score is null));
    }

    [Fact]
    public void No_unit_one_unit_and_units_that_agree_have_no_spread()
    {
        Assert.Equal((0, 0, 0), Dispersion([]));
        Assert.Equal((4, 0, 1), Dispersion([2]));
        Assert.Equal((0.25, 0, 2), Dispersion([0.5, -0.5]));

        // Two scores of 1 and −1 have n φ = 2, one more than n − 1. Each weighs 1 / 0.05² = 400, and 800 − 320,000 / 800 = 400.
        Assert.Equal((1, 0.0025, 2), Dispersion([1, -1]));
        Assert.Equal((4, 0.0175, 2), Dispersion([2, -2]));
    }

    // Quantiles of chi-square with 20 and 22 degrees of freedom, from printed tables.
    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 10)]
    public void Chi_square_limits_are_those_of_the_table_times_the_target(double target, double expected)
    {
        var limits = FunnelBuilder.Draw(
            FunnelKind.StandardisedRatio, [(9, expected), (11, expected)], FunnelConvention.FunnelPlotR(FunnelKind.StandardisedRatio, shmi: false), target).Points[0].ByChance!.Value;

        Assert.Equal(target * 9.590777 / 20, limits.Lower95, 6);
        Assert.Equal(target * 36.78071 / 20, limits.Upper95, 6);
    }

    [Fact]
    public void What_programs_draw_is_what_they_are_said_to_draw()
    {
        var (shmi, cqc) = (FunnelConvention.FunnelPlotR(FunnelKind.StandardisedRatio, shmi: true), FunnelConvention.FunnelPlotR(FunnelKind.StandardisedRatio, shmi: false));
        var (rate, part) = (FunnelConvention.FunnelPlotR(FunnelKind.Rate, shmi: true), FunnelConvention.FunnelPlotR(FunnelKind.Proportion, shmi: true));

        Assert.Equal((FunnelScale.Log, ChanceLimits.ChiSquare, Trimming.Truncate, false, 2, LimitError.OfTarget), Of(shmi));
        Assert.Equal((FunnelScale.Root, ChanceLimits.ChiSquare, Trimming.Winsorise, true, null, LimitError.OfTarget), Of(cqc));
        Assert.Equal((FunnelScale.LogOfTwoCounts, ChanceLimits.OnScale, Trimming.Winsorise, false, null, LimitError.HalfByRoot), Of(rate));
        Assert.Equal((FunnelScale.ArcsineRoot, ChanceLimits.OnScale, Trimming.Winsorise, false, null, LimitError.OfTarget), Of(part));
        Assert.Equal(
            (ChanceLimits.ChiSquare, LimitError.OfTarget), (FunnelConvention.PowerBiFunnels(FunnelKind.StandardisedRatio).Chance, FunnelConvention.PowerBiFunnels(FunnelKind.StandardisedRatio).LimitError));
        Assert.Equal(
            (ChanceLimits.OnScale, LimitError.DenominatorTwice), (FunnelConvention.PowerBiFunnels(FunnelKind.Rate).Chance, FunnelConvention.PowerBiFunnels(FunnelKind.Rate).LimitError));
        Assert.Equal(
            (ChanceLimits.OnScale, LimitError.OfTarget), (FunnelConvention.PowerBiFunnels(FunnelKind.Proportion).Chance, FunnelConvention.PowerBiFunnels(FunnelKind.Proportion).LimitError));

        static (FunnelScale, ChanceLimits, Trimming, bool, int?, LimitError) Of(FunnelConvention c) =>
            (c.Scale, c.Chance, c.Trimming, c.LeavesRootUnsquared, c.DenominatorDecimals, c.LimitError);
    }

    [Fact]
    public void A_refusal_says_what_was_given_and_what_can_be()
    {
        (double?, double?)[] units = [(1, 10), (2, 10)];
        var ours = FunnelConvention.For(FunnelKind.Proportion);

        Assert.StartsWith("The target 1.5 cannot be a ratio of this kind.", Refusal(() => FunnelBuilder.Draw(FunnelKind.Proportion, units, target: 1.5)), StringComparison.Ordinal);
        Assert.StartsWith("The target -1 cannot be a ratio of this kind.", Refusal(() => FunnelBuilder.Draw(FunnelKind.Rate, units, target: -1)), StringComparison.Ordinal);
        Assert.StartsWith("The share to trim, 0.5, must lie above 0 and below a half.", Refusal(() => FunnelBuilder.Draw(FunnelKind.Proportion, units, ours with { TrimShare = 0.5 })), StringComparison.Ordinal);
        Assert.StartsWith("The arcsine is for a part of a whole only.", Refusal(() => FunnelBuilder.Draw(FunnelKind.Rate, units, ours)), StringComparison.Ordinal);
        Assert.StartsWith("Limits need a denominator above 0, whole for a proportion.", Refusal(() => FunnelBuilder.Draw(FunnelKind.Proportion, units).LimitsAt(0.5)), StringComparison.Ordinal);
        Assert.Equal("No unit has a ratio, so there are no limits.", Assert.Throws<InvalidOperationException>(() => FunnelBuilder.Draw(FunnelKind.Rate, [(null, 10)]).LimitsAt(1)).Message);
        foreach (var target in new[] { 0.0, 1.0 })
        {
            Assert.Equal(target, FunnelBuilder.Draw(FunnelKind.Proportion, units, target: target).Target);
        }

        Assert.True(double.IsFinite(FunnelBuilder.Draw(FunnelKind.Rate, units).LimitsAt(1e12).Upper998));

        static string Refusal(Action draw) => Assert.ThrowsAny<ArgumentException>(draw).Message;
    }

    [Fact]
    public void For_a_reader_each_value_and_line_is_times_the_multiplier_and_lines_reach_a_little_beyond_the_largest_unit()
    {
        ReleasedUnit[] units = [.. FunnelBuilder.ByChance(12, 0.05, seed: 5).Select((u, i) => new ReleasedUnit($"Ward {i}", Shown(u.Numerator!.Value), Shown(u.Denominator!.Value)))];
        var plain = FunnelBuilder.Draw(FunnelKind.Rate, units.Select(u => ((double?)u.Numerator.Value, (double?)u.Denominator.Value)));
        var funnel = ReleasedFunnel.Of("acute", units, new() { Kind = FunnelKind.Rate }, 1000);

        for (var i = 0; i < units.Length; i++)
        {
            Assert.Equal(1000 * plain.Points[i].Ratio!.Value, funnel.Points[i].Ratio.Value, 9);
            Assert.Equal(1000 * plain.Points[i].Limits!.Value.Lower95, funnel.Points[i].Lower.Value, 9);
            Assert.Equal(1000 * plain.Points[i].Limits!.Value.Upper95, funnel.Points[i].Upper.Value, 9);
        }

        var sizes = funnel.Limits.Select(at => at.Denominator.Value).ToList();
        Assert.Equal(160, sizes.Count);
        Assert.Equal(sizes.Order(), sizes);
        Assert.Equal(1.04 * units.Max(u => u.Denominator.Value), sizes[^1], 9);
        Assert.Equal(sizes[^1] / (160 * 160), sizes[0], 9);
        Assert.Equal(plain.Dispersion.IsFromFewUnits, funnel.IsFromFewUnits);
        Assert.False(funnel.IsFromFewUnits);
    }

    [Fact]
    public void For_a_reader_lines_of_a_proportion_stand_at_whole_numbers_each_once()
    {
        var funnel = ReleasedFunnel.Of("acute", [new("A", Shown(3), Shown(20)), new("B", Shown(5), Shown(30))], new() { Kind = FunnelKind.Proportion });

        Assert.Equal(Enumerable.Range(1, 32).Select(size => (double)size), funnel.Limits.Select(at => at.Denominator.Value));
    }

    [Fact]
    public void Without_a_unit_that_is_shown_there_is_no_line_and_no_judgement()
    {
        foreach (var units in new ReleasedUnit[][] { [], [new("A", Released.Hidden, Released.Hidden)], [new("A", Shown(1), Released.Absent)] })
        {
            var funnel = ReleasedFunnel.Of("acute", units, new() { Kind = FunnelKind.Rate });

            Assert.Empty(funnel.Limits);
            Assert.True(funnel.IsFromFewUnits && !funnel.IsWidened && !funnel.Target.IsShown);
            Assert.Equal((0, 0.0), (funnel.UnitsWithRatio, funnel.ExpectedOutside998));
        }
    }

    [Fact]
    public void A_unit_that_cannot_be_is_named_as_its_reader_knows_it()
    {
        var options = new FunnelOptions { Kind = FunnelKind.Proportion };

        Assert.StartsWith("The unit 'Larch' ", Assert.Throws<ArgumentException>(() => ReleasedFunnel.Of("acute", [new("Larch", Shown(11), Shown(10))], options)).Message, StringComparison.Ordinal);
        Assert.StartsWith("The unit 'unit 2' ", Assert.Throws<ArgumentException>(() => ReleasedFunnel.Of("acute", [new("A", Shown(1), Shown(2)), new(null, Shown(11), Shown(10))], options)).Message, StringComparison.Ordinal);
        Assert.Equal("stratum", Assert.Throws<ArgumentException>(() => ReleasedFunnel.Of(" ", [], options)).ParamName);
    }

    private static double?[] Trimmed(double[] scores, FunnelConvention convention, Func<double, double>? numerator = null) =>
    [
        .. FunnelBuilder.Draw(FunnelKind.StandardisedRatio, scores.Select(score => ((double?)(numerator ?? ByRoot)(score), (double?)100)), convention).Points
            .Select(point => point.TrimmedScore is { } trimmed ? Math.Round(trimmed, 9) + 0.0 : (double?)null),
    ];

    private static (double Ratio, double Spread, int Units) Dispersion(double[] scores)
    {
        var units = scores.Select(score => ((double?)ByRoot(score), (double?)100)).Append((null, 100));
        var found = FunnelBuilder.Draw(FunnelKind.StandardisedRatio, units, Root with { TrimShare = 1e-9 }).Dispersion;
        return (Math.Round(found.Ratio, 6), Math.Round(found.Spread, 9), found.Units);
    }

    private static double ByRoot(double score) => (10 + (score / 2)) * (10 + (score / 2));

    private static Released Shown(double value) => Released.From(value, Sensitivity.NotAboutPeople, Tier.Own);
}
