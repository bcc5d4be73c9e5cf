namespace TwelveRooms.Statistics;

/// <summary>Why a period has no point, though something came in for it. No row is ever dropped in silence.</summary>
public enum PointProblem : byte
{
    /// <summary>There is none.</summary>
    None = 0,

    /// <summary>Nothing came in.</summary>
    NoValue,

    /// <summary>The denominator is missing.</summary>
    NoDenominator,

    /// <summary>Nothing was exposed: a rate over zero is no rate.</summary>
    ZeroDenominator,

    /// <summary>The part is larger than its whole.</summary>
    PartAboveWhole,

    /// <summary>A number of this kind cannot lie below zero.</summary>
    Negative,

    /// <summary>No time lies between two events.</summary>
    ZeroTime,

    /// <summary>The group has fewer than two values, so nothing can be said of its spread.</summary>
    GroupTooSmall,

    /// <summary>The size of a group is no whole number, or its spread lies below zero.</summary>
    ImpossibleGroup,
}

/// <summary>Finds and names what is wrong with one period.</summary>
public static class PointProblems
{
    /// <summary>What keeps a period off the chart.</summary>
    /// <param name="kind">The kind of chart.</param>
    /// <param name="options">What is accepted.</param>
    /// <param name="value">The value, NaN when it is missing.</param>
    /// <param name="denominator">The denominator, NaN when it is missing; anything for kinds without.</param>
    /// <param name="spread">The standard deviation of the group; anything for other kinds.</param>
    public static PointProblem Of(ChartKind kind, ChartOptions options, double value, double denominator, double spread)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (double.IsNaN(value))
        {
            return PointProblem.NoValue;
        }

        if (value < 0 && kind.IsNeverNegative() && kind is not (ChartKind.MovingRange or ChartKind.SubgroupSpread))
        {
            return PointProblem.Negative;
        }

        if (kind == ChartKind.TimeBetween)
        {
            return value == 0 && !options.AcceptsZeroTime ? PointProblem.ZeroTime : PointProblem.None;
        }

        return kind.NeedsDenominators() ? OfDenominator(kind, options, value, denominator, spread) : PointProblem.None;
    }

    /// <summary>The problem in words, with its remedy.</summary>
    public static string Words(this PointProblem problem) => problem switch
    {
        PointProblem.None => "",
        PointProblem.NoValue => "No number came in.",
        PointProblem.NoDenominator => "The denominator is missing. Fill it in, or leave the number out too.",
        PointProblem.ZeroDenominator => "The denominator is 0, so there is no rate for this period.",
        PointProblem.PartAboveWhole => "The numerator is larger than the denominator. Check both, or chart it as a rate.",
        PointProblem.Negative => "A number of this kind cannot be below 0. Check it, or chart it as individual values.",
        PointProblem.ZeroTime => "No time lies between two events. Use their time of day, or a chart of cases between.",
        PointProblem.ImpossibleGroup => "The size of a group is a whole number, and its spread is not below 0. Check both.",
        _ => "The group has fewer than two values. Leave it out, or make the groups larger.",
    };

    private static PointProblem OfDenominator(ChartKind kind, ChartOptions options, double value, double denominator, double spread)
    {
        if (double.IsNaN(denominator))
        {
            return PointProblem.NoDenominator;
        }

        if (denominator < 0)
        {
            return PointProblem.Negative;
        }

        if (denominator == 0)
        {
            return PointProblem.ZeroDenominator;
        }

        if (kind.NeedsSubgroups() && (spread < 0 || !Math.Floor(denominator).Equals(denominator)))
        {
            return PointProblem.ImpossibleGroup;
        }

        if (kind.IsPartOfWhole() && value > denominator && !options.AcceptsPartAboveWhole)
        {
            return PointProblem.PartAboveWhole;
        }

        return kind == ChartKind.SubgroupSpread && double.IsNaN(spread) ? PointProblem.GroupTooSmall : PointProblem.None;
    }
}
