using System.Globalization;

namespace TwelveRooms.Statistics;

/// <summary>What is said of a value that somebody has just entered: against the range to expect, never against last week alone.</summary>
public static class NewValueWords
{
    private const int WorthSaying = 6;

    /// <summary>One short remark.</summary>
    /// <param name="reading">The chart, read with the new value in it.</param>
    /// <param name="index">Index of the point that holds the value.</param>
    /// <param name="words">How the measure and its periods are called.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such point, though the chart may be shown.</exception>
    public static string For(ChartReading reading, int index, ChartVocabulary words)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(words);
        if (reading.Variation == VariationIcon.CannotBeShown)
        {
            return "This number is not shown here.";
        }

        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, reading.Points.Count);
        return reading.Points[index].Use switch
        {
            PointUse.Gap when reading.Points[index].Point.Denominator.OrNull() == 0 => $"0 of 0 is kept. There is nothing to work out from it, so the chart will show a gap.",
            PointUse.Gap => $"No number for this {words.Period.One}: the chart will show a gap.",
            PointUse.LeftOut => "Left out of the average and the limits, with a reason.",
            _ => OfUsed(reading, index, words.Period),
        };
    }

    private static string OfUsed(ChartReading reading, int index, PeriodWords period)
    {
        var segment = reading.SegmentOf(index);
        if (segment.UsedPoints < reading.Settings.LeastPoints)
        {
            var since = segment.First == 0 ? "" : reading.BeginsWithBreak(segment) ? " since it is counted in another way" : " since the limits were redrawn";
            return string.Create(CultureInfo.InvariantCulture, $"Not enough {period.Many} yet to say{since}: {segment.UsedPoints} of {reading.Settings.LeastPoints}.");
        }

        if (!segment.HasLimits)
        {
            return $"Too few {period.Many} follow each other without a gap to say.";
        }

        var flags = reading.Points[index].Flags;
        if ((flags & SpcRules.AboveLimits) != 0)
        {
            return "Above the range to expect. What was different?";
        }

        if ((flags & SpcRules.BelowLimits) != 0)
        {
            return "Below the range to expect. What was different?";
        }

        if ((flags & (SpcRules.RunAbove | SpcRules.RunBelow)) != 0)
        {
            var side = (flags & SpcRules.RunAbove) != 0 ? "above" : "below";
            return $"One of {period.Count(RunLength(reading, segment, index, flags))} in a row {side} the average.";
        }

        return flags switch
        {
            SpcRules.None => Ordinary(reading, segment, index, period),
            _ when (flags & SpcRules.TrendUp) != 0 => $"In a row of at least {period.Count(NhsRules.TrendLength)} that only goes up.",
            _ when (flags & SpcRules.TrendDown) != 0 => $"In a row of at least {period.Count(NhsRules.TrendLength)} that only goes down.",
            _ when (flags & SpcRules.NearUpper) != 0 => "Near the top of the range to expect, as others lately.",
            _ => "Near the bottom of the range to expect, as others lately.",
        };
    }

    private static string Ordinary(ChartReading reading, LimitSegment segment, int index, PeriodWords period)
    {
        var (lowest, highest) = (Reach(reading, segment, index, lowest: true), Reach(reading, segment, index, lowest: false));
        return (lowest, highest) switch
        {
            ( >= WorthSaying, _) => $"Lowest for {period.Count(lowest)}. One {period.One} is not a trend.",
            (_, >= WorthSaying) => $"Highest for {period.Count(highest)}. One {period.One} is not a trend.",
            _ => "Within the usual range.",
        };
    }

    /// <summary>For how many periods, back to a gap or redrawn limits and this one included, nothing was as low or as high.</summary>
    private static int Reach(ChartReading reading, LimitSegment segment, int index, bool lowest)
    {
        var (value, reach) = (reading.Points[index].Point.Value.Value, 1);
        for (var i = index - 1; i >= segment.First && reading.Points[i].Use != PointUse.Gap; i--)
        {
            if (reading.Points[i].Use == PointUse.LeftOut)
            {
                continue;
            }

            var earlier = reading.Points[i].Point.Value.Value;
            if (lowest ? earlier <= value : earlier >= value)
            {
                break;
            }

            reach++;
        }

        return reach;
    }

    private static int RunLength(ChartReading reading, LimitSegment segment, int index, SpcRules flags)
    {
        var run = flags & (SpcRules.RunAbove | SpcRules.RunBelow);
        return 1 + Count(-1) + Count(1);

        int Count(int step)
        {
            var count = 0;
            for (var i = index + step; i >= segment.First && i < segment.First + segment.Length && reading.Points[i].Use != PointUse.Gap; i += step)
            {
                if (reading.Points[i].Use == PointUse.LeftOut)
                {
                    continue;
                }

                if ((reading.Points[i].Flags & run) == 0)
                {
                    break;
                }

                count++;
            }

            return count;
        }
    }
}
