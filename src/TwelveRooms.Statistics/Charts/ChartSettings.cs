namespace TwelveRooms.Statistics;

/// <summary>What people have decided about a chart: all of it is shown beside the chart.</summary>
public sealed record ChartSettings
{
    /// <summary>Which way is better.</summary>
    public ImprovementDirection Direction { get; init; }

    /// <summary>First period of each redrawn set of limits, oldest first.</summary>
    public IReadOnlyList<DateOnly> Rebases { get; init; } = [];

    /// <summary>Those of <see cref="Rebases"/> at which something else began to be counted: there nobody redrew limits, they had to begin anew.</summary>
    public IReadOnlyList<DateOnly> Breaks { get; init; } = [];

    /// <summary>Periods left out of the limits, rules and icons.</summary>
    public IReadOnlySet<DateOnly> LeftOut { get; init; } = new HashSet<DateOnly>();

    /// <summary>Periods without a number of which nobody was asked for one: a gap, and nobody's fault.</summary>
    public IReadOnlySet<DateOnly> NotAsked { get; init; } = new HashSet<DateOnly>();

    /// <summary>Periods without a number because nobody has loaded the file that has it: nobody can tell whether one was reported.</summary>
    public IReadOnlySet<DateOnly> NotLoaded { get; init; } = new HashSet<DateOnly>();

    /// <summary>The period that is left out because not all who send numbers have sent theirs; null when none is.</summary>
    public DateOnly? NotAllIn { get; init; }

    /// <summary>Targets, oldest first, not overlapping.</summary>
    public IReadOnlyList<TargetStep> Targets { get; init; } = [];

    /// <summary>Limits come from the first so many used points of each segment; null takes all of them.</summary>
    public int? BaselinePoints { get; init; }

    /// <summary>Fewer used points than this, since limits were last redrawn, give no limits and no icons.</summary>
    public int LeastPoints { get; init; } = ChartLengths.ForLimits;

    /// <summary>Whether more points will follow, so that a chart with too few of them leaves room for those to go.</summary>
    public bool MoreToCome { get; init; } = true;

    /// <summary>Whether a row of rising or falling points ends where limits are redrawn. By default it goes on.</summary>
    public bool TrendRestartsAtRebase { get; init; }

    /// <summary>What a point says when it shows getting better by one rule and concern by another.</summary>
    public ConflictShows Conflict { get; init; }

    /// <summary>A fall may be missing recording: it is not called better until recording is confirmed.</summary>
    public bool DependsOnRecording { get; init; }

    /// <summary>Completeness was good for those periods and a person confirmed that recording did not change.</summary>
    public bool RecordingConfirmed { get; init; }
}
