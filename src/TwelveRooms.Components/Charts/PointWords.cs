using TwelveRooms.Statistics;

namespace TwelveRooms.Components;

/// <summary>What one point means, in words, for the table that is the chart's twin.</summary>
internal static class PointWords
{
    /// <summary>A short sentence: the state first where that is news, then what the rules say.</summary>
    public static string Meaning(ChartReading reading, int index, ChartLabels labels)
    {
        var point = reading.Points[index];
        var reason = labels.Reasons.TryGetValue(point.Point.Start, out var why) ? ": " + why : "";
        if (!point.Point.Value.IsShown)
        {
            return GapWords.Name(GapWords.Of(point.Point)) + reason;
        }

        var zero = point.Point.State == PointState.ConfirmedZero ? "None: someone looked. " : "";
        return zero + (point.Use == PointUse.LeftOut ? "Left out" + reason : Look(reading, index));
    }

    private static string Look(ChartReading reading, int index)
    {
        var point = reading.Points[index];
        var segment = SegmentOf(reading, index);
        var kind = point.Look switch
        {
            PointLook.Improvement => "Getting better: ",
            PointLook.Concern => "Concern: ",
            PointLook.ChangedUp => "Changed, higher: ",
            PointLook.ChangedDown => "Changed, lower: ",
            _ => null,
        };

        if (kind is null)
        {
            return segment is { } s && s.Lower.IsShown ? "Ordinary ups and downs" : "Not enough data yet";
        }

        return kind + RuleInWords(reading, index, point.Flags);
    }

    private static string RuleInWords(ChartReading reading, int index, SpcRules flags)
    {
        SpcRules Has(SpcRules rule) => flags & rule;
        int Row(SpcRules rule) => LengthOf(reading, index, rule);

        return flags switch
        {
            _ when Has(SpcRules.AboveLimits) != 0 => "above the upper limit",
            _ when Has(SpcRules.BelowLimits) != 0 => "below the lower limit",
            _ when Has(SpcRules.RunBelow) != 0 => $"one of {Row(SpcRules.RunBelow)} in a row below average",
            _ when Has(SpcRules.RunAbove) != 0 => $"one of {Row(SpcRules.RunAbove)} in a row above average",
            _ when Has(SpcRules.TrendDown) != 0 => $"one of {Row(SpcRules.TrendDown)} falling in a row",
            _ when Has(SpcRules.TrendUp) != 0 => $"one of {Row(SpcRules.TrendUp)} rising in a row",
            _ when Has(SpcRules.NearUpper) != 0 => "one of two in three near the upper limit",
            _ when Has(SpcRules.NearLower) != 0 => "one of two in three near the lower limit",
            _ => "an unusual change",
        };
    }

    // Used points on both sides that share the rule, within one set of limits; gaps and left-out points are passed by.
    private static int LengthOf(ChartReading reading, int index, SpcRules rule)
    {
        var segment = SegmentOf(reading, index);
        var (from, to) = segment is null ? (0, reading.Points.Count) : (segment.First, segment.First + segment.Length);
        var length = 1;
        foreach (var direction in (ReadOnlySpan<int>)[-1, 1])
        {
            for (var i = index + direction; i >= from && i < to; i += direction)
            {
                var point = reading.Points[i];
                if (point.Use == PointUse.Used && (point.Flags & rule) == 0)
                {
                    break;
                }

                length += point.Use == PointUse.Used ? 1 : 0;
            }
        }

        return length;
    }

    internal static LimitSegment? SegmentOf(ChartReading reading, int index) =>
        reading.Segments.FirstOrDefault(s => index >= s.First && index < s.First + s.Length);
}
