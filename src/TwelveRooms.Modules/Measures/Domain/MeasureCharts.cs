using TwelveRooms.Statistics;
using TwelveRooms.Statistics.Policy;

namespace TwelveRooms.Measures.Domain;

/// <summary>How measures may be charted.</summary>
internal static class MeasureCharts
{
    private static readonly (ChartKind Kind, string Key)[] Keys =
    [
        (ChartKind.Individuals, "xmr"), (ChartKind.RatePrime, "u_prime"), (ChartKind.ProportionPrime, "p_prime"), (ChartKind.TimeBetween, "t"), (ChartKind.CasesBetween, "g"),
    ];

    /// <summary>What a measure is, for the chart policy.</summary>
    public static MeasureFacts Facts(this Measure measure) => new(measure.Kind, measure.IsIntervention, measure.Cadence.Words().One);

    /// <summary>What the chart policy picks before there are numbers: it follows from the kind of measure alone.</summary>
    public static ChartKind Usual(MeasureKind kind) => ChartPolicy.Choose(new(kind, IsIntervention: true, "period"), []).Chart;

    /// <summary>
    /// The kinds to choose from, the usual one first: only those that learn their limits from the points. Limits from chance alone (C, U, P)
    /// would have to be right on every ward of the measure, and where a few people account for most events they never are.
    /// </summary>
    public static IReadOnlyList<ChartKind> Possible(MeasureKind kind) => kind switch
    {
        MeasureKind.Rate => [ChartKind.Individuals, ChartKind.RatePrime],
        MeasureKind.Proportion => [ChartKind.Individuals, ChartKind.ProportionPrime],
        MeasureKind.DaysBetween => [ChartKind.TimeBetween, ChartKind.CasesBetween],
        _ => [ChartKind.Individuals],
    };

    public static string KeyOf(ChartKind kind) => Keys.First(k => k.Kind == kind).Key;

    public static ChartKind? Find(string? key) => Keys.Where(k => k.Key == key).Select(k => (ChartKind?)k.Kind).FirstOrDefault();
}
