namespace TwelveRooms.Statistics;

/// <summary>One chart's numbers, as lists: the plain way in, for those who do not count nanoseconds.</summary>
public sealed record ChartData
{
    /// <summary>Values, or numerators; oldest first, null for a missing period.</summary>
    public required IReadOnlyList<double?> Values { get; init; }

    /// <summary>Denominators of the same periods, for kinds that have them.</summary>
    public IReadOnlyList<double?>? Denominators { get; init; }

    /// <summary>Standard deviations of the groups of the same periods, for kinds drawn from groups.</summary>
    public IReadOnlyList<double?>? Spreads { get; init; }

    /// <summary>Indices of the points left out of limits, rules and icons.</summary>
    public IReadOnlyCollection<int> LeftOut { get; init; } = [];

    /// <summary>Index of the first point of each redrawn set of limits.</summary>
    public IReadOnlyCollection<int> Rebases { get; init; } = [];

    /// <summary>What everything is multiplied by when it is shown: 1,000 for "per 1,000", 100 for percent.</summary>
    public double Multiplier { get; init; } = 1;

    /// <summary>The target of each period, on the shown scale; null where none applies.</summary>
    public IReadOnlyList<double?>? Targets { get; init; }

    /// <summary>First day of each period, rising; null when the periods have only an order.</summary>
    public IReadOnlyList<DateOnly>? Periods { get; init; }

    /// <summary>Which way is better.</summary>
    public ImprovementDirection Direction { get; init; }

    /// <summary>Numbers from groups of measured values: means, sizes and standard deviations.</summary>
    /// <param name="groups">One group per period, oldest first; an empty one is a missing period.</param>
    /// <param name="asRanges">Whether the spread of a group is its range, for <see cref="SubgroupSpreadBy.MeanOfRanges"/>, instead of its standard deviation.</param>
    public static ChartData OfGroups(IReadOnlyList<IReadOnlyList<double>> groups, bool asRanges = false)
    {
        ArgumentNullException.ThrowIfNull(groups);
        var parts = groups.Select(group => GroupOf(group, asRanges)).ToArray();
        return new()
        {
            Values = [.. parts.Select(part => part.Mean)],
            Denominators = [.. parts.Select(part => part.Size)],
            Spreads = [.. parts.Select(part => part.Spread)],
        };
    }

    private static (double? Mean, double? Size, double? Spread) GroupOf(IReadOnlyList<double> group, bool asRange)
    {
        if (group.Count == 0)
        {
            return default;
        }

        var (sum, squares) = (default(CompensatedSum), default(CompensatedSum));
        foreach (var value in group)
        {
            sum.Add(value);
        }

        var mean = sum.Value / group.Count;
        foreach (var value in group)
        {
            squares.Add((value - mean) * (value - mean));
        }

        if (asRange)
        {
            return (mean, group.Count, group.Count > 1 ? group.Max() - group.Min() : null);
        }

        return (mean, group.Count, group.Count > 1 ? Math.Sqrt(squares.Value / (group.Count - 1)) : null);
    }
}
