using System.Diagnostics;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Razor.TagHelpers;
using TwelveRooms.Components;
using TwelveRooms.Statistics;

namespace TwelveRooms.Bench;

/// <summary>The time to draw one chart of 50 months as SVG, as pages do: three widths with their words, a third of it each.</summary>
internal static class DrawingBench
{
    private const int Months = 50;
    private const int Charts = 200;
    private const int Rounds = 9;
    private const int Widths = 3;

    public static double MillisecondsAChart()
    {
        var points = Enumerable.Range(0, Months).Select(m => new RawPoint(new DateOnly(2022, 1, 1).AddMonths(m), 0, PointState.Reported, 20 + (m * 7919 % 13) + (m > 35 ? 5 : 0), null));
        var series = ReleasedSeries.Release([.. points], new(MeasureKind.Continuous, 1, Sensitivity.NotAboutPeople), Tier.Own);
        var reading = XmrChart.Read(series, new() { Direction = ImprovementDirection.Lower });
        var best = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var from = Stopwatch.GetTimestamp();
            for (var c = 0; c < Charts; c++)
            {
                Draw(reading);
            }

            best = Math.Min(best, Stopwatch.GetElapsedTime(from).TotalMilliseconds / Charts / Widths);
        }

        return best;
    }

    private static void Draw(ChartReading reading)
    {
        var helper = new SpcChartTagHelper { Reading = reading, Labels = Labels };
        var output = new TagHelperOutput("rooms-spc-chart", [], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));
        helper.Process(new TagHelperContext([], new Dictionary<object, object>(), "bench"), output);
        output.Content.WriteTo(TextWriter.Null, HtmlEncoder.Default);
    }

    private static ChartLabels Labels { get; } = new() { Title = "Falls", Value = "Per 1,000" };
}
