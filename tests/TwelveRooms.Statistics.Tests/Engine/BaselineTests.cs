namespace TwelveRooms.Statistics.Tests.Engine;

public sealed class BaselineTests
{
    /// <summary>Three values about 10 with a gap and a left-out 90 between, then values about 30: how far the baseline reaches is seen in the centre.</summary>
    private static readonly ChartData Data = new() { Values = [10, null, 90, 11, 9, 30, 31, 29], LeftOut = [2] };

    [Theory]
    [InlineData(BaselineCounts.UsedPoints, 3, 10)]
    [InlineData(BaselineCounts.UsedPoints, 4, 15)]
    [InlineData(BaselineCounts.PeriodsNotLeftOut, 4, 10)]
    [InlineData(BaselineCounts.PeriodsNotLeftOut, 5, 15)]
    [InlineData(BaselineCounts.Periods, 5, 10)]
    [InlineData(BaselineCounts.Periods, 6, 15)]
    [InlineData(BaselineCounts.Periods, 99, 20)]
    public void A_baseline_counts_points_or_periods(BaselineCounts counts, int points, double centre) =>
        Assert.Equal(centre, SpcChart.Read(Data, new() { BaselinePoints = points, BaselineCounts = counts }).Points[0].Centre!.Value, 1e-12);

    [Fact]
    public void Each_program_counts_in_its_own_way()
    {
        Assert.Equal(BaselineCounts.UsedPoints, SpcPresets.MakingDataCount.BaselineCounts);
        Assert.Equal(BaselineCounts.PeriodsNotLeftOut, SpcPresets.NHSRplotthedots.BaselineCounts);
        Assert.Equal(BaselineCounts.Periods, SpcPresets.QiCharts2.BaselineCounts);
        Assert.Equal(BaselineCounts.UsedPoints, SpcPresets.PowerBiSpc.BaselineCounts);
    }

    [Theory]
    [InlineData(BaselineScope.EverySegment, 10, 29.5)]
    [InlineData(BaselineScope.FirstSegment, 10, 30)]
    [InlineData(BaselineScope.OnlyWithoutSegments, 13.5, 30)]
    public void A_baseline_and_redrawn_limits_together(BaselineScope scope, double first, double second)
    {
        ChartData data = new() { Values = [9, 11, 20, 14, 29, 30, 31, 30], Rebases = [4] };

        var reading = SpcChart.Read(data, new() { BaselinePoints = 2, BaselineScope = scope });

        Assert.Equal((first, second), (reading.Points[0].Centre!.Value, reading.Points[7].Centre!.Value));
    }

    [Theory]
    [InlineData(0, 9)]
    [InlineData(3, 13.5)]
    [InlineData(7, 13.5)]
    public void A_baseline_up_to_a_day_ends_there_or_with_its_segment(int last, double first)
    {
        ChartData data = new() { Values = [9, 11, 20, 14, 29, 30, 31, 30], Rebases = [4] };

        Assert.Equal(first, SpcChart.Read(data, new() { BaselineLast = last }).Points[0].Centre!.Value);
    }

    [Fact]
    public void A_segment_after_the_last_day_of_the_baseline_rests_on_all_its_points() =>
        Assert.Equal(30, SpcChart.Read(new() { Values = [9, 11, 20, 14, 29, 30, 31, 30], Rebases = [4] }, new() { BaselineLast = 2 }).Points[7].Centre!.Value);

    [Fact]
    public void The_first_point_of_moving_ranges_takes_a_place_in_the_baseline() =>
        Assert.Equal(2, SpcChart.Read(new() { Values = [10, 12, 10, 20, 30] }, new() { Kind = ChartKind.MovingRange, BaselinePoints = 3 }).Points[1].Centre!.Value);
}
