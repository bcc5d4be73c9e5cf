using System.Globalization;
using TwelveRooms.Components;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform.Time;
using TwelveRooms.Standards.Contracts;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.ShowChart;

/// <summary>The words around a chart, the same on page and in file.</summary>
internal static class ChartText
{
    /// <summary>Stands beside every number that those who give the care have asked for, face to face.</summary>
    public const string MayPlease = "Asked by ward staff, face to face: people may say what is expected.";

    public static string Lede(Measure measure)
    {
        var counted = char.ToUpperInvariant(measure.NumeratorWords[0]) + measure.NumeratorWords[1..];
        var unit = measure.NeedsDenominator ? ", " + measure.UnitPhrase : "";
        var better = measure.Direction switch
        {
            ImprovementDirection.Higher => " Higher is better.",
            ImprovementDirection.Lower => " Lower is better.",
            _ => " Neither higher nor lower is called better.",
        };
        return $"{counted}{unit}.{better}";
    }

    public static string HowAsked(Measure measure, HowAsked way) => way switch
    {
        Domain.HowAsked.Survey => "Asked in a survey.",
        Domain.HowAsked.PeerWorker => "Asked by a peer worker, not by the people who give the care.",
        Domain.HowAsked.WardStaff => MayPlease,
        Domain.HowAsked.AlreadyPublished => "From figures that a national body has published.",
        _ => measure.Source is { } source ? $"Counted from records: {source}." : "Counted from records.",
    };

    public static string? Pooled(ChartView chart)
    {
        if (chart.Unit.Kind is not (UnitKind.Provider or UnitKind.Site) || chart.Series.IsPublished || !chart.Measure.NeedsDenominator)
        {
            return null;
        }

        var newest = chart.Reading.Latest >= 0 ? chart.Reading.Points[chart.Reading.Latest].Point.Start : (DateOnly?)null;
        var wards = newest is { } period && chart.Notes.TryGetValue(period, out var note) && note.Reason is { } reason
            ? $" {Upper(chart.Measure.Cadence.Words().Print(period))}: {reason}"
            : "";
        return $"Added up from its wards, each {chart.Measure.Cadence.Words().One} by where they were in that {chart.Measure.Cadence.Words().One}.{wards}";
    }

    /// <summary>The periods of an added-up chart in which a ward is missing, newest first, with how many.</summary>
    public static IReadOnlyList<(string Period, string Words)> Missing(ChartView chart) => Pooled(chart) is null
        ? []
        : [.. chart.Notes.Where(n => n.Value.Reason is { } reason && PooledSum.SaysMissing(reason)).OrderByDescending(n => n.Key)
            .Select(n => (Upper(chart.Measure.Cadence.Words().Print(n.Key)), n.Value.Reason!))];

    /// <summary>What its centre line is called inside a sentence.</summary>
    public static string CentreOf(ChartReading reading) => reading.Centre switch
    {
        CentreMeaning.Median => "middle value",
        CentreMeaning.Typical => "typical value",
        _ => "average",
    };

    public static string VariationDetail(ChartView chart)
    {
        var reading = chart.Reading;
        var period = chart.Measure.Vocabulary.Period;
        var isSilent = reading.Latest >= 0 && reading.Latest < reading.Points.Count - 2; // one that is still awaited is no silence
        var upTo = isSilent ? $", up to {period.InSentence(reading.Points[reading.Latest].Point.Start)}" : "";
        return reading.Variation switch
        {
            VariationIcon.CannotBeShown => "small numbers are kept safe",
            VariationIcon.NotEnoughData => $"{reading.LatestSegment?.UsedPoints ?? 0} of {reading.Settings.LeastPoints} {period.Many}",
            VariationIcon.CommonCause => "ordinary ups and downs" + upTo,
            _ => reading.Since is { } since ? $"since {period.InSentence(since)}{upTo}" : "",
        };
    }

    public static string TargetDetail(ChartView chart)
    {
        if (chart.Reading.Target is not { } target)
        {
            return "";
        }

        var words = chart.Measure.Direction == ImprovementDirection.Higher ? "or more" : "or less";
        var unit = chart.Measure.Kind == MeasureKind.Proportion ? "%" : "";
        return string.Create(CultureInfo.InvariantCulture, $"target: {target:#,0.#}{unit} {words}");
    }

    public static ChartLabels Labels(ChartView chart)
    {
        var measure = chart.Measure;
        return new()
        {
            Title = $"{measure.Name}, {chart.Unit.Name}",
            Summary = chart.Words.Shows,
            Value = measure.Kind switch
            {
                MeasureKind.Rate => string.Create(CultureInfo.InvariantCulture, $"Per {measure.Per:#,0}"),
                MeasureKind.Proportion => "Per cent",
                MeasureKind.DaysBetween => "Days",
                _ => "Number",
            },
            Numerator = Headings(measure).Numerator,
            Denominator = Headings(measure).Denominator,
            Unit = measure.Kind == MeasureKind.Proportion ? "%" : "",
            Decimals = measure.Vocabulary.Decimals,
            Period = measure.Cadence switch
            {
                _ when measure.Kind == MeasureKind.DaysBetween => ChartPeriod.Day,
                Cadence.Week => ChartPeriod.Week,
                Cadence.Month => ChartPeriod.Month,
                Cadence.Quarter => ChartPeriod.Quarter,
                _ => null,
            },
            Locked = chart.Locked,
            Reasons = chart.Notes.Where(n => n.Value.Reason is not null).ToDictionary(n => n.Key, n => n.Value.Reason!),
            Corrected = PooledSeries.CanPool(measure) && chart.Unit.Kind != UnitKind.Ward
                ? new HashSet<DateOnly>()
                : chart.Notes.Where(n => n.Value.Revision > 0).Select(n => n.Key).ToHashSet(),
        };
    }

    public static IReadOnlyList<ChartMark> Marks(ChartView chart) =>
    [
        .. chart.Decisions.Select(d => new ChartMark(
            d.Kind switch
            {
                MarkKind.Rebase => ChartMarkKind.Rebase,
                MarkKind.LeftOut => ChartMarkKind.LeftOut,
                MarkKind.DefinitionBreak => ChartMarkKind.DefinitionBreak,
                _ => ChartMarkKind.Note,
            },
            d.Day,
            ShortLabel(d),
            $"{Opening(d)}{d.Text} ({Signed(d)})")),
        .. chart.Recalls.Select(r => RecallMark(r, chart)),
        .. chart.Happenings.Select(h => new ChartMark(ChartMarkKind.Note, h.Day, h.Label, h.Words)),
    ];

    public static IReadOnlyList<ThreadStep> Thread(ChartView chart)
    {
        if (chart.Unit.Kind != UnitKind.Ward || Commitments.Find(chart.Measure.MainRoom) is not { } room)
        {
            return [];
        }

        return
        [
            new("ward", chart.Unit.Name, $"/wards/{chart.Unit.Id.Value}"),
            new("commitment", $"{room.Number} {room.ShortName}", $"/wards/{chart.Unit.Id.Value}/rooms/{room.Number}"),
            new("measure", chart.Measure.Name, null, IsCurrent: true),
        ];
    }

    /// <summary>What the chart shows, and before it that something is withdrawn, for whom, and since when.</summary>
    public static string WithRecalls(string shows, IReadOnlyList<Recall> recalls, Measure measure, Tier tier)
    {
        var now = recalls.Where(r => r.IsInForce).ToList();
        if (now.Count == 0)
        {
            return shows;
        }

        var where = tier == Tier.Own ? " outside the ward" : "";
        var whole = now.Find(r => r.Period is null);
        var said = whole is not null
            ? $"This chart is withdrawn{where} since {Day(RoomsClock.DayOf(whole.At))}."
            : string.Join(' ', now.Select(r => $"The number of {measure.Vocabulary.Period.InSentence(r.Period!.Value)} is withdrawn{where} since {Day(RoomsClock.DayOf(r.At))}."));
        return tier != Tier.Own && whole is not null ? said : $"{said} {shows}";
    }

    private static ChartMark RecallMark(Recall recall, ChartView chart)
    {
        var first = chart.Reading.Points.Count > 0 ? chart.Reading.Points[0].Point.Start : RoomsClock.DayOf(recall.At);
        return new(ChartMarkKind.Note, recall.Period ?? first, recall.IsInForce ? "withdrawn" : "given out again", recall.Words);
    }

    public static string Upper(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    public static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>Who decided, and when: "Priya, 8 November 2026".</summary>
    public static string Signed(ChartDecision decision) => decision.ByName.Length == 0 ? Day(RoomsClock.DayOf(decision.At)) : $"{decision.ByName}, {Day(RoomsClock.DayOf(decision.At))}";

    private static string Opening(ChartDecision decision) => decision.Kind switch
    {
        MarkKind.Target => string.Create(CultureInfo.InvariantCulture, $"A target of {decision.Value:#,0.##} from here on: "),
        MarkKind.Rebase => "Limits redrawn: ",
        MarkKind.LeftOut => "Left out, still shown: ",
        MarkKind.DefinitionBreak => "Counted in another way from here: ",
        MarkKind.RecordingConfirmed => "Recording checked: ",
        MarkKind.Recalculated => "Limits worked out once more: ",
        _ => "",
    };

    private static string ShortLabel(ChartDecision decision) => decision.Kind switch
    {
        MarkKind.Rebase => "limits redrawn",
        MarkKind.LeftOut => "left out",
        MarkKind.DefinitionBreak => "new way of counting",
        MarkKind.RecordingConfirmed => "recording checked",
        MarkKind.Recalculated => "limits once more",
        MarkKind.Target => "target",
        _ => FirstWords(decision.Text),
    };

    private static string FirstWords(string text)
    {
        var end = text.IndexOfAny(['.', ',', ':', ';']);
        var first = end > 0 ? text[..end] : text;
        return first.Length <= 24 ? first : string.Join(' ', first.Split(' ').Take(3));
    }

    /// <summary>Column headings of the two counts. Of a part and its whole two plain words: cut short, "planned activities that did not happen" says its opposite.</summary>
    private static (string? Numerator, string? Denominator) Headings(Measure measure) =>
        !measure.NeedsDenominator ? (null, null)
        : measure.Kind == MeasureKind.Proportion ? ("Counted", "Out of")
        : (Heading(measure.NumeratorWords), measure.DenominatorWords is { } words ? Heading(words) : null);

    /// <summary>Of a rate, what is counted and over what, in a few words: "Episodes", "Occupied bed days".</summary>
    private static string Heading(string words)
    {
        var end = Cuts.Select(cut => words.IndexOf(cut, StringComparison.Ordinal)).Where(at => at > 0).DefaultIfEmpty(words.Length).Min();
        return Upper(words[..end]);
    }

    private static readonly string[] Cuts = [" of ", " on ", " that ", " in the ", ", as published"];
}
