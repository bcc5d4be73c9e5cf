namespace TwelveRooms.Statistics.Tests.Charts;

/// <summary>Source: Montgomery, Introduction to Statistical Quality Control (7th ed.), Example 6.5, tables 6.6 and 6.7: costs of processing loans.</summary>
public sealed class XmrPublishedExampleTests
{
    private static readonly double?[] FirstTwenty =
        [310, 288, 297, 298, 307, 303, 294, 297, 308, 306, 294, 299, 297, 299, 314, 295, 293, 306, 301, 304];

    private static readonly double?[] NextTwenty =
        [305, 282, 305, 296, 314, 295, 287, 301, 298, 311, 310, 292, 305, 299, 304, 310, 304, 305, 333, 328];

    [Fact]
    public void The_limits_are_those_of_the_book()
    {
        var segment = Assert.Single(ChartBuilder.Read(FirstTwenty).Segments);

        Assert.Equal(300.5, segment.Centre.Value, 1e-9);
        Assert.Equal(321.22, segment.Upper.Value, 0.005);
        Assert.Equal(279.78, segment.Lower.Value, 0.005);
    }

    [Fact]
    public void The_first_twenty_are_ordinary_as_in_the_book() =>
        Assert.All(ChartBuilder.Read(FirstTwenty).Flags(), flags => Assert.Equal(SpcRules.None, flags));

    [Fact]
    public void With_the_first_twenty_as_baseline_the_book_finds_the_last_two_above_the_limit()
    {
        var reading = ChartBuilder.Read(FirstTwenty.Then(NextTwenty), new() { BaselinePoints = 20 });

        var outside = Enumerable.Range(0, 40).Where(i => (reading.Points[i].Flags & SpcRules.AboveLimits) != 0);

        Assert.Equal([38, 39], outside);
        Assert.Equal(321.22, reading.Segments[0].Upper.Value, 0.005);
    }
}
