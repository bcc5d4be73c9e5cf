namespace TwelveRooms.Statistics.Policy;

/// <summary>A rule of a page's set, and whether the chart uses it.</summary>
/// <param name="Rule">The rule: its name, its numbers and its words.</param>
/// <param name="OffBecause">Why it is off on this kind of chart, as a sentence; null where it is in force.</param>
public sealed record RuleInForce(SpcRule Rule, string? OffBecause)
{
    /// <summary>Whether the chart uses it.</summary>
    public bool IsOn => OffBecause is null;

    /// <summary>The rules of a set as a kind of chart uses them, in the order of the set.</summary>
    /// <param name="rules">The set.</param>
    /// <param name="kind">The kind of chart.</param>
    public static IReadOnlyList<RuleInForce> Of(RuleSet rules, ChartKind kind)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return [.. rules.Rules.Select(rule => new RuleInForce(rule, rule.IsSoundFor(kind) ? null : Why(rule.Kind, kind)))];
    }

    /// <summary>The reasons behind <see cref="SpcRule.IsSoundFor"/>, in plain words.</summary>
    private static string Why(RuleKind rule, ChartKind kind) => (rule, kind) switch
    {
        (RuleKind.BeyondLimits, _) => "Not used here: this chart has no limits.",
        (_, ChartKind.MovingRange) => "Not used here: each number is part of two points, so neighbours go together by themselves.",
        (RuleKind.SeveralFarOut or RuleKind.CloseToCentre or RuleKind.AwayFromCentre, _) =>
            "Not used here: these numbers do not spread evenly above and below the line, so it would mark too many points on one side.",
        _ => "Not used here: most times between lie below the average of all, so rows on one side come by chance too often.",
    };
}
