using System.Text.Json;
using TwelveRooms.Statistics;

namespace TwelveRooms.Cli.Spc.Conventions;

/// <summary>The fields of qicharts2.</summary>
internal static class QiChartsFields
{
    public static void Write(SpcCase @case, Utf8JsonWriter json)
    {
        var reading = @case.Read(SpcPresets.QiCharts2 with { Screen = @case.Screens ? RangeScreen.Once : RangeScreen.None });
        var answer = new PeerAnswerWriter(json, reading);
        answer.Numbers("y", i => reading.Points[i].Value);
        answer.Line("cl", 0);
        answer.Numbers("lcl", i => Limit(@case, reading, i, -3) ?? (HasFloorWithoutLimits(@case) ? 0 : null));
        answer.Numbers("ucl", i => Limit(@case, reading, i, 3));
        answer.Numbers("lcl2", i => Limit(@case, reading, i, -2) switch
        {
            null when @case.Kind == ChartKind.MovingRange => 0,
            0.0 when @case.Kind == ChartKind.TimeBetween => null, // it cuts only the lower limit at zero: a root of less is no number
            var line => line,
        });
        answer.Numbers("ucl2", i => Limit(@case, reading, i, 2));
        answer.Marked("sigmaSignal", reading, SpcRules.AboveLimits | SpcRules.BelowLimits);
        json.WriteStartArray("runs");
        for (var part = 0; part < reading.Segments.Count; part++)
        {
            Runs(@case, reading, part, json);
        }

        json.WriteEndArray();
    }

    /// <summary>Where limits follow the denominator, it has none beside a missing numerator.</summary>
    private static double? Limit(SpcCase @case, SpcReading reading, int i, double sigmas) =>
        @case.Kind.HasMovingLines() && reading.Points[i].Use is PointUse.Gap or PointUse.Invalid ? null : reading.LineAt(i, sigmas);

    private static bool HasFloorWithoutLimits(SpcCase @case) => @case.Kind is ChartKind.MovingRange or ChartKind.TimeBetween;

    private static void Runs(SpcCase @case, SpcReading reading, int part, Utf8JsonWriter json)
    {
        var runs = reading.Runs(part, @case.Method);
        var (from, length) = (reading.Segments[part].First, reading.Segments[part].Length);
        json.WriteStartObject();
        json.WriteNumber("part", part + 1);
        json.WriteNumber("nObs", Enumerable.Range(from, length).Count(i => reading.Points[i].Use != PointUse.LeftOut));
        json.WriteNumber("nUseful", runs.Useful);
        Whole(json, "longestRun", runs.Useful, runs.LongestRun);
        Whole(json, "longestRunMax", runs.Useful, RunsAnalysis.LongestRunLimitFor(runs.Useful)); // qicharts2 prints these two whatever the method
        Whole(json, "crossings", runs.Useful, runs.Crossings);
        Whole(json, "crossingsMin", runs.Useful, RunsAnalysis.CrossingsLimitFor(runs.Useful));
        json.WriteBoolean("runsSignal", runs.IsSignal && @case.Kind != ChartKind.MovingRange);
        json.WriteEndObject();
    }

    private static void Whole(Utf8JsonWriter json, string name, int useful, int value)
    {
        if (useful == 0)
        {
            json.WriteNull(name);
        }
        else
        {
            json.WriteNumber(name, value);
        }
    }
}
