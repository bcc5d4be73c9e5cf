namespace TwelveRooms.Statistics.Tests.Rules;

/// <summary>Where a rule just holds and where it just does not: at the width of rounding, on the line, and at the last length allowed.</summary>
public sealed class RuleEdgeTests
{
    public static TheoryData<double[], bool> Steps => new()
    {
        { [1e9, 1e9 + 1, 1e9 + 2, 1e9 + 3, 1e9 + 4, 1e9 + 5, 1e9 + 6], true },
        { [1e9, 1e9 + 1, 1e9 + 1.0005, 1e9 + 2, 1e9 + 3, 1e9 + 4, 1e9 + 5], false },
        { [1e9, 1e9 + 1, 1e9 + 2, 1e9 + 3, 1e9 + 4, 1e9 + 5, 1e9 + 5.0005], false },
        { [-1e9, -1e9 + 1, -1e9 + 2, -1e9 + 3, -1e9 + 4, -1e9 + 5, -1e9 + 5.0005], false },
        { [0, 1e-12, 1, 2, 3, 4, 5], false },
        { [0, 2e-12, 1, 2, 3, 4, 5], true },
        { [-6, -5, -4, -3, -2, -1e-12, 0], false },
        { [-6, -5, -4, -3, -2, -2e-12, 0], true },
        { [0, 1e-14, 2e-14, 3e-14, 4e-14, 5e-14, 6e-14], false },
    };

    [Theory]
    [MemberData(nameof(Steps))]
    public void A_step_no_larger_than_rounding_is_no_step_however_large_the_numbers_are(double[] values, bool rises)
    {
        var up = SpcChart.Read(new() { Values = [.. values.Select(v => (double?)v)] }, new() { LeastPoints = 1 });
        var down = SpcChart.Read(new() { Values = [.. values.Select(v => (double?)-v)] }, new() { LeastPoints = 1 });

        Assert.Equal(rises, (up.Points[^1].Flags & SpcRules.TrendUp) != 0);
        Assert.Equal(rises, (down.Points[^1].Flags & SpcRules.TrendDown) != 0);
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(1e6)]
    public void A_trend_that_passes_over_ties_takes_for_a_tie_what_rounding_may_have_made(double level)
    {
        double?[] values = [.. ((double[])[1, 2, 3, 3, 4, 5, 6, 7, 5, 1, 3]).Select(v => (double?)(level + v))];
        values[3] = level + 3 + level * 0.5e-12;

        var passed = SpcChart.Read(new() { Values = values }, new() { LeastPoints = 1, TrendsPassOverTies = true });

        Assert.Equal([0, 1, 2, 4, 5, 6, 7], Enumerable.Range(0, 11).Where(i => (passed.Points[i].Flags & SpcRules.TrendUp) != 0));
    }

    [Theory]
    [InlineData(5, 5, 5, 1e-12, 1e-12, 1e-12, false)]
    [InlineData(5, 5, 5, 2e-12, 2e-12, 2e-12, true)]
    [InlineData(1e-12, 1e-12, 1e-12, 5, 5, 5, false)]
    [InlineData(2e-12, 2e-12, 2e-12, 5, 5, 5, true)]
    public void What_lies_on_the_centre_but_for_rounding_is_not_above_it(double a, double b, double c, double d, double e, double f, bool isRun)
    {
        double?[] values = [0, 0, 0, -1, -1, -1, -1, -1, -1, a, b, c, d, e, f];
        var reading = SpcChart.Read(new() { Values = values }, new() { Kind = ChartKind.Run, Rules = RuleSets.IhiRunChart, LeastPoints = 1 });

        Assert.Equal(0, reading.Points[0].Centre);
        Assert.Equal(isRun ? SpcRules.RunAbove : SpcRules.None, reading.Points[14].Flags & SpcRules.RunAbove);
    }

    [Fact]
    public void A_left_out_point_is_judged_by_the_limits_of_its_own_denominator_and_by_no_other_rule()
    {
        double?[] numerators = [50, 51, 49, 50, 52, 48, 50, 51, 49, 50, 52, 48, 30, 90, 5];
        double?[] denominators = [.. Enumerable.Repeat<double?>(100, 14), 10];
        var data = new ChartData { Values = numerators, Denominators = denominators, LeftOut = new HashSet<int> { 12, 13, 14 } };

        var reading = SpcChart.Read(data, new() { Kind = ChartKind.Proportion, LeastPoints = 1, LeftOutMayBeOutside = true });

        Assert.Equal([SpcRules.BelowLimits, SpcRules.AboveLimits, SpcRules.None], reading.Points.Skip(12).Select(p => p.Flags));
    }

    [Fact]
    public void The_average_of_very_large_and_small_numbers_loses_nothing()
    {
        double?[] values = [1e16, 1, 1, 1, 1, 1, 1, 1, 1, -1e16];

        Assert.Equal(0.8, SpcChart.Read(new() { Values = values }, new() { LeastPoints = 1 }).LineAt(0, 0)!.Value, 1e-12);
    }

    [Fact]
    public void A_trend_goes_on_over_redrawn_limits_unless_it_is_told_to_begin_again()
    {
        var series = ChartBuilder.Series(ChartBuilder.Ordinary.Then(17, 17.5, 18, 18.5, 19, 20.5, 21));
        var settings = new ChartSettings { Rebases = [ChartBuilder.Month(16)], LeastPoints = 1 };

        var goesOn = SeriesChart.Read(series, settings, new());
        var begins = SeriesChart.Read(series, settings with { TrendRestartsAtRebase = true }, new());

        Assert.NotEqual(SpcRules.None, goesOn.Points[19].Flags & SpcRules.TrendUp);
        Assert.Equal(ChartBuilder.Month(13), goesOn.Since);
        Assert.Equal(SpcRules.None, begins.Points[19].Flags & SpcRules.TrendUp);
    }

    [Fact]
    public void Every_rule_prints_what_it_looks_for()
    {
        var printed = RuleSets.All.ToDictionary(set => set.Name, set => string.Join("; ", set.Rules.Select(rule => rule.Name)));

        Assert.Equal(
            ["NHS Making Data Count", "Anhøj", "Western Electric", "Nelson", "Life QI", "Provost and Murray", "IHI run chart", "Best box", "Cut box"], RuleSets.All.Select(set => set.Name));
        Assert.StartsWith("Outside the limits; ", printed["NHS Making Data Count"], StringComparison.Ordinal);
        Assert.Equal("Outside the limits; Run on one side of the centre; Rising or falling; 2 of 3 far out; Close to the centre", printed["Provost and Murray"]);
        Assert.Equal("Run on one side of the centre; Rising or falling", printed["IHI run chart"]);
        Assert.Equal("Unusually long run; Unusually few crossings", printed["Cut box"]);
        var nelson = RuleSets.Nelson.Rules.Where(rule => rule.Kind == RuleKind.SeveralFarOut).Select(rule => rule.Description);
        Assert.Equal(
            ["2 of 3 points in a row more than two thirds of the way to one limit.", "4 of 5 points in a row more than a third of the way to one limit."], nelson);
    }
}
