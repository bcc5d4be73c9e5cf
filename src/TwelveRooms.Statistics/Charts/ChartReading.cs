namespace TwelveRooms.Statistics;

/// <summary>What the line says of ordinary and unusual change, by the NHS meanings.</summary>
public enum VariationIcon
{
    /// <summary>Fewer points than limits need.</summary>
    NotEnoughData = 0,

    /// <summary>Only the ups and downs to expect.</summary>
    CommonCause,

    /// <summary>Getting better, and the line is high.</summary>
    ImprovingHigh,

    /// <summary>Getting better, and the line is low.</summary>
    ImprovingLow,

    /// <summary>Concern, and the line is high.</summary>
    ConcernHigh,

    /// <summary>Concern, and the line is low.</summary>
    ConcernLow,

    /// <summary>Changed upwards, where neither way is better or it is not yet known.</summary>
    ChangedHigh,

    /// <summary>Changed downwards, where neither way is better or it is not yet known.</summary>
    ChangedLow,

    /// <summary>Nothing of this series may be shown to this reader.</summary>
    CannotBeShown,
}

/// <summary>What to expect against the target, as the process is now.</summary>
public enum AssuranceIcon
{
    /// <summary>No target applies, neither way is better, or there are too few points.</summary>
    NoTarget = 0,

    /// <summary>The whole range to expect meets the target.</summary>
    ExpectToMeet,

    /// <summary>The whole range to expect misses the target.</summary>
    ExpectToMiss,

    /// <summary>The target lies inside the range to expect.</summary>
    MayMeetOrMiss,
}

/// <summary>How a point takes part in the chart.</summary>
public enum PointUse : byte
{
    /// <summary>There is no value: a gap.</summary>
    Gap = 0,

    /// <summary>Counted in limits, rules and icons.</summary>
    Used,

    /// <summary>Drawn, but left out of limits, rules and icons, with a reason (ghosted).</summary>
    LeftOut,

    /// <summary>What came in cannot be charted, such as a part larger than its whole: a gap, with its <see cref="PointProblem"/>.</summary>
    Invalid,
}

/// <summary>How a point is drawn.</summary>
public enum PointLook : byte
{
    /// <summary>Nothing to draw: a gap.</summary>
    Gap = 0,

    /// <summary>An ordinary point.</summary>
    Ordinary,

    /// <summary>Getting better.</summary>
    Improvement,

    /// <summary>Concern.</summary>
    Concern,

    /// <summary>Changed upwards.</summary>
    ChangedUp,

    /// <summary>Changed downwards.</summary>
    ChangedDown,

    /// <summary>Left out with a reason.</summary>
    LeftOut,

    /// <summary>In an unusual pattern that is neither high nor low.</summary>
    Unusual,
}

/// <summary>A target and the time for which it applies.</summary>
/// <param name="From">First day that it applies.</param>
/// <param name="Until">First day that it no longer applies; null for open.</param>
/// <param name="Value">On the displayed scale.</param>
public readonly record struct TargetStep(DateOnly From, DateOnly? Until, double Value);

/// <summary>Which of two opposite meanings a point shows.</summary>
public enum ConflictShows
{
    /// <summary>Getting better, as the NHS single-chart tool does.</summary>
    Improvement = 0,

    /// <summary>Concern.</summary>
    Concern = 1,

    /// <summary>What the first rule of a fixed order says: outside the limits, trend, two of three, run.</summary>
    FirstRule = 2,
}

/// <summary>One set of limits.</summary>
/// <param name="First">Index of its first point.</param>
/// <param name="Length">How many points it spans, gaps included.</param>
/// <param name="UsedPoints">How many of them count.</param>
/// <param name="Centre">The average, in the unit of the data; absent without a used point.</param>
/// <param name="Lower">The lower limit; absent when there are too few points. Not cut at zero: drawing may.</param>
/// <param name="Upper">The upper limit; absent when there are too few points.</param>
public sealed record LimitSegment(int First, int Length, int UsedPoints, Released Centre, Released Lower, Released Upper)
{
    /// <summary>How many used points the lines rest on: those of a fixed baseline, or all.</summary>
    public int BaselinePoints { get; init; } = UsedPoints;

    /// <summary>The limits rest on fewer points than they should at last: they are drawn, and are called provisional.</summary>
    public bool IsProvisional => HasLimits && BaselinePoints < ChartLengths.ForRecalculation;

    /// <summary>The index after the last point that the lines rest on, where a baseline was fixed; null when they rest on all the points.</summary>
    public int? BaselineEnd { get; init; }

    /// <summary>Whether there are limits to draw and to judge by.</summary>
    public bool HasLimits => Lower.IsShown && Upper.IsShown;
}

/// <summary>What the centre line of a chart is, so that it is called what it is.</summary>
public enum CentreMeaning : byte
{
    /// <summary>The average.</summary>
    Average = 0,

    /// <summary>The middle value: half the points lie above it.</summary>
    Median,

    /// <summary>A typical value, worked out on another scale and brought back.</summary>
    Typical,
}

/// <summary>The lines at one point, where they move from point to point.</summary>
/// <param name="Centre">The centre line.</param>
/// <param name="Lower">The lower limit.</param>
/// <param name="Upper">The upper limit.</param>
public readonly record struct PointLines(Released Centre, Released Lower, Released Upper)
{
    /// <summary>The same with the limits cut where the numbers of a kind end: none lies below zero unless it is a measurement or a score, and no part above its whole.</summary>
    /// <param name="shape">What is charted.</param>
    public PointLines Within(SeriesShape shape)
    {
        var neverBelowZero = shape.Kind is not (MeasureKind.Continuous or MeasureKind.Score);
        return this with
        {
            Lower = neverBelowZero && Lower.OrNull() < 0 ? Released.Derived(0, Lower) : Lower,
            Upper = shape.Kind == MeasureKind.Proportion && Upper.OrNull() > shape.Per ? Released.Derived(shape.Per, Upper) : Upper,
        };
    }
}

/// <summary>A pair of lines between the centre and the limits, that a rule looks at.</summary>
/// <param name="Sigmas">How far from the centre, where the limits are 3.</param>
/// <param name="At">The pair at each point, by index; the centre is absent.</param>
public sealed record InnerLines(double Sigmas, IReadOnlyList<PointLines> At);

/// <summary>One point as the rules read it.</summary>
/// <param name="Point">The released point; its value is what is charted: on a chart of moving ranges the range.</param>
/// <param name="Use">How it takes part.</param>
/// <param name="Flags">The rules that it takes part in.</param>
/// <param name="Look">How it is drawn.</param>
public readonly record struct ReadPoint(ReleasedPoint Point, PointUse Use, SpcRules Flags, PointLook Look)
{
    /// <summary>Why what came in cannot be charted.</summary>
    public PointProblem Problem { get; init; }
}

/// <summary>A chart, read once: every page, table, icon and export takes it from here.</summary>
public sealed record ChartReading
{
    /// <summary>The series that was read.</summary>
    public required ReleasedSeries Series { get; init; }

    /// <summary>What people decided about it.</summary>
    public required ChartSettings Settings { get; init; }

    /// <summary>One entry per period, oldest first, gaps included; same length as the series.</summary>
    public required IReadOnlyList<ReadPoint> Points { get; init; }

    /// <summary>The sets of limits, oldest first; together they span all points.</summary>
    public required IReadOnlyList<LimitSegment> Segments { get; init; }

    /// <summary>What the line says.</summary>
    public required VariationIcon Variation { get; init; }

    /// <summary>What to expect against the target.</summary>
    public required AssuranceIcon Assurance { get; init; }

    /// <summary>The kind of chart.</summary>
    public ChartKind Kind { get; init; }

    /// <summary>What the centre line is.</summary>
    public CentreMeaning Centre { get; init; }

    /// <summary>The lines at each point, where they move with the denominator; empty where the segments say it all.</summary>
    public IReadOnlyList<PointLines> Lines { get; init; } = [];

    /// <summary>Lines that rules look at between the centre and the limits; empty unless they were asked for.</summary>
    public IReadOnlyList<InnerLines> Inner { get; init; } = [];

    /// <summary>How many points count, over the whole chart.</summary>
    public required int UsedPoints { get; init; }

    /// <summary>Index of the last used point; -1 when there is none.</summary>
    public required int Latest { get; init; }

    /// <summary>The one rule that the icon speaks of; none when the icon is common cause or has too little data.</summary>
    public required SpcRules Rule { get; init; }

    /// <summary>First period of the pattern that the icon speaks of.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>How many used points belong to the pattern that the icon speaks of.</summary>
    public int PatternLength { get; init; }

    /// <summary>The target that applies to the latest used point.</summary>
    public double? Target { get; init; }

    /// <summary>Whether the pattern that the icon speaks of is a row of points: not one that stands out, nor two of three.</summary>
    public bool HasLasted => PatternLength > 1 && (Rule & (SpcRules.NearUpper | SpcRules.NearLower | SpcRules.OuterAbove | SpcRules.OuterBelow)) == 0;

    /// <summary>Whether a rise or a fall may be nothing but recording, and nobody has yet confirmed otherwise.</summary>
    public bool RecordingInDoubt => Settings is { DependsOnRecording: true, RecordingConfirmed: false };

    /// <summary>How many used points are still missing for limits and icons, since limits were last redrawn.</summary>
    public int ToGo => Math.Max(0, Settings.LeastPoints - (LatestSegment?.UsedPoints ?? 0));

    /// <summary>First period of the redrawn limits that hold the latest used point; null where limits were not redrawn before it.</summary>
    public DateOnly? RedrawnOn => LatestSegment is { First: > 0 } segment ? Points[segment.First].Point.Start : null;

    /// <summary>Whether a set of limits begins where something else began to be counted.</summary>
    /// <param name="segment">The set.</param>
    public bool BeginsWithBreak(LimitSegment segment) =>
        segment is { First: > 0 } && Settings.Breaks.Any(day => day <= Points[segment.First].Point.Start && day > Points[segment.First - 1].Point.Start);

    /// <summary>The set of limits that holds the latest used point; null when there is none.</summary>
    public LimitSegment? LatestSegment => Latest < 0 ? null : SegmentOf(Latest);

    /// <summary>The set of limits that holds a point.</summary>
    /// <param name="index">Index of the point.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such point.</exception>
    public LimitSegment SegmentOf(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Points.Count);
        var (low, high) = (0, Segments.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = Segments[middle].First <= index ? (middle, high) : (low, middle - 1);
        }

        return Segments[low];
    }
}
