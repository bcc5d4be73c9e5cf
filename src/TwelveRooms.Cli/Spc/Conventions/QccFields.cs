using System.Text.Json;
using TwelveRooms.Statistics;

namespace TwelveRooms.Cli.Spc.Conventions;

/// <summary>The fields of qcc: flags start at the point that completes a pattern, and nothing is multiplied.</summary>
internal static class QccFields
{
    private const int LargestRangeGroup = 25;

    private static readonly SpcRule[] WesternElectric = [.. SpcPresets.Qcc.Rules.Rules];

    private static readonly (string Name, SpcRule Rule)[] Rules =
    [
        ("we1", WesternElectric[0]),
        ("we2", WesternElectric[1]),
        ("we3", WesternElectric[2]),
        ("we4", WesternElectric[3]),
        .. new[] { (2, 1), (3, 2), (4, 3), (7, 6), (8, 7) }.Select(n => ($"nelson{n.Item1}", RuleSets.Nelson.Rules[n.Item2] with { Marks = RuleMarks.Completion })),
    ];

    public static void Write(SpcCase given, Utf8JsonWriter json)
    {
        var (@case, options) = Prepared(given);
        var reading = @case.Read(options);
        var answer = new PeerAnswerWriter(json, reading);

        // With any value missing it knows no line: its means take the missing value in.
        var knows = !IsMissing(@case);
        answer.Numbers("cl", i => knows ? reading.LineAt(i, 0) : null);
        var knowsLimits = knows && !(@case.Data.Denominators?.Any(n => n == 0) ?? false);
        answer.Numbers("lcl", i => knowsLimits ? reading.LineAt(i, -3) : null);
        answer.Numbers("ucl", i => knowsLimits ? reading.LineAt(i, 3) : null);
        answer.Numbers("y", i => reading.Points[i].Value);
        json.WriteStartArray("sigma");
        foreach (var sigma in Sigmas(@case, reading))
        {
            answer.Number(sigma);
        }

        json.WriteEndArray();
        foreach (var (name, rule) in Rules)
        {
            var ruled = @case.Read(options with { Rules = options.Rules with { Rules = [rule] } });
            answer.Flags(name, i => (knows || rule.Kind == RuleKind.Trend) && (ruled.Points[i].Flags & rule.Flags) != 0 ? '1' : '.');
        }
    }

    /// <summary>Its spread within groups comes from ranges while all groups are small, and is pooled otherwise.</summary>
    private static (SpcCase Case, ChartOptions Options) Prepared(SpcCase given)
    {
        var @case = given with { Data = given.Data with { Multiplier = 1 } };
        if (@case.Kind != ChartKind.SubgroupMean)
        {
            return (@case, SpcPresets.Qcc);
        }

        if (@case.Data.Denominators!.Max() > LargestRangeGroup)
        {
            return (@case, SpcPresets.Qcc with { SpreadBy = SubgroupSpreadBy.PooledUnbiased });
        }

        var ranges = ChartData.OfGroups(@case.Groups!, asRanges: true);
        return (@case with { Data = @case.Data with { Spreads = ranges.Spreads } }, SpcPresets.Qcc with { SpreadBy = SubgroupSpreadBy.MeanOfRanges });
    }

    /// <summary>Its standard deviation: of one value, of one unit of exposure, or of each point where the sizes differ.</summary>
    private static IEnumerable<double?> Sigmas(SpcCase @case, SpcReading reading)
    {
        var segment = reading.Segments[0];
        var denominators = @case.Data.Denominators;
        return @case.Kind switch
        {
            ChartKind.Individuals when IsMissing(@case) => [OverAllSteps(@case, segment)],
            _ when IsMissing(@case) => [null],
            ChartKind.Proportion or ChartKind.NumberAffected when denominators!.Distinct().Count() > 1 =>
                denominators!.Select(n => n > 0 ? segment.SpreadAt(n.Value) : @case.Kind == ChartKind.Proportion ? double.PositiveInfinity : null),
            ChartKind.Proportion or ChartKind.NumberAffected => [denominators is [{ } size, ..] ? segment.SpreadAt(size) : null],
            _ => [segment.SpreadAt()],
        };
    }

    /// <summary>It divides the sum of the moving ranges by how many there would be without the missing values.</summary>
    private static double? OverAllSteps(SpcCase @case, SegmentLines segment)
    {
        var values = @case.Data.Values;
        var steps = Enumerable.Range(1, Math.Max(0, values.Count - 1)).Count(i => values[i] is not null && values[i - 1] is not null);
        return segment.SpreadAt() * steps / (values.Count - 1);
    }

    private static bool IsMissing(SpcCase @case) =>
        @case.Data.Values.Any(value => value is null) || (@case.Data.Denominators?.Any(value => value is null) ?? false);
}
