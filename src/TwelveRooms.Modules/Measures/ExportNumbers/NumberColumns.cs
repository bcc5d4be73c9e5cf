using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ImportPoints.Checking;
using TwelveRooms.Measures.ShowChart;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform.Files.Tables;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.ExportNumbers;

/// <summary>A column of a file: its heading, how wide it is, and its cell.</summary>
internal sealed record NumberColumn<T>(string Heading, int Width, Func<T, TableCell> Cell);

/// <summary>The columns of our own files. Those up to the origin are what the importer reads, names and value aside; it passes over the rest.</summary>
internal static class NumberColumns
{
    /// <summary>One row for each period of each chart.</summary>
    public static IReadOnlyList<NumberColumn<NumberLine>> OfNumbers { get; } =
    [
        new("provider_code", 13, l => TableCell.Of(l.Provider?.Code ?? "")),
        new("unit_code", 13, l => TableCell.Of(l.Unit.Code ?? "")),
        new("unit_name", 22, l => TableCell.Of(l.Unit.Name)),
        new("measure", 26, l => TableCell.Of(l.Measure.Code)),
        new("measure_name", 40, l => TableCell.Of(l.Measure.Name)),
        new("period", 12, l => TableCell.Of(l.Read.Point.Start)),
        new("numerator", 11, l => TableCell.Of(l.Numerator)),
        new("denominator", 12, l => TableCell.Of(l.Denominator)),
        new("value", 11, l => TableCell.Of(l.Value)),
        new("value_status", 15, l => TableCell.Of(l.Status.Word())),
        new("note", 40, l => TableCell.Of(l.Note ?? "")),
        new("origin", 13, l => TableCell.Of(l.Origin.Word())),
        new("reading", 13, l => TableCell.Of(l.Read.Look.ToString())),
        new("rules", 40, l => TableCell.Of(l.Rules)),
        new("centre", 11, l => Figure(l.Lines.Centre)),
        new("lower", 11, l => Figure(l.Lines.Lower)),
        new("upper", 11, l => Figure(l.Lines.Upper)),
        new("variation", 18, l => TableCell.Of(IconWords.For(l.Chart.Reading.Variation).Label)),
        new("assurance", 18, l => TableCell.Of(IconWords.For(l.Chart.Reading.Assurance).Label)),
        new("marks", 40, l => TableCell.Of(l.Marks)),
        new("chart", 10, l => TableCell.Of(MeasureCharts.KeyOf(l.Chart.Reading.Kind))),
    ];

    /// <summary>One row for each chart.</summary>
    public static IReadOnlyList<NumberColumn<ChartLine>> OfCharts { get; } =
    [
        new("unit_code", 13, c => TableCell.Of(c.Unit.Code ?? "")),
        new("unit_name", 22, c => TableCell.Of(c.Unit.Name)),
        new("measure", 26, c => TableCell.Of(c.Measure.Code)),
        new("measure_name", 40, c => TableCell.Of(c.Measure.Name)),
        new("what_the_chart_shows", 60, c => TableCell.Of(c.Words.Shows)),
        new("how_sure_we_are", 60, c => TableCell.Of(c.Words.HowSure)),
        new("what_to_ask_next", 60, c => TableCell.Of(c.Words.AskNext)),
        new("variation", 18, c => TableCell.Of(IconWords.For(c.Variation).Label)),
        new("assurance", 18, c => TableCell.Of(IconWords.For(c.Assurance).Label)),
        new("chart", 10, c => TableCell.Of(MeasureCharts.KeyOf(c.Kind))),
        new("source", 60, c => TableCell.Of(c.Source ?? "")),
    ];

    private static TableCell Figure(Released released) => TableCell.Of(NumberLine.Rounded(released.OrNull()));
}

/// <summary>What a chart says as a whole; small enough to be kept for every chart until the rows are written.</summary>
internal sealed record ChartLine(UnitRow Unit, Measure Measure, ChartWords Words, VariationIcon Variation, AssuranceIcon Assurance, ChartKind Kind, string? Source)
{
    public static ChartLine Of(ChartView chart) =>
        new(chart.Unit, chart.Measure, chart.Words, chart.Reading.Variation, chart.Reading.Assurance, chart.Reading.Kind, chart.Series.Source);
}
