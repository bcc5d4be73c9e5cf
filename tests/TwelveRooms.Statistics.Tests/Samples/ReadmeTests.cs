using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using TwelveRooms.Samples;

namespace TwelveRooms.Statistics.Tests.Samples;

/// <summary>What the page shows compiles, runs and says what the page says.</summary>
public sealed partial class ReadmeTests
{
    [Fact]
    public void Every_sample_of_the_page_is_compiled_word_for_word()
    {
        var compiled = Samples().Matches(Read("samples/Statistics/StatisticsSamples.cs")).Select(match => Outdented(match.Groups["code"].Value)).ToHashSet();
        var shown = Shown().Matches(Read("src/TwelveRooms.Statistics/README.md")).Select(match => match.Groups["code"].Value.TrimEnd()).ToArray();

        Assert.Equal(6, shown.Length);
        Assert.All(shown, code => Assert.Contains(code, compiled));
    }

    [Fact]
    public void The_first_chart_flags_its_last_point()
    {
        var reading = StatisticsSamples.FirstChart();

        Assert.Equal((SpcRules.AboveLimits, VariationIcon.ConcernHigh), (reading.Points[14].Flags & SpcRules.AboveLimits, reading.Variation));
    }

    [Fact]
    public void The_rate_names_its_empty_period()
    {
        var reading = StatisticsSamples.RateChart();

        Assert.Equal((PointProblem.ZeroDenominator, PointUse.Gap), (reading.Points[12].Problem, reading.Points[12].Use));
        Assert.Equal(2, reading.Segments.Count);
        Assert.NotNull(reading.LineAt(13, 3));
    }

    [Fact]
    public void The_words_tell_the_run() =>
        Assert.StartsWith("Falls: getting better. All 7 months counted since August 2025 were below the average", StatisticsSamples.InWords().Shows, StringComparison.Ordinal);

    [Fact]
    public void The_spans_hold_the_limits() =>
        Assert.Equal(20 + 2.66 * 38 / 12, StatisticsSamples.OverSpans().UpperAt()!.Value, 1e-9);

    [Fact]
    public void The_other_program_screens_and_the_rules_are_data()
    {
        Assert.Equal(RangeScreen.Once, StatisticsSamples.AsAnotherProgram().Options.Screen);
        Assert.Equal("Six in a row", StatisticsSamples.RulesOfAPage());
    }

    private static string Outdented(string code)
    {
        var lines = code.Trim('\n').TrimEnd().Split('\n');
        var indent = lines.Where(line => line.Trim().Length > 0).Min(line => line.Length - line.TrimStart().Length);
        return string.Join('\n', lines.Select(line => line.Length >= indent ? line[indent..] : "")).TrimEnd();
    }

    private static string Read(string path, [CallerFilePath] string here = "") =>
        File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "../../..", path)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"// sample: [^\n]*\n(?<code>.*?)\n\s*// end", RegexOptions.Singleline)]
    private static partial Regex Samples();

    [GeneratedRegex(@"```csharp\n(?<code>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Shown();
}
