namespace TwelveRooms.Statistics.Tests.Charts;

public sealed class XmrHostileInputTests
{
    [Fact]
    public void An_empty_series_is_not_enough_data()
    {
        var reading = ChartBuilder.Read([]);

        Assert.Equal((VariationIcon.NotEnoughData, -1, 0), (reading.Variation, reading.Latest, reading.UsedPoints));
        Assert.False(Assert.Single(reading.Segments).Centre.IsShown);
    }

    [Fact]
    public void One_point_has_an_average_and_no_limits()
    {
        var segment = Assert.Single(ChartBuilder.Read([5.0], new() { LeastPoints = 1 }).Segments);

        Assert.Equal(5, segment.Centre.Value);
        Assert.False(segment.HasLimits);
    }

    [Fact]
    public void Twelve_points_are_too_few_even_when_one_stands_far_out()
    {
        var reading = ChartBuilder.Read(1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 900);

        Assert.Equal(VariationIcon.NotEnoughData, reading.Variation);
        Assert.All(reading.Flags(), flags => Assert.Equal(SpcRules.None, flags));
        Assert.False(reading.Segments[0].HasLimits);
    }

    [Fact]
    public void A_flat_line_has_limits_on_the_average_and_nothing_to_tell()
    {
        var reading = ChartBuilder.Read([.. Enumerable.Repeat(7.0, 20)]);

        Assert.Equal(reading.Segments[0].Centre, reading.Segments[0].Upper);
        Assert.Equal(VariationIcon.CommonCause, reading.Variation);
    }

    [Theory]
    [InlineData(0.1, 10)]
    [InlineData(0.1, 20)]
    [InlineData(0.9, 8)]
    [InlineData(1.1, 37)]
    [InlineData(1e15, 20)]
    [InlineData(33.333333333333336, 104)]
    public void A_constant_decimal_is_never_a_false_shift(double value, int times)
    {
        var reading = ChartBuilder.Read(Enumerable.Repeat((double?)value, times), new() { LeastPoints = 2 });

        Assert.All(reading.Flags(), flags => Assert.Equal(SpcRules.None, flags));
    }

    [Fact]
    public void Gaps_at_both_ends_change_no_limit_and_the_icon_speaks_of_the_last_number()
    {
        var plain = ChartBuilder.Read(ChartBuilder.Ordinary);

        var reading = ChartBuilder.Read([null, null, .. ChartBuilder.Ordinary, null, null]);

        Assert.Equal(plain.Segments[0].Upper, reading.Segments[0].Upper);
        Assert.Equal((14, 17), (reading.Latest, reading.Points.Count));
        Assert.Equal(VariationIcon.CommonCause, reading.Variation);
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void What_is_not_a_finite_number_is_refused_by_its_day_and_not_taken_for_a_gap(double value)
    {
        var whole = Assert.Throws<ArgumentException>(() => ChartBuilder.Read(ChartBuilder.Ordinary.Then(value, 20)));
        var part = Assert.Throws<ArgumentException>(() => ReleasedSeries.Release(
            [new(ChartBuilder.Start, 0, PointState.Reported, 1, value)], new(MeasureKind.Rate, 1, Sensitivity.AboutPeople), Tier.Published));
        var notThere = ReleasedSeries.Release(
            [new(ChartBuilder.Start, 0, PointState.NotReported, value, value)], new(MeasureKind.Rate, 1, Sensitivity.NotAboutPeople), Tier.Own);

        Assert.Contains("2025-02-01 is not finite", whole.Message, StringComparison.Ordinal);
        Assert.Contains("2024-01-01 is not finite", part.Message, StringComparison.Ordinal);
        Assert.False(notThere.Points[0].Value.IsShown);
    }

    [Fact]
    public void Values_whose_sum_overflows_have_no_limits_rather_than_wrong_ones()
    {
        var reading = ChartBuilder.Read([.. Enumerable.Repeat(1e308, 14), -1e308]);

        Assert.False(reading.Segments[0].HasLimits);
        Assert.Equal(VariationIcon.NotEnoughData, reading.Variation);
    }

    [Fact]
    public void Redrawing_twice_in_one_month_or_outside_the_series_does_nothing_more()
    {
        DateOnly[] rebases = [ChartBuilder.Month(20), ChartBuilder.Month(6), ChartBuilder.Month(6), ChartBuilder.Month(-5), ChartBuilder.Month(0)];

        var reading = ChartBuilder.Read(ChartBuilder.Ordinary, new() { Rebases = rebases });

        Assert.Equal([(0, 6), (6, 7)], reading.Segments.Select(segment => (segment.First, segment.Length)));
    }

    [Fact]
    public void A_baseline_of_one_point_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ChartBuilder.Read(ChartBuilder.Ordinary, new() { BaselinePoints = 1 }));
}
