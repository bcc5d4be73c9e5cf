namespace TwelveRooms.Statistics.Tests.Engine;

public sealed class ChartPropertyTests
{
    private static readonly ChartOptions Insistent = new() { LeastPoints = 1, UsesUnsoundRules = true };

    public static TheoryData<ChartKind, int> All => MadeUpCharts.KindsAndSeeds;

    [Theory]
    [MemberData(nameof(All))]
    public void A_multiplier_scales_every_line_and_changes_no_flag(ChartKind kind, int seed)
    {
        var data = MadeUpCharts.Of(kind, seed);

        var (plain, times) = (SpcChart.Read(data, Insistent with { Kind = kind }), SpcChart.Read(data with { Multiplier = 1_000 }, Insistent with { Kind = kind }));

        Assert.Equal(plain.Points.Select(point => point.Flags), times.Points.Select(point => point.Flags));
        for (var i = 0; i < 40; i++)
        {
            AssertSame(plain.Lines(i).Select(line => line * 1_000), times.Lines(i));
            AssertSame([plain.Points[i].Value * 1_000 ?? double.NaN], [times.Points[i].Value ?? double.NaN]);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Measured_values_in_another_unit_give_the_same_chart_in_that_unit(ChartKind kind, int seed)
    {
        if (kind.IsAttribute() || kind == ChartKind.CasesBetween)
        {
            return; // counts have no unit
        }

        var data = MadeUpCharts.Of(kind, seed);
        var scaled = data with { Values = [.. data.Values.Select(value => value * 8)], Spreads = data.Spreads?.Select(spread => spread * 8).ToArray() };

        var (before, after) = (SpcChart.Read(data, Insistent with { Kind = kind }), SpcChart.Read(scaled, Insistent with { Kind = kind }));

        Assert.Equal(before.Points.Select(point => point.Flags), after.Points.Select(point => point.Flags));
        AssertSame(Enumerable.Range(0, 40).SelectMany(i => before.Lines(i)).Select(line => line * 8), Enumerable.Range(0, 40).SelectMany(i => after.Lines(i)));
    }

    [Theory]
    [InlineData(ChartKind.Individuals)]
    [InlineData(ChartKind.Run)]
    [InlineData(ChartKind.SubgroupMean)]
    public void Adding_a_constant_moves_every_line_by_it(ChartKind kind)
    {
        var data = MadeUpCharts.Of(kind, 9);

        var (before, after) = (SpcChart.Read(data, Insistent with { Kind = kind }), SpcChart.Read(data with { Values = [.. data.Values.Select(value => value + 100)] }, Insistent with { Kind = kind }));

        Assert.Equal(before.Points.Select(point => point.Flags), after.Points.Select(point => point.Flags));
        AssertSame(Enumerable.Range(0, 40).SelectMany(i => before.Lines(i)).Select(line => line + 100), Enumerable.Range(0, 40).SelectMany(i => after.Lines(i)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_order_of_points_changes_no_line_where_no_moving_range_is_used(ChartKind kind, int seed)
    {
        if (kind is ChartKind.Individuals or ChartKind.MovingRange or ChartKind.TimeBetween or ChartKind.RatePrime or ChartKind.ProportionPrime)
        {
            return;
        }

        var (data, order) = (MadeUpCharts.Of(kind, seed), Enumerable.Range(0, 40).OrderBy(i => i * 17 % 40).ToArray());

        var (straight, mixed) = (SpcChart.Read(data, Insistent with { Kind = kind }), SpcChart.Read(data.In(order), Insistent with { Kind = kind }));

        AssertSame(order.SelectMany(straight.Lines), Enumerable.Range(0, 40).SelectMany(mixed.Lines));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Redrawn_limits_are_those_of_two_charts(ChartKind kind, int seed)
    {
        var (data, options) = (MadeUpCharts.Of(kind, seed), Insistent with { Kind = kind, TrendsCrossSegments = false });

        var whole = SpcChart.Read(data with { Rebases = [23] }, options);
        var (first, second) = (SpcChart.Read(data.Take(0, 23), options), SpcChart.Read(data.Take(23, 17), options));

        Assert.Equal(first.Points.Concat(second.Points).Select(point => point.Flags), whole.Points.Select(point => point.Flags));
        AssertSame(
            Enumerable.Range(0, 23).SelectMany(first.Lines).Concat(Enumerable.Range(0, 17).SelectMany(second.Lines)),
            Enumerable.Range(0, 40).SelectMany(whole.Lines));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void One_more_point_after_a_fixed_baseline_moves_no_line_and_takes_no_flag_away(ChartKind kind, int seed)
    {
        var (data, options) = (MadeUpCharts.Of(kind, seed), Insistent with { Kind = kind, BaselinePoints = 20 });

        for (var count = 25; count < 40; count++)
        {
            var (before, after) = (SpcChart.Read(data.Take(0, count), options), SpcChart.Read(data.Take(0, count + 1), options));

            AssertSame(Enumerable.Range(0, count).SelectMany(before.Lines), Enumerable.Range(0, count).SelectMany(after.Lines));
            for (var i = 0; i < count; i++)
            {
                Assert.Equal(before.Points[i].Flags, after.Points[i].Flags & before.Points[i].Flags);
                Assert.True(i > count - 7 || before.Points[i].Flags == after.Points[i].Flags, "only the row that the new point ends may gain a flag");
            }
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_left_out_point_changes_nothing_but_itself(ChartKind kind, int seed)
    {
        var data = MadeUpCharts.Of(kind, seed);
        int[] order = [.. Enumerable.Range(0, 20), 39, .. Enumerable.Range(20, 19)];

        var (without, with) = (SpcChart.Read(data.Take(0, 39), Insistent with { Kind = kind }), SpcChart.Read(data.In(order) with { LeftOut = [20] }, Insistent with { Kind = kind }));

        Assert.Equal(without.Points.Select(point => point.Flags), with.Points.Where((_, i) => i != 20).Select(point => point.Flags));
        AssertSame(Enumerable.Range(0, 39).SelectMany(without.Lines), Enumerable.Range(0, 40).Where(i => i != 20).SelectMany(with.Lines));
        Assert.Equal(PointUse.LeftOut, with.Points[20].Use);
        Assert.Equal(SpcRules.None, with.Points[20].Flags);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_baseline_of_all_points_is_no_baseline(ChartKind kind, int seed)
    {
        var data = MadeUpCharts.Of(kind, seed);

        var (none, all, last) = (
            SpcChart.Read(data, Insistent with { Kind = kind }),
            SpcChart.Read(data, Insistent with { Kind = kind, BaselinePoints = 40 }),
            SpcChart.Read(data, Insistent with { Kind = kind, BaselineLast = 39 }));

        AssertSame(none.Lines(39), all.Lines(39));
        AssertSame(none.Lines(39), last.Lines(39));
    }

    private static void AssertSame(IEnumerable<double> expected, IEnumerable<double> actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.True(
            pair.First.Equals(pair.Second) || Math.Abs(pair.First - pair.Second) <= 1e-9 * Math.Max(1, Math.Abs(pair.First)),
            $"{pair.First} and {pair.Second}"));
}
