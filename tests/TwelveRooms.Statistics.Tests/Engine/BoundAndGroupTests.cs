namespace TwelveRooms.Statistics.Tests.Engine;

public sealed class BoundAndGroupTests
{
    [Fact]
    public void A_bound_of_numbers_affected_is_a_number_as_it_is_of_counts()
    {
        double?[] values = [4, 5, 6, 3, 5, 4, 6, 5, 4, 5, 3, 6, 5];

        var affected = SpcChart.Read(new() { Values = values, Denominators = [.. values.Select(_ => (double?)50)] }, new() { Kind = ChartKind.NumberAffected, UpperBound = 8 });
        var counted = SpcChart.Read(new() { Values = values }, new() { Kind = ChartKind.Count, UpperBound = 8 });

        Assert.All(affected.Points, point => Assert.Equal(8.0, point.Upper!.Value, 12));
        Assert.All(counted.Points, point => Assert.Equal(8.0, point.Upper!.Value, 12));
    }

    [Theory]
    [InlineData(-1.0, 4.0)]
    [InlineData(1.0, 3.9)]
    public void A_group_that_cannot_be_has_no_point_and_moves_no_line(double spread, double size)
    {
        double?[] means = [10, 9, 11, 10, 9, 11];
        double?[] spreads = [1, 1, 1, 1, 1, spread];
        double?[] sizes = [4, 4, 4, 4, 4, size];
        var options = new ChartOptions { Kind = ChartKind.SubgroupMean, LeastPoints = 1 };

        var reading = SpcChart.Read(new() { Values = means, Spreads = spreads, Denominators = sizes }, options);
        var without = SpcChart.Read(new() { Values = means[..5], Spreads = spreads[..5], Denominators = sizes[..5] }, options);

        Assert.Equal((PointUse.Invalid, PointProblem.ImpossibleGroup), (reading.Points[5].Use, reading.Points[5].Problem));
        Assert.Equal(without.Points[0].Upper, reading.Points[0].Upper);
        Assert.True(reading.Points[0].Lower < reading.Points[0].Upper);
    }

    [Fact]
    public void A_group_too_large_for_ranges_is_named_and_so_is_a_kind_that_there_is_not()
    {
        ChartData data = new() { Values = [10, 9], Spreads = [1, 1], Denominators = [4, 30] };

        var large = Assert.Throws<ArgumentException>(() => SpcChart.Read(data, new() { Kind = ChartKind.SubgroupMean, SpreadBy = SubgroupSpreadBy.MeanOfRanges }));
        var unknown = Assert.Throws<ArgumentException>(() => SpcChart.Read(new() { Values = [1] }, new() { Kind = (ChartKind)99 }));

        Assert.Contains("The group of point 2 has 30 values", large.Message, StringComparison.Ordinal);
        Assert.Contains("There is no kind of chart 99.", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Many_sets_of_limits_are_found_without_walking_all_of_them()
    {
        const int Points = 40_000;
        var reading = SpcChart.Read(new() { Values = [.. Enumerable.Range(0, Points).Select(i => (double?)(i % 7))], Rebases = [.. Enumerable.Range(1, (Points / 2) - 1).Select(i => i * 2)] }, new() { LeastPoints = 1 });

        var watch = System.Diagnostics.Stopwatch.StartNew();
        var lines = Enumerable.Range(0, Points).Count(i => reading.SegmentOf(i).First == i / 2 * 2);

        Assert.Equal(Points, lines);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(2), $"{watch.Elapsed}");
    }
}
