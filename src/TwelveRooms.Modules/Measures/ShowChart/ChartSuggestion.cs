using System.Globalization;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.ShowChart;

/// <summary>What the numbers suggest about the limits of a chart. It is told to those who may decide, and never done by itself.</summary>
/// <param name="Kind">What they might decide.</param>
/// <param name="From">First day of the limits that would be worked out anew.</param>
/// <param name="Points">How many points they would rest on.</param>
/// <param name="Words">What the numbers show, in two or three short sentences.</param>
/// <param name="StillToAnswer">What only people know.</param>
internal sealed record ChartSuggestion(MarkKind Kind, DateOnly From, int Points, string Words, IReadOnlyList<string> StillToAnswer)
{
    public string Query => string.Create(CultureInfo.InvariantCulture, $"?kind={Kind}&day={From:yyyy-MM-dd}");

    public static IReadOnlyList<ChartSuggestion> Of(ChartView chart) => [.. Of(chart.Reading, chart.Measure)];

    public static IEnumerable<ChartSuggestion> Of(ChartReading reading, Measure measure) => LimitAdvice.For(reading).Select(advice =>
    {
        var from = reading.Points[advice.From].Point.Start;
        return advice.Kind == LimitAdviceKind.RecalculateOnce
            ? new ChartSuggestion(MarkKind.Recalculated, from, advice.Points, Recalculate(advice, measure), advice.StillToAnswer)
            : new ChartSuggestion(MarkKind.Rebase, from, advice.Points, Redraw(advice, reading, measure, from), advice.StillToAnswer);
    });

    private static string Recalculate(LimitAdvice advice, Measure measure) =>
        $"The limits are provisional: they rest on few points, and {measure.Vocabulary.Period.Count(advice.Points)} are in now. They may be worked out once more, from {advice.Points}.";

    private static string Redraw(LimitAdvice advice, ChartReading reading, Measure measure, DateOnly from)
    {
        var period = measure.Vocabulary.Period;
        var side = (reading.Points[reading.Latest].Flags & SpcRules.RunAbove) != 0 ? "above" : "below";
        var recording = reading.RecordingInDoubt ? " First check that what is written down has stayed the same." : "";
        return $"All {period.Count(advice.Points)} counted since {period.InSentence(from)} were {side} the average. If you know what changed then, and expect it to stay, the limits may be drawn anew from there.{recording}";
    }
}
