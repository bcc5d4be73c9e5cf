using System.Diagnostics;
using TwelveRooms.Components;
using TwelveRooms.Statistics;

namespace TwelveRooms.Bench;

/// <summary>The time to draw one chart of 104 points, with its title, key and notes, as a picture that stands alone.</summary>
internal static class DrawingBench
{
    private const int Points = 104;
    private const int Charts = 200;
    private const int Rounds = 9;

    /// <summary>Best of nine rounds, after warm-up.</summary>
    public static double MillisecondsAChart() => MillisecondsAChart(Points, Charts);

    /// <summary>The same for any length: it grows with the points up to 1,500, and hardly beyond.</summary>
    public static double MillisecondsAChart(int points, int charts)
    {
        var raw = Enumerable.Range(0, points).Select(m => new RawPoint(new DateOnly(1700, 1, 1).AddDays(7 * m), 0, PointState.Reported, 20 + (m * 7919 % 13) + (m > points - 20 ? 5 : 0), null));
        var series = ReleasedSeries.Release([.. raw], new(MeasureKind.Continuous, 1, Sensitivity.NotAboutPeople), Tier.Own);
        var reading = XmrChart.Read(series, new() { Direction = ImprovementDirection.Lower });
        var best = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var from = Stopwatch.GetTimestamp();
            for (var c = 0; c < charts; c++)
            {
                _ = ChartPicture.Draw(reading, Labels).Length;
            }

            best = Math.Min(best, Stopwatch.GetElapsedTime(from).TotalMilliseconds / charts);
        }

        return best;
    }

    private static ChartLabels Labels { get; } = new() { Title = "Falls", Value = "Per 1,000" };
}
