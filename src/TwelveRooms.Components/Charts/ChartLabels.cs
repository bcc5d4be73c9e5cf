using TwelveRooms.Statistics;

namespace TwelveRooms.Components;

/// <summary>The words of one chart and its table.</summary>
public sealed record ChartLabels
{
    /// <summary>The name of the measure, with the ward's where more than one is on the page.</summary>
    public required string Title { get; init; }

    /// <summary>The sentence that says what the chart shows; read out in place of the drawing.</summary>
    public string? Summary { get; init; }

    /// <summary>Column heading of the value: "Per 1,000".</summary>
    public string Value { get; init; } = "Value";

    /// <summary>Column heading of the numerator; null leaves the column out.</summary>
    public string? Numerator { get; init; }

    /// <summary>Column heading of the denominator; null leaves the column out.</summary>
    public string? Denominator { get; init; }

    /// <summary>What follows each value: "%", " days"; empty for none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>Decimals of values, limits and averages.</summary>
    public int Decimals { get; init; } = 1;

    /// <summary>How long each period is; null reads it from the dates.</summary>
    public ChartPeriod? Period { get; init; }

    /// <summary>Why a period is a gap or was left out, by its first day: "too busy".</summary>
    public IReadOnlyDictionary<DateOnly, string> Reasons { get; init; } = new Dictionary<DateOnly, string>();

    /// <summary>The periods whose number is not the first that was put in.</summary>
    public IReadOnlySet<DateOnly> Corrected { get; init; } = new HashSet<DateOnly>();

    /// <summary>First days of the periods whose numbers can no longer change; the table says so.</summary>
    public IReadOnlySet<DateOnly> Locked { get; init; } = new HashSet<DateOnly>();

    /// <summary>As many decimals as tell the lines of a chart apart, where nobody has chosen them: one more than its gridlines need.</summary>
    /// <param name="reading">The chart.</param>
    public static int DecimalsFor(ChartReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return ChartScale.Of(reading, 0).Decimals + 1;
    }
}
