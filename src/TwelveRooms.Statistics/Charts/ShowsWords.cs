using System.Globalization;

namespace TwelveRooms.Statistics;

/// <summary>What the line shows.</summary>
internal static class ShowsWords
{
    public static string For(ChartReading reading, ChartVocabulary words) => reading.Variation switch
    {
        VariationIcon.CannotBeShown => "This chart cannot be shown here.",
        VariationIcon.NotEnoughData => words.Measure + ": " + TooFew(reading, words) + SoFar(reading, words),
        _ => words.Measure + ": " + Lead(reading) + " " + Body(reading, words) + AlsoOutside(reading) + AgainstTarget(reading, words),
    };

    private static string TooFew(ChartReading reading, ChartVocabulary words)
    {
        var since = reading.RedrawnOn is not { } day ? ""
            : reading.BeginsWithBreak(reading.LatestSegment!) ? $" since it is counted in another way, from {words.Period.InSentence(day)} on"
            : $" since the limits were redrawn from {words.Period.InSentence(day)} on";
        return reading.ToGo == 0
            ? $"not enough data yet{since}. Too few {words.Period.Many} follow each other without a gap."
            : string.Create(
                CultureInfo.InvariantCulture,
                $"not enough data yet{since}, {reading.LatestSegment?.UsedPoints ?? 0} of {words.Period.Count(reading.Settings.LeastPoints)}.");
    }

    /// <summary>What is in so far, without a word on whether it changed; nothing when a part of it is hidden.</summary>
    private static string SoFar(ChartReading reading, ChartVocabulary words)
    {
        var since = reading.RedrawnOn ?? DateOnly.MinValue;
        var values = reading.Points.Where(p => p.Use == PointUse.Used && p.Point.Start >= since).Select(p => p.Point.Value).ToList();
        if (values.Count == 0 || reading.Points[reading.Latest].Use != PointUse.Used || values.Exists(v => !v.IsShown))
        {
            return "";
        }

        var (least, most) = (values.MinBy(v => v.Value), values.MaxBy(v => v.Value));
        return values.Count == 1 ? $" {Latest(reading, words)}."
            : least.Value.Equals(most.Value) ? $" {Latest(reading, words)}, as were all so far."
            : $" {Latest(reading, words)}; those so far lie between {words.Brief(least)} and {words.Brief(most)}.";
    }

    private static string Lead(ChartReading reading) => reading.Variation switch
    {
        VariationIcon.ImprovingHigh or VariationIcon.ImprovingLow => "getting better.",
        VariationIcon.ConcernHigh or VariationIcon.ConcernLow => "concern.",
        VariationIcon.ChangedHigh => "higher than before.",
        VariationIcon.ChangedLow => "lower than before.",
        _ => "no real change.",
    };

    private static string Body(ChartReading reading, ChartVocabulary words)
    {
        var segment = reading.LatestSegment!;
        var counted = words.Period.Count(reading.PatternLength);
        var since = reading.Since is { } first ? words.Period.InSentence(first) : "";
        return reading.Rule switch
        {
            SpcRules.RunAbove => $"All {counted} counted since {since} were above the {words.Centre} of {words.LineWithUnit(segment.Centre)}.",
            SpcRules.RunBelow => $"All {counted} counted since {since} were below the {words.Centre} of {words.LineWithUnit(segment.Centre)}.",
            SpcRules.TrendUp => $"The line has gone up at every step over {counted}, from {since} on.",
            SpcRules.TrendDown => $"The line has gone down at every step over {counted}, from {since} on.",
            SpcRules.AboveLimits => Outside("above", reading, segment, words),
            SpcRules.BelowLimits => Outside("below", reading, segment, words),
            SpcRules.NearUpper => FarOut("above", reading, segment, words),
            SpcRules.NearLower => FarOut("below", reading, segment, words),
            SpcRules.OuterAbove => $"Most of the last {words.Period.Many} counted were well above the {words.Centre} of {words.LineWithUnit(segment.Centre)}.",
            SpcRules.OuterBelow => $"Most of the last {words.Period.Many} counted were well below the {words.Centre} of {words.LineWithUnit(segment.Centre)}.",
            _ when !segment.HasLimits => $"{Latest(reading, words)}; the {words.Centre} is {words.LineWithUnit(segment.Centre)}.",
            _ => $"{Latest(reading, words)}, inside the range to expect, from {words.Range(segment, reading.Series.Shape)}.",
        };
    }

    private static string Outside(string side, ChartReading reading, LimitSegment segment, ChartVocabulary words)
    {
        var range = words.Range(segment, reading.Series.Shape);
        return reading.PatternLength == 1
            ? $"{Latest(reading, words)}, {side} the range to expect, from {range}."
            : $"The last {words.Period.Count(reading.PatternLength)} counted were {side} the range to expect, from {range}.";
    }

    /// <summary>Of a row of points, how many lie outside the limits on the same side: news of its own that the row would hide.</summary>
    private static string AlsoOutside(ChartReading reading)
    {
        var (flag, side) = reading.Rule switch
        {
            SpcRules.RunAbove or SpcRules.TrendUp => (SpcRules.AboveLimits, "above"),
            SpcRules.RunBelow or SpcRules.TrendDown => (SpcRules.BelowLimits, "below"),
            _ => (SpcRules.None, ""),
        };
        var outside = reading.Points.Take(reading.Latest + 1).Count(p => p.Use == PointUse.Used && p.Point.Start >= reading.Since && (p.Flags & flag) != 0);
        return outside == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $" Of these, {outside} {(outside == 1 ? "was" : "were")} {side} the whole range to expect.");
    }

    private static string FarOut(string side, ChartReading reading, LimitSegment segment, ChartVocabulary words)
    {
        var last = words.Period.Count(NhsRules.NearLimitLength);
        var average = words.LineWithUnit(segment.Centre);
        return reading.PatternLength == NhsRules.NearLimitLength
            ? $"The last {last} counted were far {side} the {words.Centre} of {average}."
            : string.Create(CultureInfo.InvariantCulture, $"{reading.PatternLength} of the last {last} counted were far {side} the {words.Centre} of {average}.");
    }

    private static string Latest(ChartReading reading, ChartVocabulary words)
    {
        var point = reading.Points[reading.Latest].Point;
        return $"The latest {words.Period.One} counted, {words.Period.InSentence(point.Start)}, was {words.WithUnit(point.Value)}";
    }

    private static string AgainstTarget(ChartReading reading, ChartVocabulary words)
    {
        if (reading.Assurance == AssuranceIcon.NoTarget || reading.Target is not { } target)
        {
            return "";
        }

        // A target is set by people and is shown to whoever may see the line that it is set beside.
        var at = words.LineInBrief(Released.Derived(target, reading.LatestSegment!.Centre));
        return reading.Assurance switch
        {
            AssuranceIcon.ExpectToMeet => $" As things are, the whole range to expect meets the target of {at}.",
            AssuranceIcon.ExpectToMiss => $" As things are, the whole range to expect misses the target of {at}.",
            _ => $" The target of {at} lies inside the range to expect, so it may be met or missed.",
        };
    }
}
