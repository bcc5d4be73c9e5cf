using System.Text.Json;
using TwelveRooms.Statistics;

namespace TwelveRooms.Cli.Spc.Conventions;

/// <summary>The fields of the NHS England query, which also carry our own answer by the current Making Data Count rules.</summary>
internal static class NhseSqlFields
{
    public static void Write(SpcCase @case, Utf8JsonWriter json)
    {
        // Cases between events have no moving ranges to screen.
        var screens = @case.Screens && @case.Kind == ChartKind.Individuals;
        Fields(@case, SpcPresets.NhseSql24 with { Screen = screens ? RangeScreen.OnceAndCentre : RangeScreen.None }, json);
        if (screens)
        {
            json.WriteStartObject("screenedOff");
            Fields(@case, SpcPresets.NhseSql24, json);
            json.WriteEndObject();
        }
    }

    public static void WriteCurrent(SpcCase @case, Utf8JsonWriter json) => Fields(@case, SpcPresets.MakingDataCount with { LeastPoints = 1 }, json);

    private static void Fields(SpcCase @case, ChartOptions options, Utf8JsonWriter json)
    {
        var reading = @case.Read(options);
        var answer = new PeerAnswerWriter(json, reading);
        answer.Line("cl", 0);
        answer.Line("lcl", -3);
        answer.Line("ucl", 3);
        answer.Line("lcl2", -2);
        answer.Line("ucl2", 2);
        answer.Sides("astronomical", reading, SpcRules.AboveLimits | SpcRules.BelowLimits);
        answer.Sides("shift7", reading, SpcRules.RunAbove | SpcRules.RunBelow);
        answer.Sides("trend7", reading, SpcRules.TrendUp | SpcRules.TrendDown);
        answer.Sides("two3", reading, SpcRules.NearUpper | SpcRules.NearLower);
        answer.Flags("pointType", i => IsConflict(reading, i) && @case.Data.Direction == ImprovementDirection.Neither ? 'B' : PeerWords.Type(reading.Points[i].Look));
        answer.Flags("conflict", i => IsConflict(reading, i) && @case.Data.Direction != ImprovementDirection.Neither ? '1' : '.');
        json.WriteString("variationIcon", PeerWords.Spoken(reading.Variation));
        json.WriteString("assuranceIcon", reading.Assurance switch
        {
            AssuranceIcon.ExpectToMeet => "Pass",
            AssuranceIcon.ExpectToMiss => "Fail",
            AssuranceIcon.MayMeetOrMiss => "Hit or Miss",
            _ => null,
        });
    }

    private static bool IsConflict(SpcReading reading, int i) => PeerAnswerWriter.Side(reading.Points[i].Flags) == 'b';
}
