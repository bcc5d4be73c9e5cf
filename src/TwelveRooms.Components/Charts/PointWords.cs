using TwelveRooms.Statistics;

namespace TwelveRooms.Components;

/// <summary>What each point means, in words, for the table that is the chart's twin and for files.</summary>
/// <param name="reading">The chart.</param>
/// <param name="labels">Its words.</param>
public sealed class PointWords(ChartReading reading, ChartLabels labels)
{
    private readonly Dictionary<SpcRules, int[]> _rows = [];

    /// <summary>Every rule that a point takes part in, the strongest first: "above the upper limit". None of an ordinary point, a gap or one left out.</summary>
    /// <param name="index">Index of the point.</param>
    public IEnumerable<string> Rules(int index) =>
        reading.Points[index] is { Use: PointUse.Used, Point.Value.IsShown: true } point ? Rules(index, point.Flags) : [];

    /// <summary>A short sentence: the state first where that is news, then the strongest rule that the point takes part in.</summary>
    /// <param name="index">Index of the point.</param>
    public string Meaning(int index) => Meaning(index, all: false);

    /// <summary>The same with every rule that the point takes part in.</summary>
    /// <param name="index">Index of the point.</param>
    public string WholeMeaning(int index) => Meaning(index, all: true);

    private string Meaning(int index, bool all)
    {
        var point = reading.Points[index];
        var reason = labels.Reasons.TryGetValue(point.Point.Start, out var why) ? ": " + why : "";
        if (!point.Point.Value.IsShown)
        {
            var kind = GapWords.Of(point, reading);
            return GapWords.Name(kind) + (kind == GapKind.Invalid ? ": " + point.Problem.Words() : reason);
        }

        var zero = point.Point.State == PointState.ConfirmedZero ? "None: someone looked. " : "";
        var corrected = labels.Corrected.Contains(point.Point.Start) ? ". Corrected" : "";
        return zero + (point.Use == PointUse.LeftOut ? "Left out" + reason + corrected : Look(index, all) + (corrected.Length > 0 ? corrected + reason : ""));
    }

    private string Look(int index, bool all)
    {
        var point = reading.Points[index];
        var kind = point.Look switch
        {
            PointLook.Improvement => "Getting better: ",
            PointLook.Concern => "Concern: ",
            PointLook.ChangedUp => "Changed, higher: ",
            PointLook.ChangedDown => "Changed, lower: ",
            PointLook.Unusual => "Unusual pattern: ",
            _ => null,
        };

        return kind is null
            ? reading.SegmentAt(index) is { } segment && segment.HasLines(reading) ? "Ordinary ups and downs" : "Not enough data yet"
            : kind + string.Join("; also ", Rules(index, point.Flags).DefaultIfEmpty("an unusual change").Take(all ? int.MaxValue : 1));
    }

    private IEnumerable<string> Rules(int index, SpcRules flags)
    {
        var centre = reading.CentreInWords();
        foreach (var rule in InOrder)
        {
            if ((flags & rule) == 0)
            {
                continue;
            }

            yield return rule switch
            {
                SpcRules.AboveLimits => "above the upper limit",
                SpcRules.BelowLimits => "below the lower limit",
                SpcRules.RunBelow => $"one of {Row(index, rule)} in a row below {centre}",
                SpcRules.RunAbove => $"one of {Row(index, rule)} in a row above {centre}",
                SpcRules.TrendDown => $"one of {Row(index, rule)} falling in a row",
                SpcRules.TrendUp => $"one of {Row(index, rule)} rising in a row",
                SpcRules.NearUpper => "one of two or three near the upper limit or past it",
                SpcRules.NearLower => "one of two or three near the lower limit or past it",
                SpcRules.OuterAbove => $"one of four in five well above {centre}",
                SpcRules.OuterBelow => $"one of four in five well below {centre}",
                SpcRules.CloseToCentre => $"one of {Row(index, rule)} in a row close to {centre}",
                SpcRules.AwayFromCentre => $"one of {Row(index, rule)} in a row that all keep away from {centre}",
                SpcRules.Alternating => $"one of {Row(index, rule)} in a row that go up and down in turn",
                _ => $"in a stretch that rarely crosses {centre}",
            };
        }
    }

    private static SpcRules[] InOrder { get; } =
    [
        SpcRules.AboveLimits, SpcRules.BelowLimits, SpcRules.RunBelow, SpcRules.RunAbove, SpcRules.TrendDown, SpcRules.TrendUp, SpcRules.NearUpper, SpcRules.NearLower,
        SpcRules.OuterAbove, SpcRules.OuterBelow, SpcRules.CloseToCentre, SpcRules.AwayFromCentre, SpcRules.Alternating, SpcRules.FewCrossings,
    ];

    // Used points on both sides that share the rule, within one set of limits; gaps and left-out points are passed by. Counted once for all points.
    private int Row(int index, SpcRules rule)
    {
        if (!_rows.TryGetValue(rule, out var lengths))
        {
            _rows[rule] = lengths = Lengths(rule);
        }

        return lengths[index];
    }

    private int[] Lengths(SpcRules rule)
    {
        var lengths = new int[reading.Points.Count];
        var (from, length, segment) = (0, 0, 0);
        for (var i = 0; i <= lengths.Length; i++)
        {
            while (segment < reading.Segments.Count && reading.Segments[segment].First < i)
            {
                segment++;
            }

            var isStart = segment < reading.Segments.Count && reading.Segments[segment].First == i;
            var isOther = i < lengths.Length && reading.Points[i].Use == PointUse.Used && (reading.Points[i].Flags & rule) == 0;
            if (i == lengths.Length || isStart || isOther)
            {
                Array.Fill(lengths, length, from, i - from);
                (from, length) = (i, 0);
            }

            length += i < lengths.Length && reading.Points[i].Use == PointUse.Used && !isOther ? 1 : 0;
        }

        return lengths;
    }
}
