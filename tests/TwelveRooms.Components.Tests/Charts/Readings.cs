using TwelveRooms.Statistics;

namespace TwelveRooms.Components.Tests.Charts;

/// <summary>Chart readings made by hand: this library draws what it is given and computes no rule.</summary>
internal static class Readings
{
    public static readonly DateOnly Start = new(2023, 11, 1);

    private static readonly double?[] Practice =
    [
        17.3, 20.3, 17.7, 21.9, 20.4, 17.5, 21.9, 17.2, 22.6, null, 18.8, 17.6, 21.8, 21.0, 18.6,
        25.5, 30.4, 24.4, 29.0, 31.1, 27.1, 25.1, 29.8, 25.6, 29.5, 23.6, 29.2, 29.0, 22.5, 39.6, 23.7, 20.6, 24.6, 20.0, 22.1, 19.2,
    ];

    /// <summary>The measure of the design pictures: a gap, redrawn limits, a left-out month, a target and seven in a row below average.</summary>
    public static ChartReading RestrictivePractice()
    {
        var points = Practice.Select((v, i) => v is { } value
            ? new RawPoint(Start.AddMonths(i), 0, PointState.Reported, Math.Round(value * 0.58), 580 + (i % 7))
            : new RawPoint(Start.AddMonths(i), 0, PointState.NotCollected, null, null)).ToArray();
        var leftOut = Start.AddMonths(29);
        return Of(
            points,
            new(MeasureKind.Rate, 1000, Sensitivity.AboutPeople),
            looks: i => i == 29 ? PointLook.LeftOut : i >= 28 ? PointLook.Improvement : null,
            segments: [(0, 15, 19.6, 11.4, 27.9), (15, 21, 27.5, 15.9, 39.1)],
            settings: new()
            {
                Direction = ImprovementDirection.Lower,
                Rebases = [Start.AddMonths(15)],
                LeftOut = new HashSet<DateOnly> { leftOut },
                Targets = [new(new(2025, 4, 1), null, 20)],
            },
            variation: VariationIcon.ImprovingLow,
            assurance: AssuranceIcon.MayMeetOrMiss);
    }

    /// <summary>A plain series of values, with the same limits throughout.</summary>
    public static ChartReading Of(IEnumerable<double?> values, double centre, double lower, double upper, MeasureKind kind = MeasureKind.Continuous, int stepMonths = 1, Func<int, PointLook?>? looks = null)
    {
        var points = values.Select((v, i) => v is { } value
            ? new RawPoint(Start.AddMonths(i * stepMonths), 0, PointState.Reported, value, null)
            : new RawPoint(Start.AddMonths(i * stepMonths), 0, PointState.NotReported, null, null)).ToArray();
        return Of(points, new(kind, 1, Sensitivity.NotAboutPeople), looks ?? (_ => null), [(0, points.Length, centre, lower, upper)], new());
    }

    /// <summary>Seven weeks of thirteen: no limits yet.</summary>
    public static ChartReading Few()
    {
        double[] values = [6, 8, 5, 7, 9, 6, 7];
        var points = values.Select((v, i) => new RawPoint(new DateOnly(2026, 9, 21).AddDays(7 * i), 0, PointState.Reported, v, null)).ToArray();
        return XmrChart.Read(ReleasedSeries.Release(points, new(MeasureKind.Count, 1, Sensitivity.NotAboutPeople), Tier.Own), new());
    }

    /// <summary>Every way of having no number, each next to a number.</summary>
    public static ChartReading AllGaps()
    {
        PointState[] states = [PointState.NotCollected, PointState.WardClosed, PointState.Suppressed, PointState.NotApplicable, PointState.NotReported];
        var points = Enumerable.Range(0, 40).Select(i => i % 7 == 3
            ? new RawPoint(Start.AddMonths(i), 0, states[i / 7 % states.Length], null, null)
            : new RawPoint(Start.AddMonths(i), 0, i % 7 == 5 ? PointState.ConfirmedZero : PointState.Reported, i % 7 == 5 ? 0 : 4 + (i % 5), null)).ToArray();
        return Of(points, new(MeasureKind.Count, 1, Sensitivity.NotAboutPeople), _ => null, [(0, 40, 5, -1.2, 11.3)], new());
    }

    public static ChartReading Of(
        RawPoint[] points,
        SeriesShape shape,
        Func<int, PointLook?> looks,
        (int First, int Length, double Centre, double Lower, double Upper)[] segments,
        ChartSettings settings,
        VariationIcon variation = VariationIcon.CommonCause,
        AssuranceIcon assurance = AssuranceIcon.NoTarget,
        Tier tier = Tier.Own)
    {
        var series = ReleasedSeries.Release(points, shape, tier);
        var read = series.Points.Select((p, i) => new ReadPoint(
            p,
            !p.Value.IsShown ? PointUse.Gap : settings.LeftOut.Contains(p.Start) ? PointUse.LeftOut : PointUse.Used,
            looks(i) == PointLook.Improvement ? SpcRules.RunBelow : looks(i) == PointLook.Concern ? SpcRules.AboveLimits : SpcRules.None,
            p.Value.IsShown ? looks(i) ?? PointLook.Ordinary : PointLook.Gap)).ToArray();
        return new()
        {
            Series = series,
            Settings = settings,
            Points = read,
            Segments = [.. segments.Select(s => new LimitSegment(s.First, s.Length, s.Length, Shown(s.Centre), Shown(s.Lower), Shown(s.Upper)))],
            Variation = variation,
            Assurance = assurance,
            UsedPoints = read.Count(p => p.Use == PointUse.Used),
            Latest = Array.FindLastIndex(read, p => p.Use == PointUse.Used),
            Rule = SpcRules.None,
        };
    }

    public static ChartLabels Labels { get; } = new()
    {
        Title = "Restrictive practice, Hawthorn Ward",
        Value = "Per 1,000",
        Numerator = "Episodes",
        Denominator = "Bed days",
        Reasons = new Dictionary<DateOnly, string> { [new(2024, 8, 1)] = "too busy", [new(2026, 4, 1)] = "half the ward closed" },
    };

    public static IReadOnlyList<ChartMark> Marks { get; } =
    [
        new(ChartMarkKind.Note, new(2024, 8, 1), "no return", "No return: the month was not collected. It is a gap, not a zero."),
        new(ChartMarkKind.Rebase, new(2025, 2, 1), "new incident system", "New incident system: more is now written down. Limits redrawn by Priya N, data champion: “we count more, not that we do more”."),
        new(ChartMarkKind.Test, new(2026, 2, 3), "soft words, cycle 1", ", cycle 1 began. Cycles 2 and 3 followed in May and September.") { LinkText = "Soft words at handover", Href = "/ideas/1" },
        new(ChartMarkKind.LeftOut, new(2026, 4, 1), "half the ward closed", "Left out by Sam O, ward manager: norovirus closed half the ward. Still shown, not counted."),
    ];

    private static Released Shown(double value) => Released.From(value, Sensitivity.NotAboutPeople, Tier.Own);
}
