namespace TwelveRooms.Statistics.Policy;

/// <summary>What a page says of its own chart: which kind it is, why, how its numbers vary, and which rules are in force.</summary>
/// <remarks>
/// Made from what the reader may see and from nothing else. When any number of the stretch is hidden, nothing is said of how the numbers
/// vary, because that would say something of the hidden one.
/// </remarks>
public sealed record ChartAccount
{
    /// <summary>The kind of the chart.</summary>
    public required ChartKind Kind { get; init; }

    /// <summary>Why it is this one: a sentence or two that follow from what the measure is, not from its numbers.</summary>
    public required string Because { get; init; }

    /// <summary>How the counts vary, in a sentence; null where there are no counts, too few, or hidden ones.</summary>
    public string? Spread { get; init; }

    /// <summary>What to be careful with, each a sentence.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Another kind that the policy would choose for these numbers; null where this one suits. It is advice: nothing follows from it by itself.</summary>
    public ChartKind? Suits { get; init; }

    /// <summary>Why the other kind would suit, as a sentence; null without one.</summary>
    public string? SuitsBecause { get; init; }

    /// <summary>The rules of the set, in order, each in force or off with its reason.</summary>
    public required IReadOnlyList<RuleInForce> Rules { get; init; }

    /// <summary>Tells of a chart.</summary>
    /// <param name="reading">The chart, as one reader may see it. The latest stretch between redrawn limits is judged.</param>
    /// <param name="facts">What the measure is.</param>
    /// <param name="rules">The rules that its page uses; null takes those of Making Data Count.</param>
    public static ChartAccount Of(ChartReading reading, MeasureFacts facts, RuleSet? rules = null)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(facts);
        var account = new ChartAccount
        {
            Kind = reading.Kind,
            Because = AccountWords.Because(reading.Kind, facts),
            Rules = RuleInForce.Of(rules ?? RuleSets.MakingDataCount, reading.Kind),
        };
        return Stretch(reading) is { } points ? Judge(account, facts, points) : account;
    }

    private static ChartAccount Judge(ChartAccount account, MeasureFacts facts, RawPoint[] points)
    {
        var numbers = PolicyNumbers.Of(facts.Kind, points);
        if (numbers.Counts.Length < DispersionCheck.LeastPoints)
        {
            return account;
        }

        var choice = ChartPolicy.Choose(facts, points);
        var (suits, because) = Better(account.Kind, facts, choice, numbers);
        return account with
        {
            Spread = choice.Dispersion is { } check ? AccountWords.Spread(check, facts) : null,
            Warnings = [.. Careful(account.Kind, facts, choice, numbers)],
            Suits = suits,
            SuitsBecause = because,
        };
    }

    /// <summary>The used points of the latest stretch; null when one of them is hidden or there is none.</summary>
    private static RawPoint[]? Stretch(ChartReading reading)
    {
        if (reading.Series.CannotBeShown || reading.LatestSegment is not { } segment)
        {
            return null;
        }

        var points = new List<RawPoint>(segment.Length);
        for (var i = segment.First; i < segment.First + segment.Length; i++)
        {
            // What came in, not what is charted: on some kinds that is another number.
            var point = reading.Series.Points[i];
            if (point.State == PointState.Suppressed || point.Value.IsHidden || point.Numerator.IsHidden || point.Denominator.IsHidden)
            {
                return null;
            }

            // A number that cannot be charted, such as a part above its whole, is told beside the chart and judged nowhere.
            if (reading.Points[i].Use == PointUse.Used && point.Value.IsShown && CanBe(point, reading.Series.Shape.Kind))
            {
                points.Add(new(point.Start, point.Part, point.State, point.Numerator.OrNull(), point.Denominator.OrNull()));
            }
            else if (reading.Points[i].Problem == PointProblem.ZeroTime)
            {
                points.Add(new(point.Start, point.Part, point.State, 0, null));
            }
        }

        return [.. points];
    }

    private static bool CanBe(ReleasedPoint point, MeasureKind kind) =>
        kind is MeasureKind.Continuous or MeasureKind.Score
        || (point.Numerator.Value >= 0 && (kind != MeasureKind.Proportion || point.Numerator.Value <= point.Denominator.Value));

    private static IEnumerable<string> Careful(ChartKind kind, MeasureFacts facts, ChartChoice choice, PolicyNumbers numbers)
    {
        if (kind is ChartKind.Count or ChartKind.Rate or ChartKind.Proportion && choice.Dispersion is { Passes: false })
        {
            yield return AccountWords.ChanceDoesNotFit;
        }

        if (facts.Kind is MeasureKind.Count or MeasureKind.Rate && numbers.MeanCount < ChartPolicy.RareBelow)
        {
            if (facts.IsIntervention)
            {
                yield return PolicyWords.RareIntervention.TrimEnd();
            }

            yield return PolicyWords.OnlyLargeChanges;
        }
    }

    /// <summary>
    /// Only kinds that learn their limits from the points are ever advised: one chart tells nothing of the clustering on the others, and the
    /// kind is set for all charts of a measure.
    /// </summary>
    private static (ChartKind? Kind, string? Because) Better(ChartKind kind, MeasureFacts facts, ChartChoice choice, PolicyNumbers numbers) => (facts.Kind, kind) switch
    {
        _ when choice.NeedsEventDates => (ChartKind.TimeBetween, AccountWords.RareHere(facts.Period)),
        (MeasureKind.Rate, not (ChartKind.RatePrime or ChartKind.Rate)) when numbers.SizesDiffer => (ChartKind.RatePrime, AccountWords.SizesDiffer(facts.Period)),
        (MeasureKind.Proportion, not (ChartKind.ProportionPrime or ChartKind.Proportion)) when numbers.SizesDiffer => (ChartKind.ProportionPrime, AccountWords.SizesDiffer(facts.Period)),
        (MeasureKind.DaysBetween, not ChartKind.CasesBetween) when choice.Chart == ChartKind.CasesBetween => (ChartKind.CasesBetween, AccountWords.SameDay),
        _ => (null, null),
    };
}
