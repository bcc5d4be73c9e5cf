using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Text;

namespace TwelveRooms.Measures.ShowChart;

/// <summary>The table of a chart as a file: the same released values as the page, for the same reader.</summary>
internal static class ChartCsv
{
    public static void MapChartCsv(this IEndpointRouteBuilder routes) => routes.MapGet("/units/{unit:guid}/measures/{measure:guid}/csv", async (
        Guid unit, Guid measure, string? on, ShowChartHandler handler, CurrentViewer current, CancellationToken cancel) =>
    {
        var day = EarlierDay.Read(on);
        if (day.IsRefused)
        {
            return RefusalResults.Problem(day.Refusal);
        }

        var outcome = await handler.HandleAsync(new(unit.ToString(), measure.ToString(), day.Value), current.Viewer, cancel);
        return outcome.IsRefused
            ? outcome.Refusal.Kind == RefusalKind.NotFound ? Results.NotFound() : RefusalResults.Problem(outcome.Refusal)
            : Results.File(Encoding.UTF8.GetBytes(Write(outcome.Value)), "text/csv; charset=utf-8", $"{outcome.Value.Measure.Code}.csv");
    }).ExcludeFromDescription();

    /// <summary>One row per period, oldest first. An empty number with the state "hidden" was not shown; with another state there is none.</summary>
    public static string Write(ChartView chart)
    {
        var csv = new StringBuilder("unit,unit_name,measure,period,state,numerator,denominator,value,reading,average,lower_limit,upper_limit,note,chart\r\n");
        for (var i = 0; i < chart.Reading.Points.Count; i++)
        {
            var read = chart.Reading.Points[i];
            var lines = LinesAt.Of(chart.Reading, i);
            csv.AppendJoin(',',
                CsvText.Cell(chart.Unit.Code ?? ""), CsvText.Cell(chart.Unit.Name), chart.Measure.Code, read.Point.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                StateWords.Of(read.Point.State), Number(read.Point.Numerator.OrNull()), Number(read.Point.Denominator.OrNull()), Number(read.Point.Value.OrNull()),
                read.Look.ToString(), Number(lines.Centre.OrNull()), Number(lines.Lower.OrNull()), Number(lines.Upper.OrNull()),
                CsvText.Cell(chart.Notes.GetValueOrDefault(read.Point.Start)?.Reason ?? ""), MeasureCharts.KeyOf(chart.Reading.Kind)).Append("\r\n");
        }

        return csv.ToString();
    }

    private static string Number(double? value) => value?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";
}
