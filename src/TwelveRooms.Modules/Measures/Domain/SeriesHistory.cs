using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.Domain;

/// <summary>A series with all its revisions and decisions, as they stood at one instant: what a chart is read from.</summary>
internal sealed record SeriesHistory(Measure Measure, Series Series, IReadOnlyList<Point> Points, IReadOnlyList<ChartDecision> Decisions)
{
    /// <summary>The kind of chart that the measure had at that instant.</summary>
    public ChartKind Chart { get; init; } = Measure.Chart;

    /// <summary>Of sums of several wards every revision, each period's oldest first; nothing of other series.</summary>
    public IReadOnlyList<Point> Revisions { get; init; } = [];

    /// <summary>What was withdrawn outside the ward, whether it has been given out again or not.</summary>
    public IReadOnlyList<Recall> Recalls { get; init; } = [];

    /// <summary>As it stood at this instant; null for now. What is withdrawn today is withdrawn from every earlier day as well.</summary>
    public DateTimeOffset? AsOf { get; init; }

    /// <summary>Of a published measure the periods of which a file has been loaded here, whatever it says of this unit.</summary>
    public IReadOnlySet<DateOnly> Loaded { get; init; } = new HashSet<DateOnly>();

    /// <summary>The latest revision of each period, oldest first, with a "not reported" for each period between that has none.</summary>
    /// <param name="until">The newest period to show as not reported when nothing came, if it is asked for; null stops at the last that came.</param>
    public RawPoint[] Raw(DateOnly? until)
    {
        if (Points.Count == 0)
        {
            return [];
        }

        if (Measure.Kind == MeasureKind.DaysBetween)
        {
            // A day without an event is no gap: it is what is being measured.
            return [.. Points.Select(p => p.Raw)];
        }

        var raw = new List<RawPoint>(Points.Count);
        DateOnly? expected = null;
        foreach (var point in Points)
        {
            while (expected is { } gap && gap < point.Period)
            {
                raw.Add(new(gap, 0, PointState.NotReported, null, null));
                expected = Measure.Cadence.Next(gap);
            }

            raw.Add(point.Raw);
            expected = Measure.Cadence.Next(point.Period);
        }

        while (until is { } last && Series.IsAskedIn(last, Measure.Cadence) && expected is { } gap && gap <= last)
        {
            raw.Add(new(gap, 0, PointState.NotReported, null, null));
            expected = Measure.Cadence.Next(gap);
        }

        return [.. raw];
    }

    /// <summary>What people decided about the chart, for the engine.</summary>
    public ChartSettings Settings() => Settings([]);

    private ChartSettings Settings(IReadOnlyCollection<RawPoint> raw)
    {
        var came = Points.Select(p => p.Period).ToHashSet();
        return Settings(NotAllIn(), [.. raw.Select(p => p.Start).Where(period => !came.Contains(period))]);
    }

    private ChartSettings Settings(DateOnly? waiting, IReadOnlyList<DateOnly> gaps) => new()
    {
        NotAsked = Series.IsPublished ? new HashSet<DateOnly>() : gaps.Where(p => !Series.IsAskedIn(p, Measure.Cadence)).ToHashSet(),
        NotLoaded = Series.IsPublished ? gaps.Where(p => !Loaded.Contains(p)).ToHashSet() : new HashSet<DateOnly>(),
        Direction = Measure.Direction,
        BaselinePoints = Decisions.Where(d => d is { Kind: MarkKind.Rebase or MarkKind.Recalculated, Value: not null }).OrderBy(d => d.Day).ThenBy(d => d.Kind).LastOrDefault()?.Value is { } points ? (int)points : Series.BaselinePoints,
        Rebases = [.. Decisions.Where(d => d.Kind is MarkKind.Rebase or MarkKind.DefinitionBreak).Select(d => d.Day).Distinct().Order()],
        Breaks = [.. Decisions.Where(d => d.Kind == MarkKind.DefinitionBreak).Select(d => d.Day)],
        LeftOut = Decisions.Where(d => d.Kind == MarkKind.LeftOut).Select(d => d.Day).Concat(waiting is { } period ? [period] : []).Concat(Overlapping()).ToHashSet(),
        NotAllIn = waiting,
        Targets = Targets(),
        MoreToCome = !Series.IsPublished && Series.EndedOn is null,
        DependsOnRecording = Measure.DependsOnRecording,
        RecordingConfirmed = IsRecordingConfirmed(),
    };

    /// <summary>Reads the chart for one tier, as the kind that is set on the measure: the one reading that every page, icon, word and file comes from.</summary>
    public ChartReading Read(Tier tier, DateOnly? until) => For(tier).ReadAsItIs(tier, until);

    /// <summary>
    /// The series as it is told at a tier: outside its organisation, sums as <see cref="OutsideSums"/> lets them out; outside the ward,
    /// nothing that was withdrawn.
    /// </summary>
    public SeriesHistory For(Tier tier)
    {
        var told = Allowed(Measure, tier) != Tier.Published || Revisions.Count == 0
            ? this
            : this with { Points = OutsideSums.Of(Recall.Afresh(Revisions, Recalls)), Revisions = [] };
        return tier == Tier.Own || Recalls.Count == 0
            ? told
            : told with { Points = [.. told.Points.Select(p => Recall.Of(Recalls, p.Period, AsOf) is { } recall ? p.Recalled(recall.SinceWords) : p)] };
    }

    private ChartReading ReadAsItIs(Tier tier, DateOnly? until)
    {
        var raw = Raw(until);
        var series = ReleasedSeries.Release(raw, Measure.Shape, Allowed(Measure, tier));
        return Chart == ChartKind.Individuals ? XmrChart.Read(series, Settings(raw)) : SeriesChart.Read(series, Settings(raw), ChartOptions.Default with { Kind = Chart });
    }

    /// <summary>The days of rare events never leave the organisation: a coach may know the ward well enough to know the person.</summary>
    public static Tier Allowed(Measure measure, Tier tier) => measure.Kind == MeasureKind.DaysBetween && tier == Tier.Coaching ? Tier.Published : tier;

    /// <summary>
    /// The newest pooled period, while wards that sent the one before have not sent theirs: a few early wards are not the
    /// organisation. A ward that stays silent holds nothing up.
    /// </summary>
    private DateOnly? NotAllIn()
    {
        if (Points is not [.., var newest] || newest.By != PooledSeries.Signature || !newest.Raw.HasNumber)
        {
            return null;
        }

        var before = Points.Count > 1 ? PooledSum.SilentIn(Points[^2].Reason) : 0;
        return PooledSum.SilentIn(newest.Reason) > before ? newest.Period : null;
    }

    /// <summary>
    /// Of numbers that each cover several months those that share months with one that is used: neighbours would repeat each other, and
    /// a row of them would look like news. The used ones end with the quarter or the year, so that they stay the same as months go by.
    /// </summary>
    private IEnumerable<DateOnly> Overlapping() => Measure.Window <= 1
        ? []
        : Points.Select(p => p.Period).Where(p => ((p.Month + 12 - 3) % Measure.Window) != 0);

    /// <summary>
    /// Recording counts as confirmed while the confirmation covers the newest counted period; a later number needs a later word.
    /// </summary>
    private bool IsRecordingConfirmed()
    {
        var confirmed = Decisions.Where(d => d.Kind == MarkKind.RecordingConfirmed).Select(d => (DateOnly?)d.Day).Max();
        var newest = Points.Where(p => p.Raw.HasNumber).Select(p => (DateOnly?)p.Period).Max();
        return confirmed is { } day && newest is { } latest && day >= latest;
    }

    private List<TargetStep> Targets()
    {
        var steps = Decisions.Where(d => d.Kind == MarkKind.Target).OrderBy(d => d.Day).ToList();
        var targets = new List<TargetStep>();
        if (Measure.Target is { } always)
        {
            targets.Add(new(DateOnly.MinValue, steps.Count > 0 ? steps[0].Day : null, always));
        }

        for (var i = 0; i < steps.Count; i++)
        {
            if (steps[i].Value is { } value)
            {
                targets.Add(new(steps[i].Day, i + 1 < steps.Count ? steps[i + 1].Day : null, value));
            }
        }

        return targets;
    }
}
