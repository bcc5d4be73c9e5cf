using System.Diagnostics;
using TwelveRooms.Statistics;

namespace TwelveRooms.Components.Tests.Charts;

/// <summary>Bounds that only a change of order of size can break; bench/ measures.</summary>
public sealed class DrawingSpeedTests
{
    [Fact]
    public void Ten_times_the_points_take_about_ten_times_as_long_and_no_larger_a_picture()
    {
        var (some, many) = (Long(10_000), Long(100_000));
        _ = Draw(some);

        var (short_, long_) = (Best(() => Draw(some)), Best(() => Draw(many)));

        Assert.True(long_ < 40 * Math.Max(short_, 0.5), $"{short_:0.0} ms, then {long_:0.0} ms");
        Assert.True(Draw(many).Length < 2_000_000);
        Assert.Contains("There are 100,000 points, more than a screen can tell apart.", Draw(many), StringComparison.Ordinal);
    }

    [Fact]
    public void A_row_of_every_point_does_not_make_the_table_slow()
    {
        var reading = SeriesChart.OfOwnNumbers(
            new ChartData { Values = [.. Enumerable.Range(0, 60_000).Select(i => (double?)i)] }, new() { BaselinePoints = 20 }, [.. Enumerable.Range(0, 60_000).Select(i => new DateOnly(1800, 1, 1).AddDays(i))]);
        var watch = Stopwatch.StartNew();

        var table = new SpcTableTagHelper { Reading = reading, Labels = Readings.Labels }.Draw().ToString();

        Assert.Contains("one of 60000 rising in a row", new PointWords(reading, Readings.Labels).WholeMeaning(30_000), StringComparison.Ordinal);
        Assert.Contains("above the upper limit", table, StringComparison.Ordinal);
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
    }

    [Fact]
    public void A_thinned_line_still_reaches_the_lowest_and_the_highest_point()
    {
        double?[] values = [.. Enumerable.Range(0, 20_000).Select(i => (double?)(i == 7_777 ? 900 : i == 12_345 ? -900 : i % 7))];
        var reading = SeriesChart.OfOwnNumbers(new ChartData { Values = values }, null, Days(20_000));
        var frame = new ChartFrame(reading, Readings.Labels, [], ChartSize.Desk);
        var path = SpcLines.Data(frame).ToString();

        Assert.Contains($" {Markup.Number(frame.Y(900))}", path, StringComparison.Ordinal);
        Assert.Contains($" {Markup.Number(frame.Y(-900))}", path, StringComparison.Ordinal);
        Assert.True(path.Count(c => c is 'L' or 'M') <= 4 * ChartFrame.Strokes);
    }

    private static string Draw(ChartReading reading) => new SpcChartTagHelper { Reading = reading, Labels = Readings.Labels }.Draw().ToString();

    private static double Best(Action draw)
    {
        var best = double.MaxValue;
        for (var round = 0; round < 5; round++)
        {
            var from = Stopwatch.GetTimestamp();
            draw();
            best = Math.Min(best, Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        }

        return best;
    }

    private static ChartReading Long(int count) => SeriesChart.OfOwnNumbers(
        new ChartData { Values = [.. Enumerable.Range(0, count).Select(i => (double?)Math.Round(50 * KindSamples.Chance(i)))], Denominators = [.. Enumerable.Range(0, count).Select(i => (double?)(50 + (i % 9)))], Multiplier = 100 },
        new() { Kind = ChartKind.Proportion },
        Days(count));

    private static DateOnly[] Days(int count) => [.. Enumerable.Range(0, count).Select(i => new DateOnly(1700, 1, 1).AddDays(i))];
}
