namespace TwelveRooms.Statistics.Tests.Engine;

public sealed class HostileInputTests
{
    private static readonly double?[] Odd =
        [null, 0, 1, -1, 2, 3, 1e9, -1e9, 5e-324, 2.2e-308, 1e-300, 1e300, -1e300, 1e308, double.MaxValue, double.MinValue, 0.1, 1.0 / 3];

    public static TheoryData<ChartKind> Kinds => [.. ChartKinds.All];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Nothing_that_comes_out_is_ever_not_a_number(ChartKind kind)
    {
        var random = new Random(7);
        for (var round = 0; round < 400; round++)
        {
            var count = random.Next(0, 30);
            double?[] Pick() => [.. Enumerable.Range(0, count).Select(_ => Odd[random.Next(round % 2 == 0 ? Odd.Length : 11)])];
            var data = new ChartData
            {
                Values = Pick(),
                Denominators = kind.NeedsSubgroups() ? [.. Pick().Select(value => value is null ? (double?)null : random.Next(0, 9))] : Pick(),
                Spreads = [.. Pick().Select(value => value is { } known ? Math.Abs(known) : (double?)null)],
                Rebases = count > 4 ? [random.Next(1, count)] : [],
                LeftOut = count > 2 ? [random.Next(count)] : [],
                Direction = ImprovementDirection.Higher,
                Targets = Pick(),
            };
            var options = new ChartOptions
            {
                Kind = kind,
                LeastPoints = 1,
                UsesUnsoundRules = true,
                Rules = RuleSets.All[random.Next(RuleSets.All.Count)],
                Screen = (RangeScreen)random.Next(3),
                Centre = (CentreLine)random.Next(2),
                Range = (RangeCentre)random.Next(2),
                RowsSkipMissing = random.Next(2) == 0,
                TrendsPassOverTies = random.Next(2) == 0,
                ZeroDenominatorCounts = random.Next(2) == 0,
                BaselinePoints = random.Next(3) == 0 ? random.Next(1, 12) : 0,
            };

            var reading = SpcChart.Read(data, options);

            Assert.Equal(count, reading.Points.Count);
            foreach (var point in reading.Points)
            {
                Assert.All((double?[])[point.Value, point.Centre, point.Lower, point.Upper, point.Target], number => Assert.True(number is null || double.IsFinite(number.Value)));
                Assert.True(point.Lower is null || point.Upper is null || point.Lower <= point.Upper);
                Assert.Equal(point.Use is PointUse.Gap or PointUse.Invalid && kind != ChartKind.MovingRange, point.Problem != PointProblem.None && kind != ChartKind.MovingRange);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void No_points_make_an_empty_chart(ChartKind kind)
    {
        var reading = SpcChart.Read(new() { Values = [], Denominators = [], Spreads = [] }, new() { Kind = kind });

        Assert.Empty(reading.Points);
        Assert.Equal((VariationIcon.NotEnoughData, AssuranceIcon.NoTarget, -1), (reading.Variation, reading.Assurance, reading.Latest));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void One_point_has_no_rule_to_break(ChartKind kind)
    {
        var reading = SpcChart.Read(MadeUpCharts.Of(kind, 1, count: 1), new() { Kind = kind, LeastPoints = 1 });

        Assert.Equal(SpcRules.None, Assert.Single(reading.Points).Flags);
    }

    [Theory]
    [InlineData(double.PositiveInfinity, "The value of point 3 is infinite")]
    [InlineData(double.NegativeInfinity, "The value of point 3 is infinite")]
    [InlineData(double.NaN, "The value of point 3 is not a number")]
    public void A_value_that_is_no_number_is_refused_by_its_place(double value, string message)
    {
        var refused = Assert.Throws<ArgumentException>(() => SpcChart.Read(new() { Values = [1, 2, value, 4] }));

        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(double.NaN, "The target of point 2 is not a number")]
    [InlineData(double.PositiveInfinity, "The target of point 2 is infinite")]
    public void A_target_that_is_no_number_is_refused_by_its_place(double target, string message) => Assert.Contains(
        message, Assert.Throws<ArgumentException>(() => SpcChart.Read(new() { Values = [1, 2], Targets = [null, target] })).Message, StringComparison.Ordinal);

    [Fact]
    public void A_denominator_or_a_spread_that_is_no_number_is_refused_by_its_place()
    {
        var rate = Assert.Throws<ArgumentException>(() => SpcChart.Read(new() { Values = [1, 2], Denominators = [double.NaN, 5] }, new() { Kind = ChartKind.Rate }));
        var spread = Assert.Throws<ArgumentException>(() => SpcChart.Read(new() { Values = [1, 2], Denominators = [3, 5], Spreads = [1, double.NaN] }, new() { Kind = ChartKind.SubgroupSpread }));

        Assert.Contains("The denominator of point 1 is not a number", rate.Message, StringComparison.Ordinal);
        Assert.Contains("The spread of point 2 is not a number", spread.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_infinite_denominator_is_refused_by_its_place()
    {
        var refused = Assert.Throws<ArgumentException>(() => SpcChart.Read(
            new() { Values = [1, 2], Denominators = [10, double.PositiveInfinity] }, new() { Kind = ChartKind.Rate }));

        Assert.Contains("The denominator of point 2 is infinite", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Lists_that_do_not_fit_and_options_that_cannot_be_followed_are_refused()
    {
        Assert.Throws<ArgumentException>(() => SpcChart.Read(new() { Values = [1, 2], Denominators = [1] }, new() { Kind = ChartKind.Rate }));
        Assert.Throws<ArgumentException>(() => SpcChart.Read(new() { Values = [1, 2] }, new() { Kind = ChartKind.Proportion }));
        Assert.Throws<ArgumentException>(() => SpcChart.Read(new() { Values = [1, 2], Denominators = [1, 2] }, new() { Kind = ChartKind.SubgroupSpread }));
        Assert.Throws<ArgumentException>(() => SpcChart.Read(new() { Values = [1, 2], Targets = [1] }));
        Assert.Throws<ArgumentException>(() => SpcChart.Read(new() { Values = [1, 2], LeftOut = [2] }));
        Assert.Throws<ArgumentException>(() => SpcChart.Read(new() { Values = [1, 2], Rebases = [2] }));
        Assert.Throws<ArgumentException>(() => SpcChart.Read(new() { Values = [1, 2], Rebases = [-1] }));
        Assert.Throws<ArgumentException>(() => SpcChart.Read(new() { Values = [1, 2], Multiplier = 0 }));
        Assert.Throws<ArgumentException>(() => SpcChart.Read(new() { Values = [1e308, 2], Multiplier = 1_000 }));
        Assert.Throws<ArgumentException>(() => SpcChart.Read(new() { Values = [1, 2] }, new() { LimitFactor = 0 }));
        Assert.Throws<ArgumentException>(() => SpcChart.Read(new() { Values = [1, 2] }, new() { LowerBound = 2, UpperBound = 1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => SpcChart.Read(new() { Values = [1, 2] }, new() { BaselinePoints = -1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => SpcChart.Read(new() { Values = [1, 2] }, new() { BaselineLast = -1 }));
    }

    [Theory]
    [InlineData(ChartKind.Proportion, 5, 0.0, PointProblem.ZeroDenominator, PointUse.Gap)]
    [InlineData(ChartKind.Proportion, 5, null, PointProblem.NoDenominator, PointUse.Gap)]
    [InlineData(ChartKind.Proportion, 5, 4.0, PointProblem.PartAboveWhole, PointUse.Invalid)]
    [InlineData(ChartKind.Rate, 5, 4.0, PointProblem.None, PointUse.Used)]
    [InlineData(ChartKind.Rate, -1, 4.0, PointProblem.Negative, PointUse.Invalid)]
    [InlineData(ChartKind.Rate, 1, -4.0, PointProblem.Negative, PointUse.Invalid)]
    [InlineData(ChartKind.TimeBetween, 0, null, PointProblem.ZeroTime, PointUse.Invalid)]
    [InlineData(ChartKind.CasesBetween, 0, null, PointProblem.None, PointUse.Used)]
    [InlineData(ChartKind.Count, -2, null, PointProblem.Negative, PointUse.Invalid)]
    [InlineData(ChartKind.Individuals, -2, null, PointProblem.None, PointUse.Used)]
    [InlineData(ChartKind.Individuals, null, null, PointProblem.NoValue, PointUse.Gap)]
    public void A_period_that_cannot_be_charted_says_why(ChartKind kind, int? value, double? denominator, PointProblem problem, PointUse use)
    {
        var data = new ChartData { Values = [1, 2, value, 1], Denominators = kind.NeedsDenominators() ? [9, 8, denominator, 9] : null };

        var point = SpcChart.Read(data, new() { Kind = kind, LeastPoints = 1 }).Points[2];

        Assert.Equal((problem, use), (point.Problem, point.Use));
        Assert.Equal(problem == PointProblem.None, problem.Words().Length == 0);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void The_engine_allocates_nothing_per_point(ChartKind kind)
    {
        var data = MadeUpCharts.Of(kind, 1, count: 104);
        double[] values = [.. data.Values.Select(value => value!.Value)];
        double[] denominators = [.. data.Denominators?.Select(value => value!.Value) ?? []];
        double[] spreads = [.. data.Spreads?.Select(value => value ?? double.NaN) ?? []];
        var (uses, charted, out1, flags, lines) = (new PointUse[104], new double[104], new PointUse[104], new SpcRules[104], new SegmentLines[2]);
        int[] starts = [0, 50];
        Array.Fill(uses, PointUse.Used);
        uses[20] = PointUse.LeftOut;
        var options = new ChartOptions { Kind = kind, UsesUnsoundRules = true };
        Read();

        // A collection on another thread may empty the pool meanwhile, so the best of some rounds counts. A byte per point
        // would show in each of them, and be twice as much.
        var least = Enumerable.Range(0, 5).Min(_ =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var i = 0; i < 200; i++)
            {
                Read();
            }

            return GC.GetAllocatedBytesForCurrentThread() - before;
        });
        Assert.InRange(least, 0, 10_000);

        void Read() => SpcEngine.Read(
            new() { Values = values, Denominators = denominators, Spreads = spreads, Uses = uses, Starts = starts },
            options,
            new() { Charted = charted, Uses = out1, Flags = flags, Segments = lines });
    }

    [Fact]
    public void Buffers_that_do_not_fit_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Read([1, 2], [0], 1, 3));
        Assert.Throws<ArgumentException>(() => Read([1, 2], [1], 1, 2));
        Assert.Throws<ArgumentException>(() => Read([1, 2], [0, 0], 2, 2));
        Assert.Throws<ArgumentException>(() => Read([1, 2], [0, 2], 2, 2));
        Assert.Throws<ArgumentException>(() => Read([1, 2], [0, 1], 1, 2));

        static void Read(double[] values, int[] starts, int lines, int flags) => SpcEngine.Read(
            new() { Values = values, Starts = starts },
            ChartOptions.Default,
            new() { Charted = new double[2], Uses = new PointUse[2], Flags = new SpcRules[flags], Segments = new SegmentLines[lines] });
    }
}
