namespace TwelveRooms.Statistics;

/// <summary>The kinds of pattern that a rule looks for.</summary>
public enum RuleKind
{
    /// <summary>A point beyond a limit.</summary>
    BeyondLimits,

    /// <summary>Points in a row on one side of the centre.</summary>
    Run,

    /// <summary>Points in a row that only rise or only fall.</summary>
    Trend,

    /// <summary>So many of a few points in a row far from the centre on one side: two of three, four of five.</summary>
    SeveralFarOut,

    /// <summary>Points in a row that all lie close to the centre.</summary>
    CloseToCentre,

    /// <summary>Points in a row that all lie away from the centre, some above and some below.</summary>
    AwayFromCentre,

    /// <summary>Points in a row that go up and down in turn.</summary>
    Alternating,

    /// <summary>A run longer than the number of points allows: its length follows from the data.</summary>
    UnusuallyLongRun,

    /// <summary>Fewer crossings of the centre than the number of points allows.</summary>
    UnusuallyFewCrossings,
}

/// <summary>Which points of a pattern are flagged.</summary>
public enum RuleMarks
{
    /// <summary>All of the pattern; of several far out, those that are far out.</summary>
    Pattern = 0,

    /// <summary>Of several far out, the third or fifth too.</summary>
    PatternAndBetween,

    /// <summary>The point that completes the pattern, and those that keep it complete.</summary>
    Completion,
}

/// <summary>A rule that tells an unusual pattern from ordinary ups and downs.</summary>
/// <param name="Name">A short name.</param>
/// <param name="Kind">The kind of pattern.</param>
/// <param name="Length">How many used points in a row the rule looks at; 0 where the number of points decides.</param>
/// <param name="Description">What the rule says, in words that a page prints.</param>
/// <param name="Flags">The flags that it sets, both sides.</param>
public sealed record SpcRule(string Name, RuleKind Kind, int Length, string Description, SpcRules Flags)
{
    /// <summary>How many of them must be far out. Default: all.</summary>
    public int Needed { get; init; } = Length;

    /// <summary>How far from the centre the line is that the rule looks at, in standard deviations. Default: 3, the limits.</summary>
    public double Sigmas { get; init; } = 3;

    /// <summary>Of several far out: points beyond this many standard deviations do not count. Default: none is too far.</summary>
    /// <remarks>The NHS rule before November 2023 left points beyond a limit (3) out; the newer one counts them.</remarks>
    public double NotBeyond { get; init; } = double.PositiveInfinity;

    /// <summary>Of several far out: whether all points in the row must lie on that side of the centre. Default: no (Western Electric).</summary>
    public bool AllOnOneSide { get; init; }

    /// <summary>Of several far out: whether a point far out on the other side takes the pattern away. Default: no.</summary>
    public bool OppositeCancels { get; init; }

    /// <summary>Of several far out, where lines move: whether all are set against the line of the last point, as in qcc. Default: each against its own.</summary>
    public bool AgainstLineOfLast { get; init; }

    /// <summary>Which points are flagged. Default: the whole pattern.</summary>
    public RuleMarks Marks { get; init; }

    /// <summary>How runs that the data judge are judged.</summary>
    public RunsMethod Method { get; init; }

    /// <summary>
    /// Of runs: points on the centre neither lengthen nor end one. Of trends: a value that repeats the last neither lengthens nor ends one.
    /// Default: they end it.
    /// </summary>
    public bool PassesOverTies { get; init; }

    /// <summary>Refuses a pattern that no row can have.</summary>
    /// <exception cref="ArgumentException">Says which rule, and why.</exception>
    internal void Check()
    {
        var (least, most) = Kind switch
        {
            RuleKind.BeyondLimits or RuleKind.UnusuallyLongRun or RuleKind.UnusuallyFewCrossings => (0, int.MaxValue),
            RuleKind.SeveralFarOut => (2, MostOfSeveral),
            RuleKind.Trend or RuleKind.Alternating => (3, LongestRow),
            _ => (2, LongestRow),
        };
        if (Length < least || Length > most || (Kind == RuleKind.SeveralFarOut && (Needed < 1 || Needed > Length)))
        {
            throw new ArgumentException(
                Kind == RuleKind.SeveralFarOut
                    ? $"The rule '{Name}' looks at 2 to {MostOfSeveral} points and needs at least one of them: {Needed} of {Length} cannot be."
                    : $"The rule '{Name}' looks at {least} to {most} points in a row, not {Length}.", nameof(Length));
        }
    }

    private const int LongestRow = 60;
    private const int MostOfSeveral = 15;

    /// <summary>Whether the rule means what it says on a kind of chart.</summary>
    /// <remarks>
    /// Zones presume values that scatter evenly round the centre: not counts, ratios, spreads or times between. Runs and trends presume
    /// that a point is as likely above the centre as below, and independent of the last: not G, T (skewed) and MR (each value is in two).
    /// </remarks>
    public bool IsSoundFor(ChartKind kind) => Kind switch
    {
        RuleKind.BeyondLimits => kind != ChartKind.Run,
        RuleKind.SeveralFarOut or RuleKind.CloseToCentre or RuleKind.AwayFromCentre => kind is ChartKind.Individuals or ChartKind.SubgroupMean,
        _ => kind is not (ChartKind.CasesBetween or ChartKind.TimeBetween or ChartKind.MovingRange),
    };
}

/// <summary>A named set of rules, with where it comes from.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Source">Author, year, place.</param>
/// <param name="Rules">The rules, in the order of the source.</param>
public sealed record RuleSet(string Name, string Source, IReadOnlyList<SpcRule> Rules)
{
    /// <summary>The rules of the set that are sound for a kind of chart.</summary>
    public IReadOnlyList<SpcRule> SoundFor(ChartKind kind) => [.. Rules.Where(rule => rule.IsSoundFor(kind))];

    /// <summary>The rules of the set that are not, for a page to say so.</summary>
    public IReadOnlyList<SpcRule> UnsoundFor(ChartKind kind) => [.. Rules.Where(rule => !rule.IsSoundFor(kind))];
}
