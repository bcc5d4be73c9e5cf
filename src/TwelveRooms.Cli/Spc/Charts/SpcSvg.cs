using TwelveRooms.Components;
using TwelveRooms.Statistics;

namespace TwelveRooms.Cli.Spc.Charts;

/// <summary>The chart as a picture that stands alone: the product's own drawing, of numbers that nobody but their owner reads.</summary>
internal static class SpcSvg
{
    public static string Of(FileChart chart) => Of(chart, PictureFor.Page);

    public static string Of(FileChart chart, PictureFor use)
    {
        var reading = WithoutRates(SeriesChart.OfOwnNumbers(chart.Reading, chart.Reading.Data, chart.Periods, withInner: true), chart);
        var reasons = new Dictionary<DateOnly, string>();
        for (var i = 0; i < chart.Periods.Count; i++)
        {
            if (chart.Reasons[i] is { Length: > 0 } reason)
            {
                reasons[chart.Periods[i]] = reason;
            }
        }

        return ChartPicture.Draw(
            reading,
            new()
            {
                Title = chart.Request.Name,
                Summary = chart.Words.Shows,
                Unit = reading.Series.Shape is { Kind: MeasureKind.Proportion, Per: 100 } ? "%" : "",
                Decimals = ChartLabels.DecimalsFor(reading),
                Reasons = reasons,
            },
            use: use);
    }

    /// <summary>A rate that could not be worked out before the chart was read: its period is a gap, and says why.</summary>
    private static ChartReading WithoutRates(ChartReading reading, FileChart chart)
    {
        if (chart.NoRates.All(problem => problem is PointProblem.None or PointProblem.NoValue))
        {
            return reading;
        }

        return reading with
        {
            Points = [.. reading.Points.Select((point, i) => chart.NoRates[i] is PointProblem.None or PointProblem.NoValue ? point : point with
            {
                Point = point.Point with { State = PointState.Reported },
                Problem = chart.NoRates[i],
            })],
        };
    }
}
