using TwelveRooms.Measures.Domain;
using TwelveRooms.Platform.Files;

namespace TwelveRooms.Measures.ShowChart;

/// <summary>A chart as a file: one line a period, what this reader may see and nothing else.</summary>
internal static class ChartCsv
{
    public static string Of(ChartView chart)
    {
        var csv = new CsvText().Line(
            "unit", "measure", "period", "state", "numerator", "denominator", "value", "average", "lower", "upper", "meaning", "reason", "initials", "revision");
        for (var i = 0; i < chart.Reading.Points.Count; i++)
        {
            var point = chart.Reading.Points[i];
            var limits = chart.Reading.SegmentOf(i);
            var note = chart.Notes.GetValueOrDefault(point.Point.Start);
            csv.Line(
                chart.Unit.Code ?? chart.Unit.Name, chart.Measure.Code, point.Point.Start, StateWords.Of(point.Point.State),
                point.Point.Numerator.OrNull(), point.Point.Denominator.OrNull(), point.Point.Value.OrNull(),
                limits.Centre.OrNull(), limits.Lower.OrNull(), limits.Upper.OrNull(),
                point.Look.ToString(), note?.Reason, note?.Initials, note?.Revision);
        }

        return csv.ToString();
    }
}
