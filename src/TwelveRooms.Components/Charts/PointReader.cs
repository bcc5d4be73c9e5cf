namespace TwelveRooms.Components;

/// <summary>
/// Reads a chart point by point with the arrow keys, a screen reader, a mouse or a thumb, without script: one radio button a point. The
/// chosen one says its words and rings its point; the style sheet lays the ring over the drawing that is shown.
/// </summary>
internal static class PointReader
{
    /// <summary>So many of the newest points can be read; the table has all.</summary>
    public const int Most = 60;

    public static Markup Draw(IReadOnlyList<ChartFrame> frames, string id)
    {
        var (reading, labels, period) = (frames[0].Reading, frames[0].Labels, frames[0].Period);
        var (words, points) = (new PointWords(reading, labels), new Markup());
        for (var i = Math.Max(0, reading.Points.Count - Most); i < reading.Points.Count; i++)
        {
            var point = reading.Points[i].Point;
            var value = point.Value.IsShown ? EndLabels.Text(point.Value.Value, labels) : "no number";
            points.Add($"""<input type="radio" name="{id}-point" id="{id}-point-{i}"><label for="{id}-point-{i}"><strong>{PeriodWords.Brief(point, period)}: {value}.</strong> {words.WholeMeaning(i)}</label><span class="rooms-reader__at" aria-hidden="true">""");
            foreach (var frame in frames)
            {
                points.Add(Ring(frame, i));
            }

            points.Add($"</span>");
        }

        return new Markup().Add(
            $"""<details class="rooms-reader"><summary>Read the chart point by point</summary><fieldset><legend>Choose a point, or go from one to the next with the arrow keys.</legend>{points}</fieldset></details>""");
    }

    // Drawn like the chart, so that it lies on the chart: an upright line, and a ring where there is a point.
    private static Markup Ring(ChartFrame frame, int index)
    {
        if (index < frame.First)
        {
            return new();
        }

        var (x, value) = (frame.X(index), frame.Reading.Points[index].Point.Value);
        var ring = value.IsShown ? new Markup().Add($"""<circle cx="{x}" cy="{frame.Y(value.Value)}" r="{11 * frame.Size.Scale}" fill="none" stroke="#14325a" stroke-width="2"/>""") : new();
        return new Markup().Add($"""<svg class="rooms-svg rooms-chart__{frame.Size.Name}" viewBox="0 0 {frame.Size.Width} {frame.Height}"><path d="M{x} {frame.Top}V{frame.Bottom}" fill="none" stroke="#14325a" stroke-width="1"/>{ring}</svg>""");
    }
}
