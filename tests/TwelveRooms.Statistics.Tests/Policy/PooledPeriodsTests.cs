using TwelveRooms.Statistics.Policy;

namespace TwelveRooms.Statistics.Tests.Policy;

public sealed class PooledPeriodsTests
{
    private static readonly DateOnly March = new(2026, 3, 1);

    /// <summary>1 of 10 and 90 of 100: the average of averages is 50 %, and is nobody's; the sum says 83 %.</summary>
    [Fact]
    public void Sums_over_sums_and_never_an_average_of_averages()
    {
        var pooled = Assert.Single(PooledPeriods.Of([Ward("Ash", 1, 10), Ward("Birch", 90, 100)], MeasureKind.Proportion));

        Assert.Equal((91, 110), (pooled.Numerator, pooled.Denominator));
        Assert.Equal(["Ash", "Birch"], pooled.In);
        Assert.Empty(pooled.Silent);
    }

    [Fact]
    public void A_silent_ward_is_named_and_takes_its_bed_days_with_it()
    {
        var pooled = Assert.Single(PooledPeriods.Of(
            [Ward("Ash", 3, 500), Ward("Birch", null, 400), Ward("Cedar", null, null, PointState.NotReported), Ward("Dogwood", 2, null), Ward("Elm", null, null, PointState.WardClosed)],
            MeasureKind.Rate));

        Assert.Equal((3, 500), (pooled.Numerator, pooled.Denominator));
        Assert.Equal(["Ash"], pooled.In);
        Assert.Equal(["Birch", "Cedar", "Dogwood"], pooled.Silent);
    }

    [Fact]
    public void A_count_with_a_silent_ward_has_no_sum_because_it_would_look_like_a_fall()
    {
        var whole = Assert.Single(PooledPeriods.Of([Ward("Ash", 3, null), Ward("Birch", 0, null, PointState.ConfirmedZero), Ward("Elm", null, null, PointState.WardClosed)], MeasureKind.Count));
        var silent = Assert.Single(PooledPeriods.Of([Ward("Ash", 3, null), Ward("Birch", null, null, PointState.NotCollected)], MeasureKind.Count));

        Assert.Equal((3, null), (whole.Numerator, whole.Denominator));
        Assert.Null(silent.Numerator);
        Assert.Equal(["Birch"], silent.Silent);
    }

    [Fact]
    public void Nobody_in_is_no_sum_and_no_ward_no_period()
    {
        Assert.Null(Assert.Single(PooledPeriods.Of([Ward("Ash", null, null, PointState.NotReported)], MeasureKind.Rate)).Denominator);
        Assert.Empty(PooledPeriods.Of([], MeasureKind.Rate));
    }

    [Fact]
    public void What_cannot_be_put_together_is_refused_by_name()
    {
        Assert.Throws<ArgumentException>(() => PooledPeriods.Of([Ward("Ash", 3, null)], MeasureKind.Continuous));
        Assert.Throws<ArgumentException>(() => PooledPeriods.Of([Ward("Ash", 3, null)], MeasureKind.DaysBetween));
        foreach (var (numerator, denominator) in new[] { (11.0, 10.0), (-1, 10), (double.NaN, 10), (1, double.PositiveInfinity) })
        {
            Assert.Contains("'Birch'", Assert.Throws<ArgumentException>(() => PooledPeriods.Of([Ward("Ash", 3, 10), Ward("Birch", numerator, denominator)], MeasureKind.Proportion)).Message, StringComparison.Ordinal);
        }

        var later = new WardPoints("Birch", [new(March.AddMonths(1), 0, PointState.Reported, 1, 2)]);
        Assert.Contains("'Birch'", Assert.Throws<ArgumentException>(() => PooledPeriods.Of([Ward("Ash", 3, 10), later], MeasureKind.Rate)).Message, StringComparison.Ordinal);
    }

    private static WardPoints Ward(string name, double? numerator, double? denominator, PointState state = PointState.Reported) =>
        new(name, [new(March, 0, state, numerator, denominator)]);
}
