using TwelveRooms.Statistics;
using TwelveRooms.Statistics.Funnels;

namespace TwelveRooms.Components;

/// <summary>What a picture is for.</summary>
public enum PictureFor
{
    /// <summary>A screen or a page.</summary>
    Page = 0,

    /// <summary>A slide of 16 : 9, with larger type.</summary>
    Slide,
}

/// <summary>Charts as files: SVG that stands alone, valid as XML, with no script, style or reference to anything outside.</summary>
public static class ChartPicture
{
    /// <summary>A chart of one series.</summary>
    /// <param name="reading">The chart as it was read for the reader.</param>
    /// <param name="labels">Its words.</param>
    /// <param name="marks">What happened along the way, in any order.</param>
    /// <param name="use">What the picture is for.</param>
    public static string Draw(ChartReading reading, ChartLabels labels, IEnumerable<ChartMark>? marks = null, PictureFor use = PictureFor.Page)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(labels);
        if (reading.Series.CannotBeShown || reading.Variation == VariationIcon.CannotBeShown)
        {
            return WithoutDrawing(labels.Title, "Hidden. These numbers are about people and are not shown here. The ward and its own organisation can see them.", use);
        }

        if (reading.Points.Count == 0)
        {
            return WithoutDrawing(labels.Title, "Nothing has been sent yet. The chart begins with the first number.", use);
        }

        var period = labels.Period ?? PeriodWords.Of(reading.Points);
        var lettered = ChartMark.Lettered(marks ?? []);
        (Markup, double) Draw(ChartSize size)
        {
            var frame = new ChartFrame(reading, labels, lettered, size);
            return (new SpcDrawing(frame, "chart").Shapes(), frame.Height);
        }

        var told = lettered.Select(mark => $"{(mark.Letter is { } letter ? letter : "Test")}, {PeriodWords.Long(mark.Date, period)}: {mark.LinkText}{mark.Text}");
        return PictureSheet.Draw(
            new(labels.Title, labels.Summary, SpcChartTagHelper.SummaryOf(reading, labels, period), Draw, ChartKey.Of(reading, period, "chart"), [.. ChartNotes.Of(reading, labels), .. told]),
            use == PictureFor.Slide);
    }

    /// <summary>A funnel of units side by side.</summary>
    /// <param name="funnel">The funnel as it was made for the reader.</param>
    /// <param name="labels">Its words.</param>
    /// <param name="use">What the picture is for.</param>
    public static string Draw(ReleasedFunnel funnel, FunnelLabels labels, PictureFor use = PictureFor.Page)
    {
        ArgumentNullException.ThrowIfNull(funnel);
        ArgumentNullException.ThrowIfNull(labels);
        if (funnel.UnitsWithRatio == 0)
        {
            return WithoutDrawing(labels.Title, FunnelWords.Of(funnel, labels)[0], use);
        }

        (Markup, double) Draw(ChartSize size)
        {
            var frame = new FunnelFrame(funnel, labels, size);
            return (new FunnelDrawing(frame, "funnel").Shapes(), frame.Height);
        }

        return PictureSheet.Draw(
            new(labels.Title, labels.Summary, FunnelTagHelper.SummaryOf(funnel, labels), Draw, FunnelKey.Of(funnel, labels), FunnelWords.Of(funnel, labels)),
            use == PictureFor.Slide);
    }

    private static string WithoutDrawing(string title, string words, PictureFor use) =>
        PictureSheet.Draw(new(title, words, words, _ => (new(), 20), [], []), use == PictureFor.Slide);
}
