using TwelveRooms.Platform.Contributions;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.DemoNumbers;

/// <summary>A line that tells a story: how it is drawn, and what its chart must then say.</summary>
internal sealed record StoryLine(Func<Dice, Dictionary<int, Drawn>> Draw, Func<ChartReading, bool> Tells);

/// <summary>The planted lines of restrictive practice, as rates around a level that changes when the story says so.</summary>
internal static class StoryLines
{
    /// <summary>The line of a ward that has a story; null for all others.</summary>
    public static StoryLine? Of(DemoPlan plan, string ward, MonthlyNumbers monthly)
    {
        if (One<NoiseUp>("noise_up_30") is { } noise)
        {
            return new(
                dice => Rates(dice, back => noise.LowMonths.Contains(back) ? (noise.BaseRate * noise.LowFactor, 0)
                    : noise.HighMonths.Contains(back) ? (noise.BaseRate * noise.HighFactor, 0)
                    : (noise.BaseRate, noise.NoiseSd)),
                r => r.Variation == VariationIcon.CommonCause && r.Points.All(p => p.Flags == SpcRules.None));
        }

        if (One<RealFall>("real_fall") is { } fall)
        {
            var (redrawn, leftOut) = (One<LimitsRedrawn>("limits_redrawn"), One<LeftOut>("left_out"));
            var missing = plan.Planted<NotCollected>("not_collected").Where(p => p.WardCode == ward).ToDictionary(p => p.Month, p => p.Reason);
            return new(
                dice =>
                {
                    var drawn = Rates(dice, back => (
                        back > redrawn?.Month ? redrawn.RateBefore ?? fall.BaseRate : back <= fall.Month ? fall.BaseRate * fall.Ratio : fall.BaseRate, fall.NoiseSd));
                    if (leftOut is not null && monthly.BedDays.TryGetValue(leftOut.Month, out var days))
                    {
                        var half = Math.Round(days * leftOut.BedDaysFactor);
                        drawn[leftOut.Month] = Drawn.Of(Math.Round(leftOut.Rate * half / 1000), half);
                    }

                    missing.ToList().ForEach(m => drawn[m.Key] = Drawn.NotCollected(m.Value));
                    return drawn;
                },
                r => r is { Variation: VariationIcon.ImprovingLow, Rule: SpcRules.RunBelow } && r.PatternLength == fall.Month - (leftOut is null ? 0 : 1));
        }

        if (One<MissingRecording>("missing_recording") is { } lost)
        {
            return new(
                dice =>
                {
                    var drawn = Rates(dice, back => back <= lost.From && back >= lost.To ? (lost.BaseRate * lost.ReportedRatio, lost.NoiseSd / 2) : (lost.BaseRate, lost.NoiseSd));
                    lost.NotCollectedMonths.ToList().ForEach(m => drawn[m] = Drawn.NotCollected("The incident system was changed."));
                    return drawn;
                },
                r => r is { Variation: VariationIcon.ChangedLow, Rule: SpcRules.BelowLimits } && r.PatternLength == lost.From - lost.To + 1);
        }

        if (One<BetterRecording>("better_recording") is { } more)
        {
            return new(
                dice => Rates(dice, back => (back <= more.Month ? more.BaseRate * more.Ratio : more.BaseRate, more.NoiseSd)),
                r => r.Variation == VariationIcon.CommonCause && r.Points.All(p => p.Flags == SpcRules.None));
        }

        var isQuiet = One<SilentWard>("silent_ward") is not null || One<MovedAndRenamed>("moved_and_renamed") is not null;
        return isQuiet ? new(monthly.Restrictive, r => r.Variation == VariationIcon.CommonCause) : null;

        T? One<T>(string kind)
            where T : DemoPlant => plan.Planted<T>(kind).FirstOrDefault(p => p.WardCode == ward);

        Dictionary<int, Drawn> Rates(Dice dice, Func<int, (double Rate, double Spread)> level) => monthly.Each(back =>
        {
            var (rate, spread) = level(back);
            var days = monthly.BedDays[back];
            return Drawn.Of(Math.Max(0, Math.Round((rate + spread * dice.Bell()) * days / 1000)), days);
        });
    }
}
