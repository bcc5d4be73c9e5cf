namespace TwelveRooms.Statistics.Policy;

/// <summary>What the kinds of chart are called in the field.</summary>
public static class ChartKindWords
{
    /// <summary>The name, as it stands inside a sentence: "XmR chart", "U′ chart".</summary>
    /// <param name="kind">The kind.</param>
    public static string NameOf(ChartKind kind) => kind switch
    {
        ChartKind.Run => "run chart",
        ChartKind.MovingRange => "moving range chart",
        ChartKind.Count => "C chart",
        ChartKind.Rate => "U chart",
        ChartKind.RatePrime => "U′ chart",
        ChartKind.Proportion => "P chart",
        ChartKind.ProportionPrime => "P′ chart",
        ChartKind.NumberAffected => "NP chart",
        ChartKind.SubgroupMean => "X̄ chart",
        ChartKind.SubgroupSpread => "S chart",
        ChartKind.CasesBetween => "G chart",
        ChartKind.TimeBetween => "T chart",
        _ => "XmR chart",
    };

    /// <summary>The same with its article: "an XmR chart", "a T chart".</summary>
    /// <param name="kind">The kind.</param>
    public static string WithArticle(ChartKind kind) =>
        (kind is ChartKind.Individuals or ChartKind.NumberAffected or ChartKind.SubgroupMean or ChartKind.SubgroupSpread ? "an " : "a ") + NameOf(kind);
}
