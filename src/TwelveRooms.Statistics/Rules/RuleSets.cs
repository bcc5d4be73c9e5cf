namespace TwelveRooms.Statistics;

/// <summary>
/// The rule sets of the field, as data that pages print; the sources name each. <see cref="Run"/> and <see cref="Trend"/> make rules of other
/// lengths; whoever changes a rule by <c>with</c> changes its description too.
/// </summary>
public static class RuleSets
{
    /// <summary>NHS Making Data Count, the default.</summary>
    public static RuleSet MakingDataCount { get; } = new("NHS Making Data Count", "NHS England, Making Data Count (two of three as revised in November 2023)", NhsRules.All);

    /// <summary>Western Electric: four zone rules, third and fifth points anywhere.</summary>
    public static RuleSet WesternElectric { get; } = new("Western Electric", "Western Electric, Statistical Quality Control Handbook (1956), pp. 23-28",
    [
        Beyond,
        Several(2, 3, 2, SpcRules.NearUpper | SpcRules.NearLower),
        Several(4, 5, 1, SpcRules.OuterAbove | SpcRules.OuterBelow),
        Run(8),
    ]);

    /// <summary>Nelson's eight tests.</summary>
    public static RuleSet Nelson { get; } = new("Nelson", "Nelson, The Shewhart control chart: tests for special causes, Journal of Quality Technology 16 (1984)",
    [
        Beyond,
        Run(9),
        Trend(6),
        new("Up and down in turn", RuleKind.Alternating, 14, "Fourteen points in a row that go up and down in turn.", SpcRules.Alternating),
        Several(2, 3, 2, SpcRules.NearUpper | SpcRules.NearLower),
        Several(4, 5, 1, SpcRules.OuterAbove | SpcRules.OuterBelow),
        Close(15),
        new("Away from the centre", RuleKind.AwayFromCentre, 8, "Eight points in a row more than a third of the way to a limit, some above and some below.", SpcRules.AwayFromCentre) { Sigmas = 1 },
    ]);

    /// <summary>Provost and Murray, for health care.</summary>
    public static RuleSet ProvostMurray { get; } = new("Provost and Murray", "Provost and Murray, The Health Care Data Guide (2011), ch. 4",
        [Beyond, PassingOver(Run(8)), PassingOver(Trend(6)), Several(2, 3, 2, SpcRules.NearUpper | SpcRules.NearLower), Close(15)]);

    /// <summary>The QI platform Life QI. It takes the rules of Provost and Murray, with two of three on one side of the centre line.</summary>
    public static RuleSet LifeQi { get; } = new("Life QI", "Life QI, help pages on special cause rules, after Provost and Murray (2011)",
        [Beyond, PassingOver(Run(8)), PassingOver(Trend(6)), Several(2, 3, 2, SpcRules.NearUpper | SpcRules.NearLower) with { AllOnOneSide = true }, Close(15)]);

    /// <summary>
    /// Run charts of the Institute for Healthcare Improvement: shift and trend. Of its other two rules, the number of runs is what
    /// <see cref="Anhoej"/> judges, and an astronomical point is found by eye.
    /// </summary>
    public static RuleSet IhiRunChart { get; } = new("IHI run chart", "Perla, Provost and Murray, The run chart: a simple analytical tool, BMJ Quality and Safety 20 (2011)",
        [PassingOver(Run(6)), PassingOver(Trend(5))]);

    /// <summary>Anhøj's runs analysis: its limits follow from the number of points.</summary>
    public static RuleSet Anhoej { get; } = Runs("Anhøj", RunsMethod.Anhoej, "Anhøj and Olesen, Run charts revisited, PLoS ONE 9 (2014)");

    /// <summary>Best box: the same, with the most power for its specificity. From 10 to 100 useful points; Anhøj's limits outside.</summary>
    public static RuleSet BestBox { get; } = Runs("Best box", RunsMethod.BestBox, "Anhøj and Wentzel-Larsen, Smooth operator, PLoS ONE 15 (2020)");

    /// <summary>Cut box: the best box with cells cut from its border.</summary>
    public static RuleSet CutBox { get; } = Runs("Cut box", RunsMethod.CutBox, "Anhøj and Wentzel-Larsen, Smooth operator, PLoS ONE 15 (2020)");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<RuleSet> All { get; } = [MakingDataCount, Anhoej, WesternElectric, Nelson, LifeQi, ProvostMurray, IhiRunChart, BestBox, CutBox];

    private static SpcRule Beyond => NhsRules.All[0];

    /// <summary>A run of so many on one side of the centre.</summary>
    /// <param name="length">How many; programs use 6 to 9.</param>
    public static SpcRule Run(int length) => new(
        "Run on one side of the centre", RuleKind.Run, Checked(length),
        $"{length} points in a row, all above the centre or all below it. A point on the centre ends the row.",
        SpcRules.RunAbove | SpcRules.RunBelow);

    /// <summary>A trend of so many points.</summary>
    /// <param name="length">How many points; programs use 5 to 8. The line then moves one time less.</param>
    public static SpcRule Trend(int length) => new(
        "Rising or falling", RuleKind.Trend, Checked(length), $"{length} points in a row that only rise or only fall.", SpcRules.TrendUp | SpcRules.TrendDown);

    /// <summary>As the books of Provost and Murray read rows: what ties is passed over.</summary>
    private static SpcRule PassingOver(SpcRule rule) => rule with
    {
        PassesOverTies = true,
        Description = rule.Kind == RuleKind.Run
            ? $"{rule.Length} points in a row, all above the centre or all below it. A point on the centre neither counts nor ends the row."
            : $"{rule.Length} points in a row that only rise or only fall. A value like the one before neither counts nor ends the row.",
    };

    private static SpcRule Several(int needed, int length, double sigmas, SpcRules flags) => new(
        $"{needed} of {length} far out", RuleKind.SeveralFarOut, length,
        $"{needed} of {length} points in a row more than {(sigmas >= 2 ? "two thirds" : "a third")} of the way to one limit.", flags) { Needed = needed, Sigmas = sigmas };

    private static SpcRule Close(int length) => new(
        "Close to the centre", RuleKind.CloseToCentre, Checked(length), $"{length} points in a row less than a third of the way to a limit.", SpcRules.CloseToCentre) { Sigmas = 1 };

    private static RuleSet Runs(string name, RunsMethod method, string source) => new(name, source,
    [
        new("Unusually long run", RuleKind.UnusuallyLongRun, 0, "A run on one side of the centre longer than the number of points allows.", SpcRules.RunAbove | SpcRules.RunBelow) { Method = method },
        new("Unusually few crossings", RuleKind.UnusuallyFewCrossings, 0, "The line crosses the centre more rarely than the number of points allows.", SpcRules.FewCrossings) { Method = method },
    ]);

    private static int Checked(int length) => length is >= 2 and <= 60
        ? length
        : throw new ArgumentOutOfRangeException(nameof(length), length, "A row has 2 to 60 points.");
}
