namespace TwelveRooms.Statistics.Policy;

/// <summary>What a measure is, as far as its chart needs to know.</summary>
/// <param name="Kind">The kind of number.</param>
/// <param name="IsIntervention">Whether it counts what staff do to a person, such as force; its time between is never charted.</param>
/// <param name="Period">What one period is called: "month".</param>
public sealed record MeasureFacts(MeasureKind Kind, bool IsIntervention, string Period);

/// <summary>The chart that suits a measure, and why.</summary>
/// <param name="Chart">The kind of chart.</param>
/// <param name="Because">One or two sentences, in plain words, for a page.</param>
public sealed record ChartChoice(ChartKind Chart, string Because)
{
    /// <summary>What a page says beside it, each a sentence: rules of the set that do not suit the chart, and numbers that are too small or too few.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>How the counts vary; null where there are no counts to judge.</summary>
    public DispersionCheck? Dispersion { get; init; }

    /// <summary>Whether the chart needs the day of each event, in place of counts by period.</summary>
    public bool NeedsEventDates { get; init; }
}
