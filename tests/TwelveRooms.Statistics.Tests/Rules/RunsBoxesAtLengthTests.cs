namespace TwelveRooms.Statistics.Tests.Rules;

/// <summary>Apart from the others because it takes seconds: a search for undetected mistakes runs without it.</summary>
public sealed class RunsBoxesAtLengthTests
{
    [Theory]
    [InlineData("anhoej", RunsMethod.Anhoej)]
    [InlineData("bestbox", RunsMethod.BestBox)]
    [InlineData("cutbox", RunsMethod.CutBox)]
    public void Every_longest_run_of_more_than_40_points_has_the_fewest_crossings_of_the_published_box(string name, RunsMethod method) =>
        RunsAnalysisTests.CompareBoxes(name, method, useful => useful > 40);
}
