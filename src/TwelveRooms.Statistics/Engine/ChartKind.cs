namespace TwelveRooms.Statistics;

/// <summary>The kinds of chart over time. The letter by which books call each stands first.</summary>
public enum ChartKind
{
    /// <summary>I, also XmR: one measured value per period.</summary>
    Individuals = 0,

    /// <summary>Run chart: values around their median, without limits.</summary>
    Run,

    /// <summary>MR: how far each value lies from the one before.</summary>
    MovingRange,

    /// <summary>C: events per period, over a chance that stays the same.</summary>
    Count,

    /// <summary>U: events per exposure.</summary>
    Rate,

    /// <summary>U′: events per exposure, with limits widened or narrowed to the spread that is there (Laney).</summary>
    RatePrime,

    /// <summary>P: the part of a whole.</summary>
    Proportion,

    /// <summary>P′: the part of a whole, with limits widened or narrowed to the spread that is there (Laney).</summary>
    ProportionPrime,

    /// <summary>NP: how many of a whole.</summary>
    NumberAffected,

    /// <summary>X̄: the average of a group of measured values per period.</summary>
    SubgroupMean,

    /// <summary>S: the standard deviation within a group of measured values per period.</summary>
    SubgroupSpread,

    /// <summary>G: cases, or days, between rare events, as a whole number.</summary>
    CasesBetween,

    /// <summary>T: time between rare events, as a measured number.</summary>
    TimeBetween,
}

/// <summary>What follows from a kind of chart alone.</summary>
public static class ChartKinds
{
    /// <summary>Every kind, in the order of the list.</summary>
    public static IReadOnlyList<ChartKind> All { get; } = Enum.GetValues<ChartKind>();

    /// <summary>Kinds whose every value has a denominator: an exposure, a whole, or the size of a group.</summary>
    public static bool NeedsDenominators(this ChartKind kind) => kind is
        ChartKind.Rate or ChartKind.RatePrime or ChartKind.Proportion or ChartKind.ProportionPrime
        or ChartKind.NumberAffected or ChartKind.SubgroupMean or ChartKind.SubgroupSpread;

    /// <summary>Kinds that are drawn from groups of values: means, standard deviations and sizes.</summary>
    public static bool NeedsSubgroups(this ChartKind kind) => kind is ChartKind.SubgroupMean or ChartKind.SubgroupSpread;

    /// <summary>Kinds whose value is numerator over denominator.</summary>
    public static bool IsRatio(this ChartKind kind) => kind is
        ChartKind.Rate or ChartKind.RatePrime or ChartKind.Proportion or ChartKind.ProportionPrime;

    /// <summary>Kinds of a part of a whole: a numerator above its denominator is a mistake.</summary>
    public static bool IsPartOfWhole(this ChartKind kind) => kind is
        ChartKind.Proportion or ChartKind.ProportionPrime or ChartKind.NumberAffected;

    /// <summary>Kinds whose limits move with the denominator, so that each point has lines of its own.</summary>
    public static bool HasMovingLines(this ChartKind kind) => kind.NeedsDenominators();

    /// <summary>Kinds whose numbers cannot lie below zero.</summary>
    public static bool IsNeverNegative(this ChartKind kind) => kind is not (ChartKind.Individuals or ChartKind.Run or ChartKind.SubgroupMean);

    /// <summary>Kinds that count: their limits come from a theory of chance (Poisson, binomial), not from the spread that is there.</summary>
    public static bool IsAttribute(this ChartKind kind) => kind is
        ChartKind.Count or ChartKind.Rate or ChartKind.RatePrime or ChartKind.Proportion or ChartKind.ProportionPrime or ChartKind.NumberAffected;
}
