using System.Text.Json;
using TwelveRooms.Statistics;

namespace TwelveRooms.Cli.Spc.Conventions;

/// <summary>The fields of PowerBI-SPC.</summary>
internal static class PowerBiFields
{
    public static void Write(SpcCase @case, Utf8JsonWriter json)
    {
        var options = SpcPresets.PowerBiSpc with
        {
            Screen = @case.Screens ? RangeScreen.Once : RangeScreen.None,
            CutsAtEnds = @case.Kind != ChartKind.SubgroupSpread,
        };
        var reading = @case.Read(options with { Rules = options.Rules with { Rules = [NhsRules.All[0]] } });
        var answer = new PeerAnswerWriter(json, reading, i => Keeps(@case, reading, i));
        answer.WriteRows();
        answer.Numbers("y", i => reading.Points[i].Value);
        answer.Line("cl", 0);

        // A denominator of zero spoils every standardised value, and with them all the limits of a prime chart.
        var hasLimits = @case.Kind is not (ChartKind.ProportionPrime or ChartKind.RatePrime)
            || !answer.Rows.Any(i => reading.Points[i].Problem == PointProblem.ZeroDenominator);
        foreach (var (name, sigmas) in (ReadOnlySpan<(string, double)>)[("", 3), ("1", 1), ("2", 2)])
        {
            answer.Numbers("lcl" + name, i => hasLimits ? reading.LineAt(i, -sigmas) : null);
            answer.Numbers("ucl" + name, i => hasLimits ? reading.LineAt(i, sigmas) : null);
        }

        answer.Sides("astronomical", reading, SpcRules.AboveLimits | SpcRules.BelowLimits);
        foreach (var length in (ReadOnlySpan<int>)[6, 7, 8])
        {
            Rule(@case, options, answer, "shift" + length, RuleSets.Run(length));
        }

        foreach (var length in (ReadOnlySpan<int>)[5, 6, 7])
        {
            Rule(@case, options, answer, "trend" + length, RuleSets.Trend(length));
        }

        var twoOfThree = options.Rules.Rules[3];
        Rule(@case, options, answer, "two3", twoOfThree);
        Rule(@case, options, answer, "two3Series", twoOfThree with { Marks = RuleMarks.PatternAndBetween });
        Icons(@case, options, json);
        if (@case.Kind == ChartKind.Individuals)
        {
            Lines(@case, options with { Centre = CentreLine.Median }, "i_m", json);
            Lines(@case, options with { Centre = CentreLine.Median, Range = RangeCentre.Median, FlatLosesLimits = false }, "i_mm", json);
        }
    }

    /// <summary>It drops a row with nothing, or with nonsense, in it; a moving range begins at the second row.</summary>
    private static bool Keeps(SpcCase @case, SpcReading reading, int i) => reading.Points[i] switch
    {
        { Use: PointUse.LeftOut } => false,
        { Problem: PointProblem.NoValue or PointProblem.NoDenominator or PointProblem.PartAboveWhole or PointProblem.Negative } => false,
        { Problem: PointProblem.ZeroDenominator } => !(@case.Kind.IsPartOfWhole() && @case.Data.Values[i] > 0),
        { Use: PointUse.Gap } => @case.Kind != ChartKind.MovingRange,
        _ => true,
    };

    private static void Rule(SpcCase @case, ChartOptions options, PeerAnswerWriter answer, string name, SpcRule rule)
    {
        var reading = @case.Read(options with { Rules = options.Rules with { Rules = [rule] } });
        answer.LaterSides(name, reading, rule.Flags);
    }

    private static void Icons(SpcCase @case, ChartOptions options, Utf8JsonWriter json)
    {
        var rules = options.Rules.Rules.Select(rule => rule.Kind == RuleKind.Trend ? RuleSets.Trend(7) : rule).ToArray();
        var reading = @case.Read(options with { Rules = options.Rules with { Rules = rules } });
        json.WriteStartArray("variationIcons");
        json.WriteStringValue(PeerWords.Camel(reading.Variation));
        json.WriteEndArray();
        json.WriteString("assuranceIcon", Assurance(@case, reading));
    }

    private static string Assurance(SpcCase @case, SpcReading reading) =>
        @case.Data.Targets is null || @case.Data.Direction == ImprovementDirection.Neither || @case.Kind == ChartKind.Run ? "none" : reading.Assurance switch
        {
            AssuranceIcon.ExpectToMeet => "consistentPass",
            AssuranceIcon.ExpectToMiss => "consistentFail",
            _ => "inconsistent",
        };

    private static void Lines(SpcCase @case, ChartOptions options, string name, Utf8JsonWriter json)
    {
        var reading = @case.Read(options);
        var answer = new PeerAnswerWriter(json, reading, i => Keeps(@case, reading, i));
        json.WriteStartObject(name);
        answer.Line("cl", 0);
        answer.Line("lcl", -3);
        answer.Line("ucl", 3);
        json.WriteEndObject();
    }
}
