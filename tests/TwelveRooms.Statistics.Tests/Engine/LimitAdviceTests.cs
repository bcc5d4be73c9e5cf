namespace TwelveRooms.Statistics.Tests.Engine;

public sealed class LimitAdviceTests
{
    private static double?[] Steady(int count, double at = 20) => [.. Enumerable.Range(0, count).Select(i => (double?)(at + i * 7 % 5 - 2))];

    [Theory]
    [InlineData(12, 19, 0)]
    [InlineData(12, 20, 1)]
    [InlineData(19, 25, 1)]
    [InlineData(20, 25, 0)]
    [InlineData(11, 25, 0)]
    [InlineData(0, 25, 0)]
    public void Limits_on_few_points_may_be_recalculated_once_at_20(int baseline, int points, int advised)
    {
        var reading = SpcChart.Read(new() { Values = Steady(points) }, new() { BaselinePoints = baseline });

        var advice = LimitAdvice.For(reading).Where(each => each.Kind == LimitAdviceKind.RecalculateOnce).ToArray();

        Assert.Equal(advised, advice.Length);
        Assert.All(advice, each => Assert.Equal((0, 20, $"The limits rest on {baseline} points, and {points} are there now."), (each.From, each.Points, each.Because)));
        Assert.All(advice, each => Assert.Equal("They may be recalculated once, from the first 20. A person decides, and writes down why and when.", each.Suggests));
        Assert.All(advice, each => Assert.Empty(each.StillToAnswer));
    }

    [Theory]
    [InlineData(14, 13, 1)]
    [InlineData(14, 12, 0)]
    [InlineData(11, 14, 0)]
    public void A_shift_that_lasts_is_suggested_and_never_drawn(int before, int after, int advised)
    {
        var reading = SpcChart.Read(new() { Values = [.. Steady(before), .. Steady(after, 30)] }, new() { BaselinePoints = before });

        var advice = LimitAdvice.For(reading).Where(each => each.Kind == LimitAdviceKind.Redraw).ToArray();

        Assert.Equal(advised, advice.Length);
        Assert.Single(reading.Segments);
        Assert.All(advice, each => Assert.Equal((before, after, 3), (each.From, each.Points, each.StillToAnswer.Count)));
        Assert.All(advice, each => Assert.Equal($"The last {after} points counted all lie above the centre.", each.Because));
        Assert.All(advice, each => Assert.Equal("The limits might be redrawn from there. A person decides, and writes down why and when.", each.Suggests));
    }

    [Fact]
    public void A_gap_and_a_point_left_out_neither_end_a_shift_nor_count_in_it()
    {
        ChartData data = new() { Values = [.. Steady(13), .. Steady(6, 5), null, 90, .. Steady(7, 5)], LeftOut = [20] };

        var advice = Assert.Single(LimitAdvice.For(SpcChart.Read(data, new() { BaselinePoints = 13, RowsSkipMissing = true })), each => each.Kind == LimitAdviceKind.Redraw);

        Assert.Equal((13, 13, "The last 13 points counted all lie below the centre."), (advice.From, advice.Points, advice.Because));
    }

    [Fact]
    public void A_chart_as_a_reader_sees_it_is_advised_as_its_numbers_are()
    {
        double?[] moved = [.. ChartBuilder.Ordinary, 30, 31, 32, 30, 31, 29, 30, 31, 32, 30, 31, 30, 31];
        var redraw = Assert.Single(LimitAdvice.For(ChartBuilder.Read(moved)));
        var once = LimitAdvice.For(ChartBuilder.Read([.. ChartBuilder.Ordinary, .. ChartBuilder.Ordinary[..7]], new() { BaselinePoints = 13 }));

        Assert.Equal((LimitAdviceKind.Redraw, 13, 13), (redraw.Kind, redraw.From, redraw.Points));
        Assert.Equal([LimitAdviceKind.RecalculateOnce], once.Select(advice => advice.Kind));
        Assert.Empty(LimitAdvice.For(ChartBuilder.Read(moved[..20], new() { BaselinePoints = 13 }))); // seven of the twenty show a change
        Assert.Empty(LimitAdvice.For(ChartBuilder.Read(moved, new() { Rebases = [ChartBuilder.Month(13)] })));
        Assert.Empty(LimitAdvice.For(ChartBuilder.Read(moved, tier: Tier.Published)));
        Assert.Empty(LimitAdvice.For(ChartBuilder.Read()));
    }

    [Fact]
    public void A_shift_that_has_passed_is_not_suggested()
    {
        var reading = SpcChart.Read(new() { Values = [.. Steady(14), .. Steady(13, 30), 10] }, new() { BaselinePoints = 14 });

        Assert.DoesNotContain(LimitAdvice.For(reading), each => each.Kind == LimitAdviceKind.Redraw);
    }

    [Fact]
    public void Nothing_is_suggested_of_an_empty_chart_or_a_short_one()
    {
        Assert.Empty(LimitAdvice.For(SpcChart.Read(new() { Values = [] })));
        Assert.Empty(LimitAdvice.For(SpcChart.Read(new() { Values = Steady(12) })));
    }

    [Fact]
    public void Limits_are_provisional_below_20_points_of_baseline()
    {
        Assert.True(SpcChart.Read(new() { Values = Steady(30) }, new() { BaselinePoints = 19 }).Segments[0].IsProvisional);
        Assert.False(SpcChart.Read(new() { Values = Steady(30) }, new() { BaselinePoints = 20 }).Segments[0].IsProvisional);
        Assert.False(SpcChart.Read(new() { Values = Steady(13) }, new() { Kind = ChartKind.Run }).Segments[0].IsProvisional);
    }

    [Fact]
    public void Least_points_are_said_in_one_place() =>
        Assert.Equal(
            (13, 13, 13, 15, 12, 20),
            (ChartLengths.ForLimits, new ChartOptions().LeastPoints, new ChartSettings().LeastPoints, ChartLengths.ForBoard, ChartLengths.ForBaseline, ChartLengths.ForRecalculation));
}
