namespace TwelveRooms.Statistics;

/// <summary>The four rules of the NHS Making Data Count charts.</summary>
/// <remarks>
/// Source: NHS England, Making Data Count. Two of three follows the rule in use since November 2023: points beyond a limit count
/// too, all three lie on one side of the average, and only those near or beyond the limit are marked.
/// </remarks>
public static class NhsRules
{
    /// <summary>How many in a row make a run.</summary>
    public const int RunLength = 7;

    /// <summary>How many in a row make a trend: the line then moves six times the same way.</summary>
    public const int TrendLength = 7;

    /// <summary>How many points two of three looks at.</summary>
    public const int NearLimitLength = 3;

    /// <summary>The rules, in the order of the published guidance.</summary>
    public static IReadOnlyList<SpcRule> All { get; } =
    [
        new("Outside the limits", RuleKind.BeyondLimits, Length: 1,
            "One point above the upper limit or below the lower limit.",
            SpcRules.AboveLimits | SpcRules.BelowLimits),
        new("Run on one side of the average", RuleKind.Run, RunLength,
            "Seven points in a row, all above the average or all below it. A point on the average ends the row.",
            SpcRules.RunAbove | SpcRules.RunBelow),
        new("Rising or falling", RuleKind.Trend, TrendLength,
            "Seven points in a row that only rise or only fall. Two equal points end the row.",
            SpcRules.TrendUp | SpcRules.TrendDown),
        new("Two of three near a limit", RuleKind.SeveralFarOut, NearLimitLength,
            "Two of three points in a row more than two thirds of the way to one limit, with all three on that side of the average.",
            SpcRules.NearUpper | SpcRules.NearLower) { Needed = 2, Sigmas = 2, AllOnOneSide = true },
    ];
}
