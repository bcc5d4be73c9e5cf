namespace TwelveRooms.Statistics.Tests.Rules;

public sealed class RuleKernelTests
{
    public static TheoryData<int, int> Cases
    {
        get
        {
            TheoryData<int, int> data = [];
            foreach (var length in (int[])[1, 2, 3, 7, 20, 63, 64, 65, 104, 127, 128, 129, 200, 511, 700])
            {
                for (var seed = 1; seed <= 12; seed++)
                {
                    data.Add(length, seed);
                }
            }

            return data;
        }
    }

    /// <summary>Long series, so that patterns lie across the edges of words, with gaps and left-out points among them.</summary>
    [Theory]
    [MemberData(nameof(Cases))]
    public void Every_rule_of_every_set_finds_what_the_book_finds(int length, int seed)
    {
        var random = new Random(seed * 1_000 + length);
        var (values, leftOut, level) = (new double?[length], new bool[length], 0.0);
        for (var i = 0; i < length; i++)
        {
            level = random.Next(12) == 0 ? random.Next(-3, 4) : level + (random.Next(6) == 0 ? 0.4 : 0);
            values[i] = random.Next(23) == 0 ? null : Math.Round(10 + level + random.NextDouble() * (seed % 3 == 0 ? 0.5 : 4), 2);
            leftOut[i] = seed % 2 == 0 && values[i] is not null && random.Next(17) == 0;
        }

        foreach (var set in (RuleSet[])[RuleSets.MakingDataCount, RuleSets.WesternElectric, RuleSets.Nelson, RuleSets.ProvostMurray, RuleSets.LifeQi, RuleSets.IhiRunChart])
        {
            var reading = SpcChart.Read(
                new() { Values = values, LeftOut = [.. Enumerable.Range(0, length).Where(i => leftOut[i])] },
                new() { Rules = set, LeastPoints = 1 });
            if (reading.Segments[0].HasLimits && reading.LineAt(0, 1) > reading.LineAt(0, 0))
            {
                var (centre, sigma) = (reading.LineAt(0, 0)!.Value, (reading.LineAt(0, 3)!.Value - reading.LineAt(0, 0)!.Value) / 3);
                var plain = PlainRules.Flags(values, leftOut, centre, sigma, set.Rules);

                Assert.Equal(plain, reading.Points.Select(point => point.Flags));
            }
        }
    }

    /// <summary>Perla, Provost and Murray (2011): a value on the median neither breaks a shift nor counts for it; one that repeats the last does neither for a trend.</summary>
    [Theory]
    [InlineData("7 8 5 7 8 9 7 2 2 2 2 2 5 5", "0 1 3 4 5 6", SpcRules.RunAbove)]
    [InlineData("4 5 5 6 7 8 1 9 1 9 1", "0 1 3 4 5", SpcRules.TrendUp)]
    public void Ties_are_passed_over_by_the_run_chart_rules_of_the_ihi_and_end_rows_of_the_nhs(string numbers, string flagged, SpcRules rule)
    {
        double?[] values = [.. numbers.Split(' ').Select(number => (double?)double.Parse(number, System.Globalization.CultureInfo.InvariantCulture))];
        var options = new ChartOptions { Kind = ChartKind.Run, LeastPoints = 1 };

        var ihi = SpcChart.Read(new() { Values = values }, options with { Rules = RuleSets.IhiRunChart });
        var ended = SpcChart.Read(new() { Values = values }, options with { Rules = new("Ended", "", [RuleSets.Run(6), RuleSets.Trend(5)]) });

        Assert.Equal(flagged, string.Join(' ', Enumerable.Range(0, values.Length).Where(i => (ihi.Points[i].Flags & rule) != 0)));
        Assert.DoesNotContain(ended.Points, point => (point.Flags & rule) != 0);
    }

    [Theory]
    [InlineData(RuleKind.Run, 129, 129)]
    [InlineData(RuleKind.Run, 0, 0)]
    [InlineData(RuleKind.Trend, 2, 2)]
    [InlineData(RuleKind.SeveralFarOut, 20, 16)]
    [InlineData(RuleKind.SeveralFarOut, 3, 4)]
    public void A_pattern_that_no_row_can_have_is_refused(RuleKind kind, int length, int needed)
    {
        var rule = RuleSets.WesternElectric.Rules.Concat(RuleSets.Nelson.Rules).First(each => each.Kind == kind) with { Length = length, Needed = needed };

        var refused = Assert.Throws<ArgumentException>(() => SpcChart.Read(new() { Values = [1, 2, 3] }, new() { Rules = new("Changed", "", [rule]) }));

        Assert.Contains(rule.Name, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trend_can_pass_over_ties()
    {
        double?[] values = [1, 2, 3, 3, 4, 5, 6, 7, 5, 1, 3];
        var ended = SpcChart.Read(new() { Values = values }, new() { LeastPoints = 1 });

        var passed = SpcChart.Read(new() { Values = values }, new() { LeastPoints = 1, TrendsPassOverTies = true });

        Assert.DoesNotContain(ended.Points, point => (point.Flags & SpcRules.TrendUp) != 0);
        Assert.Equal([0, 1, 2, 4, 5, 6, 7], Enumerable.Range(0, 11).Where(i => (passed.Points[i].Flags & SpcRules.TrendUp) != 0));
    }

    [Fact]
    public void A_missing_period_ends_a_row_unless_rows_skip_it()
    {
        double?[] values = [9, 1, 9, 1, 20, 21, 22, 20, null, 21, 20, 23, 1, 1, 1];

        var ends = SpcChart.Read(new() { Values = values }, new() { LeastPoints = 1 });
        var skips = SpcChart.Read(new() { Values = values }, new() { LeastPoints = 1, RowsSkipMissing = true });

        Assert.DoesNotContain(ends.Points, point => (point.Flags & SpcRules.RunAbove) != 0);
        Assert.Equal([4, 5, 6, 7, 9, 10, 11], Enumerable.Range(0, 15).Where(i => (skips.Points[i].Flags & SpcRules.RunAbove) != 0));
    }

    [Fact]
    public void A_flag_can_begin_at_the_point_that_completes_the_pattern()
    {
        double?[] values = [1, 1, 1, 1, 1, 1, 1, 1, 5, 5, 5, 5, 5, 5, 5, 5, 5];
        var rule = RuleSets.Run(8) with { Marks = RuleMarks.Completion };

        var reading = SpcChart.Read(new() { Values = values }, new() { LeastPoints = 1, Rules = new("one", "", [rule]) });

        Assert.Equal([15, 16], Enumerable.Range(0, 17).Where(i => (reading.Points[i].Flags & SpcRules.RunAbove) != 0));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(61)]
    public void A_row_of_a_length_that_no_rule_has_is_refused(int length) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => RuleSets.Run(length));
}
