namespace TwelveRooms.Statistics;

/// <summary>How sure a chart is of what it shows, and what is missing from it.</summary>
internal static class HowSureWords
{
    public static string For(ChartReading reading, ChartVocabulary words) => reading.Variation == VariationIcon.CannotBeShown
        ? "Small numbers can point to a person, so this is not shown to everyone."
        : string.Join(' ', Sentences(reading, words));

    private static IEnumerable<string> Sentences(ChartReading reading, ChartVocabulary words)
    {
        yield return Chance(reading, words.Period, words.Centre);
        if (reading.Rule != SpcRules.None)
        {
            yield return "The chart cannot say why.";
        }

        if (reading.RecordingInDoubt && reading.Rule != SpcRules.None)
        {
            yield return reading.Variation == VariationIcon.ChangedLow
                ? "It may be that less was written down."
                : "It may be that more was written down.";
            yield return "Nobody has yet confirmed that recording stayed the same.";
        }

        if (reading.RecordingInDoubt && reading.Target is not null && reading.Variation != VariationIcon.NotEnoughData)
        {
            yield return "Until recording is confirmed, we do not set it beside the target.";
        }

        foreach (var note in Missing(reading, words.Period))
        {
            yield return note;
        }

        if (reading.LatestSegment is { IsProvisional: true } segment && reading.Variation != VariationIcon.NotEnoughData)
        {
            yield return Provisional(reading, segment, words.Period);
        }
    }

    /// <summary>What is said of limits that rest on few points.</summary>
    private static string Provisional(ChartReading reading, LimitSegment segment, PeriodWords period)
    {
        var redrawn = reading.RedrawnOn is not { } day ? ""
            : reading.BeginsWithBreak(segment) ? $" begin where it was counted in another way, from {period.InSentence(day)} on, and"
            : $" were redrawn from {period.InSentence(day)} on, and";
        var restOn = $"The limits{redrawn} rest on {period.Count(segment.BaselinePoints)}. They are provisional";
        return segment.BaselineEnd is null
            ? $"{restOn}: they may still move."
            : $"{restOn}. From {period.Count(ChartLengths.ForRecalculation)} on they may be worked out again, once, if a person decides so.";
    }

    private static string Chance(ChartReading reading, PeriodWords period, string centre)
    {
        if (reading.Variation == VariationIcon.NotEnoughData)
        {
            return $"With so few {period.Many}, ordinary ups and downs can look like news.";
        }

        return reading.Rule switch
        {
            SpcRules.None when reading.LatestSegment is { HasLimits: false } => $"Ups and downs about the {centre} are ordinary. One higher or lower {period.One} is not news.",
            SpcRules.None => $"Ups and downs inside the range are ordinary. One higher or lower {period.One} is not news.",
            SpcRules.AboveLimits or SpcRules.BelowLimits when reading.PatternLength == 1 =>
                $"One {period.One} outside the range is unlikely to be chance alone, but it is not a trend.",
            SpcRules.AboveLimits or SpcRules.BelowLimits => $"That many {period.Many} outside the range are unlikely to be chance alone.",
            SpcRules.NearUpper or SpcRules.NearLower => $"Two of three so far from the {centre} are unlikely to be chance alone.",
            SpcRules.OuterAbove or SpcRules.OuterBelow => $"Four of five so far from the {centre} are unlikely to be chance alone.",
            _ => $"{period.Count(reading.PatternLength)} in a row are unlikely to be chance alone.",
        };
    }

    private static IEnumerable<string> Missing(ChartReading reading, PeriodWords period)
    {
        // What is missing before limits were redrawn says nothing about those in force.
        var since = reading.LatestSegment?.First ?? 0;
        var waiting = reading.Points.LastOrDefault(point => point.Use == PointUse.LeftOut && point.Point.Start == reading.Settings.NotAllIn);
        if (waiting.Use == PointUse.LeftOut)
        {
            yield return $"What is in for {period.InSentence(waiting.Point.Start)} does not count yet: some have still to send their numbers.";
        }

        var leftOut = reading.Points.Skip(since).Count(point => point.Use == PointUse.LeftOut) - (waiting.Use == PointUse.LeftOut ? 1 : 0);
        if (leftOut > 0)
        {
            yield return $"{period.Count(leftOut)} {IsOrAre(leftOut)} left out, with a reason.";
        }

        bool IsGap(ReadPoint point) => point.Use == PointUse.Gap && !reading.Settings.NotLoaded.Contains(point.Point.Start);
        var notLoaded = reading.Points.Count(point => reading.Settings.NotLoaded.Contains(point.Point.Start));
        if (notLoaded > 0)
        {
            yield return $"No file for {period.Count(notLoaded)} in between has been loaded here.";
        }

        var gaps = reading.Points.Take(reading.Latest + 1).Skip(since).SkipWhile(IsGap).Count(IsGap);
        if (gaps > 0)
        {
            yield return $"{period.Count(gaps)} in between {(gaps == 1 ? "has" : "have")} no number.";
        }

        var sinceThen = reading.Latest < 0 ? 0 : reading.Points.Skip(reading.Latest + 1).Count(point => IsGap(point) && !reading.Settings.NotAsked.Contains(point.Point.Start));
        if (sinceThen > 0)
        {
            yield return $"There is no number for the {(sinceThen == 1 ? "last " + period.One : "last " + period.Count(sinceThen))}.";
        }
    }

    private static string IsOrAre(int count) => count == 1 ? "is" : "are";
}
