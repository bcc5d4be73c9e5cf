using System.Text.RegularExpressions;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Cli;

/// <summary>What the guide tells people to type is what they can type.</summary>
[Trait("Speed", "slow")]
public sealed partial class GuideTests
{
    [Fact]
    public async Task Every_line_of_the_guide_to_the_command_line_works_one_after_the_other()
    {
        await using var rooms = await Rooms.StartAsync();
        var lines = Commands().Matches(await File.ReadAllTextAsync(Path.Combine(CliProgram.Project, "docs", "guide", "command-line.md"), TestContext.Current.CancellationToken))
            .Select(match => match.Groups["arguments"].Value).ToList();

        Assert.True(lines.Count > 20, "The table of the guide was not found.");
        foreach (var line in lines)
        {
            var answer = await CliProgram.RunAsync(rooms.Location.Folder, rooms.Location.Postgres, CliProgram.Project, [.. Words().Matches(line).Select(w => InPlace(w.Groups["word"].Value, rooms.Location.Folder))]);

            Assert.True(answer.Exit == 0, $"{line}: {answer.Exit} {answer.Error}");
        }
    }

    /// <summary>What is written goes to the folder of the test; what is read comes from the project.</summary>
    private static string InPlace(string word, string folder) => word is "falls.svg" or "results.json" or "numbers.xlsx" or "kept.backup" ? Path.Combine(folder, word) : word.Trim('"');

    [GeneratedRegex(@"^\| .* \| `\./twelverooms (?<arguments>[^`]+)` \|$", RegexOptions.Multiline)]
    private static partial Regex Commands();

    [GeneratedRegex("""(?<word>"[^"]*"|\S+)""")]
    private static partial Regex Words();
}
