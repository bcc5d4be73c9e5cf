namespace TwelveRooms.Statistics;

/// <summary>The rules that a point takes part in.</summary>
[Flags]
public enum SpcRules : ushort
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>Above the upper limit.</summary>
    AboveLimits = 1 << 0,

    /// <summary>Below the lower limit.</summary>
    BelowLimits = 1 << 1,

    /// <summary>In a run of points above the average.</summary>
    RunAbove = 1 << 2,

    /// <summary>In a run of points below the average.</summary>
    RunBelow = 1 << 3,

    /// <summary>In a row of rising points.</summary>
    TrendUp = 1 << 4,

    /// <summary>In a row of falling points.</summary>
    TrendDown = 1 << 5,

    /// <summary>One of two in three near the upper limit.</summary>
    NearUpper = 1 << 6,

    /// <summary>One of two in three near the lower limit.</summary>
    NearLower = 1 << 7,

    /// <summary>One of four in five more than a third of the way to the upper limit.</summary>
    OuterAbove = 1 << 8,

    /// <summary>One of four in five more than a third of the way to the lower limit.</summary>
    OuterBelow = 1 << 9,

    /// <summary>In a row of points that all lie close to the centre: less scatter than there should be.</summary>
    CloseToCentre = 1 << 10,

    /// <summary>In a row of points that all lie away from the centre, on both sides: two processes mixed.</summary>
    AwayFromCentre = 1 << 11,

    /// <summary>In a row of points that go up and down in turn.</summary>
    Alternating = 1 << 12,

    /// <summary>In a stretch that crosses its centre more rarely than chance would make it.</summary>
    FewCrossings = 1 << 13,

    /// <summary>Every flag that speaks of high or rising values.</summary>
    AnyHigh = AboveLimits | RunAbove | TrendUp | NearUpper | OuterAbove,

    /// <summary>Every flag that speaks of low or falling values.</summary>
    AnyLow = BelowLimits | RunBelow | TrendDown | NearLower | OuterBelow,
}
