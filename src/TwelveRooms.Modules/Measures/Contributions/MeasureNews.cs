using TwelveRooms.Measures.Domain;
using TwelveRooms.Platform.Contributions;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.Contributions;

/// <summary>What the lines of a unit say that is news: only what a rule found, newest pattern first. A line that has gone silent says nothing of today.</summary>
internal sealed class MeasureNews(WardMeasures measures, RoomsClock clock) : IWhatChanged
{
    public async Task<IReadOnlyList<ChangeNews>> ForAsync(IReadOnlyCollection<int> units, Viewer viewer, CancellationToken cancel) =>
    [
        .. (await measures.ForAsync(units, viewer, cancel))
            .Where(s => s.History.Series.EndedOn is null && IsNews(s.Reading) && !Silence.Of(s, clock.Today))
            .OrderByDescending(s => s.Reading.Since)
            .Select(s => new ChangeNews(
                s.Unit.Number, Sentence(s), s.Address, s.History.Measure.Name, s.Reading.Since!.Value, s.Reading.Variation)),
    ];

    private static bool IsNews(ChartReading reading) =>
        reading.Since is not null
        && reading.Variation is not (VariationIcon.CommonCause or VariationIcon.NotEnoughData or VariationIcon.CannotBeShown);

    private static string Sentence(ReadSeries series)
    {
        var (name, since) = (series.History.Measure.Name, series.History.Measure.Cadence.Words().InSentence(series.Reading.Since!.Value));
        return series.Reading.Variation switch
        {
            VariationIcon.ImprovingHigh or VariationIcon.ImprovingLow => $"{name}: getting better since {since}.",
            VariationIcon.ConcernHigh => $"{name}: higher than its usual range since {since}.",
            VariationIcon.ConcernLow => $"{name}: lower than its usual range since {since}.",
            VariationIcon.ChangedHigh => $"{name}: higher than before since {since}.",
            _ => $"{name}: lower than before since {since}.",
        };
    }
}

/// <summary>What a person has to look at: recording to confirm, and lines that have gone silent.</summary>
internal sealed class MeasureNeeds(WardMeasures measures, RoomsClock clock) : INeedsMe
{
    public async Task<IReadOnlyList<NeedsMe>> ForAsync(IReadOnlyCollection<int> units, Viewer viewer, CancellationToken cancel)
    {
        var needs = new List<NeedsMe>();
        foreach (var ofUnit in (await measures.ForAsync(units, viewer, cancel)).Where(s => s.History.Series.EndedOn is null && !s.History.Series.IsPublished)
            .GroupBy(s => s.Unit.Number))
        {
            needs.AddRange(ofUnit.Where(s => s.Reading.RecordingInDoubt && s.Reading.Since is not null).Select(s => new NeedsMe(
                ofUnit.Key, $"{s.History.Measure.Name} has changed. Has somebody checked that recording did not?", s.Address, s.History.Measure.Name,
                s.Reading.Since!.Value)));
            var silent = ofUnit.Where(s => Silence.Of(s, clock.Today)).ToList();
            if (silent.Count > 0)
            {
                var first = silent.MinBy(s => s.History.Points[^1].Period)!;
                needs.Add(new(
                    ofUnit.Key,
                    silent.Count == 1
                        ? $"{first.History.Measure.Name}: nothing has come in since {Last(first)}. That is not a zero."
                        : $"{first.History.Measure.Name} and {silent.Count - 1} more: nothing has come in since {Last(first)}. That is not a zero.",
                    first.Address, first.History.Measure.Name, first.History.Points[^1].Period));
            }
        }

        return [.. needs.OrderBy(n => n.Since)];
    }

    private static string Last(ReadSeries series) => series.History.Measure.Cadence.Words().InSentence(series.History.Points[^1].Period);
}

/// <summary>Whether nothing has come in for so long that somebody should ask.</summary>
internal static class Silence
{
    private const int Periods = 3;

    /// <summary>The last period that came in; null for a line that still speaks of today.</summary>
    public static DateOnly? Since(ReadSeries series, DateOnly today) =>
        series.History.Series is { EndedOn: null, IsPublished: false } && Of(series, today) ? series.History.Points[^1].Period : null;

    /// <summary>What a line says: of a silent one, when that was.</summary>
    public static string Words(ReadSeries series, DateOnly today)
    {
        var label = IconWords.For(series.Reading.Variation).Label;
        return Since(series, today) is { } since && series.Reading.Variation is not (VariationIcon.NotEnoughData or VariationIcon.CannotBeShown)
            ? $"{label}, as at {series.History.Measure.Cadence.Words().InSentence(since)}"
            : label;
    }

    public static bool Of(ReadSeries series, DateOnly today)
    {
        // No event for a long time is what everyone hopes for, not silence.
        if (series.Reading.Series.CannotBeShown || series.History.Points.Count == 0 || series.History.Measure.Kind == MeasureKind.DaysBetween)
        {
            return false;
        }

        var cadence = series.History.Measure.Cadence;
        var (expected, asked) = (cadence.Next(series.History.Points[^1].Period), cadence.StartOf(series.History.Series.From));
        expected = asked > expected ? asked : expected; // nobody is silent who was not asked
        for (var i = 1; i < Periods; i++)
        {
            expected = cadence.Next(expected);
        }

        return expected <= cadence.LastWhole(today);
    }
}
