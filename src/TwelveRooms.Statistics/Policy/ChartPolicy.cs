namespace TwelveRooms.Statistics.Policy;

/// <summary>Picks the chart that suits a measure.</summary>
/// <remarks>
/// <para>Ask it once, when a measure is set up or its definition changes, with the numbers of whoever holds the measure: a chart that changes its
/// kind from one point to the next cannot be learnt.</para>
/// <para>Sources: Provost and Murray, The Health Care Data Guide (2011), ch. 5 and 7, for kinds by data and for rare events; Laney, Improved control
/// charts for attributes, Quality Engineering 14 (2002), for U′ and P′; Wheeler, Understanding Variation (2000), for individual values
/// of counts whose spread theory does not know. Clustering: <see cref="DispersionCheck"/>.</para>
/// </remarks>
public static class ChartPolicy
{
    /// <summary>On average fewer events a period than this are rare: a chart of counts would be mostly zeros and ones.</summary>
    public const double RareBelow = 1.5;

    /// <summary>Periods differ in size when one is further than this from the average, as a share of it.</summary>
    /// <remarks>Source: Provost and Murray (2011), ch. 5: sizes within 25 % of their average may share limits.</remarks>
    public const double SizesDiffer = 0.25;

    /// <summary>Picks.</summary>
    /// <param name="facts">What the measure is.</param>
    /// <param name="points">What there is of it, oldest first; gaps and zero denominators are passed over. None is fine.</param>
    /// <param name="rules">The rules that its page uses; null takes those of Making Data Count.</param>
    /// <exception cref="ArgumentException">A number cannot be: the message says which.</exception>
    public static ChartChoice Choose(MeasureFacts facts, IReadOnlyList<RawPoint> points, RuleSet? rules = null)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ArgumentNullException.ThrowIfNull(points);
        var numbers = PolicyNumbers.Of(facts.Kind, points);
        var choice = facts.Kind switch
        {
            MeasureKind.Continuous => new(ChartKind.Individuals, PolicyWords.Measured),
            MeasureKind.Score => new(ChartKind.Individuals, PolicyWords.Score),
            MeasureKind.DaysBetween => Between(numbers),
            MeasureKind.Count or MeasureKind.Rate => Events(facts, numbers),
            MeasureKind.Proportion => Parts(facts, numbers),
            _ => throw new ArgumentOutOfRangeException(nameof(facts), facts.Kind, "There is no such kind of measure."),
        };
        return choice with { Warnings = [.. choice.Warnings, .. PolicyWords.Unsound(rules ?? RuleSets.MakingDataCount, choice.Chart), .. TooFew(numbers)] };
    }

    private static ChartChoice Between(PolicyNumbers numbers) => numbers.Counts.Contains(0)
        ? new(ChartKind.CasesBetween, PolicyWords.DaysWithZero) { Warnings = [PolicyWords.TimeOfDayHelps] }
        : new(ChartKind.TimeBetween, PolicyWords.Days);

    private static ChartChoice Events(MeasureFacts facts, PolicyNumbers numbers)
    {
        if (numbers.Counts.Length > 0 && numbers.MeanCount < RareBelow)
        {
            return facts.IsIntervention
                ? Counted(facts, numbers, PolicyWords.RareIntervention) with { Warnings = [PolicyWords.OnlyLargeChanges] }
                : new(ChartKind.TimeBetween, PolicyWords.Rare) { NeedsEventDates = true };
        }

        return Counted(facts, numbers, "");
    }

    private static ChartChoice Counted(MeasureFacts facts, PolicyNumbers numbers, string first)
    {
        var isRate = facts.Kind == MeasureKind.Rate;
        if (!numbers.AreWhole)
        {
            return new(isRate && numbers.SizesDiffer ? ChartKind.RatePrime : ChartKind.Individuals, first + PolicyWords.NotWhole);
        }

        var check = DispersionCheck.OfEvents(numbers.Counts, numbers.Sizes);
        var chart = check.Passes ? isRate ? ChartKind.Rate : ChartKind.Count
            : isRate && numbers.SizesDiffer ? ChartKind.RatePrime
            : ChartKind.Individuals;
        return new(chart, first + PolicyWords.Counts(check, chart, facts.Period)) { Dispersion = check };
    }

    private static ChartChoice Parts(MeasureFacts facts, PolicyNumbers numbers)
    {
        var check = DispersionCheck.OfParts(numbers.Counts, numbers.Sizes);
        var chart = check.Passes && numbers.AreWhole ? ChartKind.Proportion
            : numbers.SizesDiffer ? ChartKind.ProportionPrime
            : ChartKind.Individuals;
        return new(chart, PolicyWords.Parts(check, chart, facts.Period)) { Dispersion = check };
    }

    private static IEnumerable<string> TooFew(PolicyNumbers numbers) =>
        numbers.Counts.Length < ChartLengths.ForLimits ? [PolicyWords.FewPoints(numbers.Counts.Length)] : [];
}
