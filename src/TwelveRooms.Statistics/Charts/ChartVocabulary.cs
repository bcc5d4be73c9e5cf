namespace TwelveRooms.Statistics;

/// <summary>What a sentence about a chart needs to know beyond its numbers.</summary>
public sealed record ChartVocabulary
{
    /// <summary>The name of the measure as it begins a sentence: "Restrictive practice".</summary>
    public required string Measure { get; init; }

    /// <summary>What stands after a number: "for every 1,000 occupied bed days", "%" or nothing.</summary>
    public string Unit { get; init; } = "";

    /// <summary>How periods are called.</summary>
    public required PeriodWords Period { get; init; }

    /// <summary>What the centre line is: "average", or "median" on a run chart.</summary>
    public string Centre { get; init; } = "average";

    /// <summary>At most so many decimals.</summary>
    public int Decimals { get; init; } = 1;

    /// <summary>A number without its unit.</summary>
    public string Number(Released value) => value.ToText(Decimals);

    /// <summary>A number with its unit.</summary>
    public string WithUnit(Released value) => Unit switch
    {
        "" => Number(value),
        ['%', ..] => Number(value) + Unit,
        _ => Number(value) + " " + Unit,
    };

    /// <summary>The range to expect, cut where the numbers of this kind end: "0 to 44.8".</summary>
    public string Range(LimitSegment segment, SeriesShape shape)
    {
        ArgumentNullException.ThrowIfNull(segment);
        var (lower, upper) = (segment.Lower.Value, segment.Upper.Value);
        var neverBelowZero = shape.Kind is not (MeasureKind.Continuous or MeasureKind.Score);
        var from = Released.Derived(neverBelowZero ? Math.Max(0, lower) : lower, segment.Lower);
        var to = Released.Derived(shape.Kind == MeasureKind.Proportion ? Math.Min(shape.Per, upper) : upper, segment.Upper);
        return Number(from) + " to " + Number(to);
    }
}
