namespace TwelveRooms.Statistics;

/// <summary>One point of a chart of any kind, on the shown scale.</summary>
/// <param name="Value">What is charted; null for a gap or an invalid point.</param>
/// <param name="Use">How it takes part.</param>
/// <param name="Problem">Why there is no point, where there is none.</param>
/// <param name="Centre">The centre line here.</param>
/// <param name="Lower">The lower limit here; null when there is none.</param>
/// <param name="Upper">The upper limit here; null when there is none.</param>
/// <param name="Target">The target that applies here; null for none.</param>
/// <param name="Flags">All the rules that the point takes part in, each with its side.</param>
/// <param name="Look">How it is drawn.</param>
public readonly record struct SpcPoint(
    double? Value, PointUse Use, PointProblem Problem, double? Centre, double? Lower, double? Upper, double? Target, SpcRules Flags, PointLook Look);

/// <summary>A chart of any kind, read.</summary>
public sealed record SpcReading
{
    private readonly RawReading _raw;
    private readonly double _multiplier;

    private SpcReading(RawReading raw, double multiplier) => (_raw, _multiplier) = (raw, multiplier);

    /// <summary>What came in.</summary>
    public required ChartData Data { get; init; }

    /// <summary>The choices it was read with.</summary>
    public required ChartOptions Options { get; init; }

    /// <summary>One entry per period, oldest first.</summary>
    public required IReadOnlyList<SpcPoint> Points { get; init; }

    /// <summary>The sets of limits, oldest first; together they span all points.</summary>
    public IReadOnlyList<SegmentLines> Segments => _raw.Lines;

    /// <summary>How many points count, over the whole chart.</summary>
    public required int UsedPoints { get; init; }

    /// <summary>Index of the last used point; -1 when there is none.</summary>
    public required int Latest { get; init; }

    /// <summary>What the line says.</summary>
    public required VariationIcon Variation { get; init; }

    /// <summary>What to expect against the target of the last used point.</summary>
    public required AssuranceIcon Assurance { get; init; }

    /// <summary>Whether the segment of the last used point has enough of them for limits and icons.</summary>
    public bool HasEnough => Latest >= 0 && SegmentOf(Latest).UsedPoints >= Options.LeastPoints;

    /// <summary>Whether that segment has enough of them to stand on a board page.</summary>
    public bool IsEnoughForBoard => Latest >= 0 && SegmentOf(Latest).UsedPoints >= ChartLengths.ForBoard;

    /// <summary>A line so many standard deviations from the centre at one point, on the shown scale; 0 is the centre. Null when there is none.</summary>
    /// <param name="index">Index of the point.</param>
    /// <param name="sigmas">Above the centre, or below it when negative.</param>
    public double? LineAt(int index, double sigmas)
    {
        var (lines, denominator) = (SegmentOf(index), _raw.Denominators.Length == 0 ? 1 : _raw.Denominators[index]);
        var line = sigmas == 0 ? lines.CentreAt(denominator) : sigmas > 0 ? lines.UpperAt(sigmas, denominator) : lines.LowerAt(-sigmas, denominator);
        return line * _multiplier is { } shown && double.IsFinite(shown) ? shown : null;
    }

    /// <summary>The set of limits that holds a point.</summary>
    /// <param name="index">Index of the point.</param>
    public SegmentLines SegmentOf(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, _raw.Charted.Length);
        var (low, high) = (0, _raw.Lines.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = _raw.Lines[middle].First <= index ? (middle, high) : (low, middle - 1);
        }

        return _raw.Lines[low];
    }

    /// <summary>The runs of one segment about its centre; left-out points do not count.</summary>
    /// <param name="segment">Index of the segment.</param>
    /// <param name="method">How they are judged.</param>
    public RunsAnalysis Runs(int segment, RunsMethod method = RunsMethod.Anhoej)
    {
        var lines = _raw.Lines[segment];
        var counter = default(RunsCounter);
        for (var i = lines.First; i < lines.First + lines.Length; i++)
        {
            var centre = lines.CentreAt(_raw.Denominators.Length == 0 ? 1 : _raw.Denominators[i]);
            if (_raw.Uses[i] == PointUse.Used && centre is { } at)
            {
                counter.Add(_raw.Charted[i], new(at));
            }
        }

        return counter.Result(method);
    }

    internal static SpcReading Of(ChartData data, ChartOptions options, RawReading raw)
    {
        var used = raw.Uses.Count(use => use == PointUse.Used);
        var latest = Array.LastIndexOf(raw.Uses, PointUse.Used);
        var meaning = new ChartMeaning(data.Direction, options.Conflict);
        var reading = new SpcReading(raw, data.Multiplier)
        {
            Data = data,
            Options = options,
            Points = [],
            UsedPoints = used,
            Latest = latest,
            Variation = VariationIcon.NotEnoughData,
            Assurance = AssuranceIcon.NoTarget,
        };
        var points = new SpcPoint[raw.Charted.Length];
        for (var i = 0; i < points.Length; i++)
        {
            points[i] = reading.PointOf(data, i, meaning);
        }

        if (!reading.HasEnough)
        {
            return reading with { Points = points };
        }

        var said = points[latest];
        return reading with
        {
            Points = points,
            Variation = meaning.IconOf(options.VariationFrom == VariationFrom.LastPoint ? said.Flags : LastFlags(points, raw.Lines[^1])),
            Assurance = meaning.AssuranceOf(said.Lower, said.Upper, said.Target, options.TargetOnLimitDecides),
        };
    }

    private static SpcRules LastFlags(SpcPoint[] points, SegmentLines segment)
    {
        for (var i = segment.First + segment.Length - 1; i >= segment.First; i--)
        {
            if ((points[i].Flags & (SpcRules.AnyHigh | SpcRules.AnyLow)) != 0)
            {
                return points[i].Flags;
            }
        }

        return SpcRules.None;
    }

    private SpcPoint PointOf(ChartData data, int i, ChartMeaning meaning)
    {
        var (use, flags) = (_raw.Uses[i], _raw.Flags[i]);
        var problem = use is PointUse.Gap or PointUse.Invalid
            ? PointProblems.Of(
                Options.Kind, Options, _raw.Values[i], _raw.Denominators.Length == 0 ? 1 : _raw.Denominators[i], _raw.Spreads.Length == 0 ? 0 : _raw.Spreads[i])
            : PointProblem.None;
        var value = _raw.Charted[i] * _multiplier;
        if (double.IsInfinity(value) && double.IsFinite(_raw.Charted[i]))
        {
            throw new ArgumentException($"The value of point {i + 1} times the multiplier is too large to show.", nameof(data));
        }

        return new(
            double.IsFinite(value) ? value : null,
            use,
            problem,
            LineAt(i, 0),
            LineAt(i, -3),
            LineAt(i, 3),
            data.Targets?[i] is { } target && double.IsFinite(target) ? target : null,
            flags,
            meaning.LookOf(use == PointUse.Invalid ? PointUse.Gap : use, flags));
    }
}
