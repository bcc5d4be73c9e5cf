namespace TwelveRooms.Statistics.Tests.Engine;

/// <summary>Apart from the others because it takes seconds: a search for undetected mistakes runs without it.</summary>
public sealed class SeriesAtLengthTests
{
    public static TheoryData<ChartKind> Kinds => [.. ChartKinds.All];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_hundred_thousand_points_are_read_at_once(ChartKind kind)
    {
        var reading = SpcChart.Read(MadeUpCharts.Of(kind, 3, count: 100_000), new() { Kind = kind, UsesUnsoundRules = true });

        Assert.Equal(100_000, reading.Points.Count);
        Assert.True(reading.Segments[0].HasCentre);
    }
}
