using System.Text.Json;

namespace TwelveRooms.Statistics.Tests.Rules;

/// <summary>Source of the limits: Anhøj and Olesen (2014) for n = 1 to 300; Anhøj and Wentzel-Larsen (2020) for both boxes, n = 10 to 100.</summary>
public sealed class RunsAnalysisTests
{
    private static readonly JsonElement Tables = Read();

    [Fact]
    public void The_limits_are_those_of_the_table_from_1_to_300_points()
    {
        var rows = Tables.GetProperty("anhoej").GetProperty("rows").EnumerateArray().Select(row => row.EnumerateArray().Select(cell => cell.GetInt32()).ToArray()).ToArray();

        Assert.Equal(300, rows.Length);
        Assert.All(rows, row => Assert.Equal((row[1], row[2]), (RunsAnalysis.LongestRunLimitFor(row[0]), RunsAnalysis.CrossingsLimitFor(row[0]))));
    }

    /// <summary>Source: Anhøj and Wentzel-Larsen (2020), table of boxes.</summary>
    [Theory]
    [InlineData(RunsMethod.Anhoej)]
    [InlineData(RunsMethod.BestBox)]
    public void What_lies_beyond_the_limits_that_it_names_is_a_signal_and_nothing_else(RunsMethod method)
    {
        for (var useful = 10; useful <= 40; useful++)
        {
            var limits = new RunsAnalysis(useful, useful, 0, 0, method);
            for (var (longest, crossings) = (1, useful - 1); crossings >= 0; (longest, crossings) = (longest + 1, crossings - 1))
            {
                var runs = new RunsAnalysis(useful, useful, longest, crossings, method);
                Assert.Equal(longest > limits.LongestRunLimit || crossings < limits.CrossingsLimit, runs.IsSignal);
            }
        }
    }

    [Fact]
    public void The_crossings_limit_of_a_very_long_series_follows_the_normal_law()
    {
        const int Points = 1_000_001;

        var expected = 500_000 - 1.6448536 * Math.Sqrt(250_000);

        Assert.Equal(expected, RunsAnalysis.CrossingsLimitFor(Points), 2.0);
    }

    [Theory]
    [InlineData("anhoej", RunsMethod.Anhoej)]
    [InlineData("bestbox", RunsMethod.BestBox)]
    [InlineData("cutbox", RunsMethod.CutBox)]
    public void Every_longest_run_of_up_to_40_points_has_the_fewest_crossings_of_the_published_box(string name, RunsMethod method) =>
        CompareBoxes(name, method, useful => useful <= 40);

    internal static void CompareBoxes(string name, RunsMethod method, Func<int, bool> isWanted)
    {
        var rows = Tables.GetProperty("crsignal").GetProperty("methods").GetProperty(name).EnumerateObject()
            .Select(row => (Useful: int.Parse(row.Name, System.Globalization.CultureInfo.InvariantCulture), Fewest: row.Value.EnumerateArray().Select(cell => cell.GetInt32())))
            .Where(row => isWanted(row.Useful)).ToArray();
        Assert.NotEmpty(rows);
        foreach (var (useful, cells) in rows)
        {
            var longest = 0;
            foreach (var fewest in cells)
            {
                longest++;
                int[] aboutTheEdge = [0, fewest - 1, fewest, useful - 1];
                foreach (var crossings in aboutTheEdge.Where(c => c >= 0 && c < useful))
                {
                    var isSignal = new RunsAnalysis(useful, useful, longest, crossings, method).IsSignal;

                    if (isSignal != (fewest < 0 || crossings < fewest))
                    {
                        Assert.Fail($"{name}, {useful} points, longest run {longest}, {crossings} crossings");
                    }
                }
            }
        }
    }

    [Fact]
    public void Points_on_the_centre_neither_end_nor_lengthen_a_run()
    {
        var runs = RunsAnalysis.Of([1, 1, 0, 1, double.NaN, -1, 0, -1, 1], 0);

        Assert.Equal((8, 6, 3, 2), (runs.Points, runs.Useful, runs.LongestRun, runs.Crossings));
    }

    [Fact]
    public void A_run_that_is_too_long_is_flagged_on_the_points_of_that_run_alone()
    {
        double?[] values = [1, 9, 1, 9, 1, 1, 1, 9, 8, 8, 5, 8, 8, 8, 8, 8, 1, 9, 1, 1, 1, 1, 1];

        var reading = SpcChart.Read(new() { Values = values }, new() { Kind = ChartKind.Run, Rules = RuleSets.Anhoej });

        Assert.Equal(5, reading.Points[0].Centre);
        Assert.Equal([7, 8, 9, 11, 12, 13, 14, 15], Enumerable.Range(0, 23).Where(i => (reading.Points[i].Flags & SpcRules.RunAbove) != 0));
    }

    [Fact]
    public void Too_few_crossings_flag_the_whole_stretch()
    {
        double?[] values = [.. Enumerable.Range(0, 24).Select(i => (double?)(i / 6 % 2 == 0 ? 1 + i % 3 : 9 + i % 3))];

        var reading = SpcChart.Read(new() { Values = values }, new() { Kind = ChartKind.Run, Rules = RuleSets.Anhoej });

        Assert.All(reading.Points, point => Assert.Equal(SpcRules.FewCrossings, point.Flags));
        Assert.True(reading.Runs(0).IsSignal);
    }

    private static JsonElement Read()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "tables.json")));
        return document.RootElement.Clone();
    }
}
