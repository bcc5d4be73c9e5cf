using System.Text.Json;
using TwelveRooms.Statistics;

namespace TwelveRooms.Cli.Spc.Conventions;

/// <summary>The fields of qcc: flags start at the point that completes a pattern.</summary>
internal static class QccFields
{
    private static readonly SpcRule[] WesternElectric = [.. SpcPresets.Qcc.Rules.Rules];

    private static readonly (string Name, SpcRule Rule)[] Rules =
    [
        ("we1", WesternElectric[0]),
        ("we2", WesternElectric[1]),
        ("we3", WesternElectric[2]),
        ("we4", WesternElectric[3]),
        .. new[] { (2, 1), (3, 2), (4, 3), (7, 6), (8, 7) }.Select(n => ($"nelson{n.Item1}", RuleSets.Nelson.Rules[n.Item2] with { Marks = RuleMarks.Completion })),
    ];

    public static void Write(SpcCase @case, Utf8JsonWriter json)
    {
        var reading = @case.Read(SpcPresets.Qcc);
        var answer = new PeerAnswerWriter(json, reading);
        answer.Line("cl", 0);
        answer.Line("lcl", -3);
        answer.Line("ucl", 3);
        answer.Numbers("y", i => reading.Points[i].Value);
        json.WriteStartArray("sigma");
        foreach (var sigma in Sigmas(@case, reading))
        {
            answer.Number(sigma);
        }

        json.WriteEndArray();
        foreach (var (name, rule) in Rules)
        {
            var ruled = @case.Read(SpcPresets.Qcc with { Rules = SpcPresets.Qcc.Rules with { Rules = [rule] } });
            answer.Marked(name, ruled, rule.Flags);
        }
    }

    /// <summary>Its standard deviation: of one value, of one unit of exposure, or of each point where the sizes differ.</summary>
    private static IEnumerable<double?> Sigmas(SpcCase @case, SpcReading reading)
    {
        var segment = reading.Segments[0];
        return @case.Kind switch
        {
            ChartKind.Proportion or ChartKind.NumberAffected when @case.Data.Denominators!.Distinct().Count() > 1 =>
                @case.Data.Denominators!.Select(n => n > 0 ? segment.SpreadAt(n.Value) : n == 0 && @case.Kind == ChartKind.Proportion ? double.PositiveInfinity : null),
            ChartKind.Proportion or ChartKind.NumberAffected => [segment.SpreadAt(@case.Data.Denominators![0] ?? double.NaN)],
            _ => [segment.SpreadAt(1)],
        };
    }
}
