using System.Globalization;
using TwelveRooms.Components;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ImportPoints.Checking;
using TwelveRooms.Measures.ShowChart;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.ExportNumbers;

/// <summary>One period of one chart as it goes out: what was put in, as the importer reads it, and what the chart says of it.</summary>
internal sealed record NumberLine(ChartView Chart, UnitRow? Provider, ReadPoint Read)
{
    private const string Reading = "0.######";

    public UnitRow Unit => Chart.Unit;

    public Measure Measure => Chart.Measure;

    public double? Numerator => Read.Point.Numerator.OrNull();

    /// <summary>Also beside a number that is not there: what comes in with one must go out with it.</summary>
    public double? Denominator => (Chart.Exposures.TryGetValue(Read.Point.Start, out var exposure) ? exposure : Read.Point.Denominator).OrNull();

    /// <summary>What is charted: a rate, a part, the count itself.</summary>
    public double? Value => Rounded(Read.Point.Value.OrNull());

    public ValueStatus Status => ValueStatuses.Of(Read.Point.State, Measure.NeedsDenominator && (Numerator, Denominator) is (0, 0));

    public string? Note => Chart.Notes.GetValueOrDefault(Read.Point.Start)?.Reason
        ?? (Chart.Reading.Settings.NotLoaded.Contains(Read.Point.Start) ? "No file with this number has been loaded here." : null);

    public NumberOrigin Origin =>
        Read.Point.State == PointState.Recalled ? NumberOrigin.Withdrawn
        : Chart.IsOutside ? NumberOrigin.Outside
        : Chart.Series.IsPublished ? NumberOrigin.Published
        : Measure.Kind == MeasureKind.DaysBetween ? NumberOrigin.WorkedOut
        : Unit.Kind != UnitKind.Ward && PooledSeries.CanPool(Measure) ? NumberOrigin.AddedUp
        : Chart.Notes.ContainsKey(Read.Point.Start) ? NumberOrigin.PutIn
        : NumberOrigin.NothingCame;

    /// <summary>The rules that the point meets, in words; empty for none.</summary>
    public required string Rules { get; init; }

    /// <summary>What happened in the period, in sentences; empty for nothing.</summary>
    public required string Marks { get; init; }

    public required PointLines Lines { get; init; }

    /// <summary>Every period of a chart, oldest first.</summary>
    public static IEnumerable<NumberLine> Of(ChartView chart, UnitRow? provider)
    {
        var words = new PointWords(chart.Reading, ChartText.Labels(chart));
        var marks = ChartText.Marks(chart).OrderBy(m => m.Date).ToLookup(m => PlaceOf(m.Date, chart.Reading.Points), m => m.Text);
        for (var i = 0; i < chart.Reading.Points.Count; i++)
        {
            yield return new(chart, provider, chart.Reading.Points[i])
            {
                Rules = string.Join("; ", words.Rules(i)),
                Marks = string.Join(' ', marks[i]),
                Lines = LinesAt.Of(chart.Reading, i),
            };
        }
    }

    /// <summary>Figures that were worked out, to six places; what was put in goes out exactly.</summary>
    public static double? Rounded(double? figure) =>
        figure is { } f ? double.Parse(f.ToString(Reading, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : null;

    /// <summary>The period that holds a day; the first or last for a day before or after all.</summary>
    private static int PlaceOf(DateOnly day, IReadOnlyList<ReadPoint> points)
    {
        var place = points.Count - 1;
        while (place > 0 && points[place].Point.Start > day)
        {
            place--;
        }

        return place;
    }
}
