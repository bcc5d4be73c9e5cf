using System.Text.Json;
using TwelveRooms.Statistics;

namespace TwelveRooms.Cli.Spc.Conventions;

/// <summary>The fields of NHSRplotthedots.</summary>
internal static class NhsrFields
{
    public static void Write(SpcCase @case, Utf8JsonWriter json)
    {
        // A left-out point is a row that was never given to it.
        var reading = @case.Read(SpcPresets.NHSRplotthedots with { Screen = @case.Screens ? RangeScreen.Once : RangeScreen.None });
        var answer = new PeerAnswerWriter(json, reading, i => !@case.Data.LeftOut.Contains(i));
        answer.WriteRows();
        answer.Line("cl", 0);
        answer.Line("lcl", -3);
        answer.Line("ucl", 3);
        answer.Flags("cause", i => Cause(reading.Points[i].Flags));
        answer.Flags("pointType", i => PeerWords.Type(reading.Points[i].Look));
        answer.Marked("outside", reading, SpcRules.AboveLimits | SpcRules.BelowLimits);
        answer.Flags("closeTo", i => IsClose(reading, i) ? '1' : '.');
        answer.Marked("shift7", reading, SpcRules.RunAbove | SpcRules.RunBelow);
        answer.Marked("trend7", reading, SpcRules.TrendUp | SpcRules.TrendDown);
        answer.Marked("two3", reading, SpcRules.NearUpper | SpcRules.NearLower);
        answer.Flags("side", i => Side(reading, i));
        json.WriteString("variationIcon", PeerWords.Snake(reading.Variation));
        json.WriteString("assuranceIcon", Assurance(@case, reading));
    }

    /// <summary>Without limits it still says "inconsistent".</summary>
    private static string? Assurance(SpcCase @case, SpcReading reading) =>
        @case.Data.Targets is null || @case.Data.Direction == ImprovementDirection.Neither ? null : reading.Assurance switch
        {
            AssuranceIcon.ExpectToMeet => "pass",
            AssuranceIcon.ExpectToMiss => "fail",
            _ => "inconsistent",
        };

    private static char Cause(SpcRules flags) =>
        (flags & SpcRules.AboveLimits) != 0 ? 'U'
        : (flags & SpcRules.BelowLimits) != 0 ? 'L'
        : (flags & SpcRules.TrendUp) != 0 ? 'I'
        : (flags & SpcRules.TrendDown) != 0 ? 'D'
        : (flags & SpcRules.NearUpper) != 0 ? 'a'
        : (flags & SpcRules.NearLower) != 0 ? 'b'
        : (flags & SpcRules.RunAbove) != 0 ? 'A'
        : (flags & SpcRules.RunBelow) != 0 ? 'B'
        : '.';

    private static bool IsClose(SpcReading reading, int i) =>
        (PeerWords.IsBeyond(reading, i, 2) && !PeerWords.IsBeyond(reading, i, 3)) || (PeerWords.IsBeyond(reading, i, -2) && !PeerWords.IsBeyond(reading, i, -3));

    private static char Side(SpcReading reading, int i) =>
        reading.Points[i].Value is null ? '?' : PeerWords.SideOfCentre(reading, i) switch { > 0 => '+', < 0 => '-', _ => '0' };
}
