using System.Text.RegularExpressions;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Cli;

/// <summary>What the guide tells people to type is what they can type.</summary>
public sealed partial class GuideTests
{
    [Fact]
    public async Task Every_line_of_the_guide_to_the_command_line_works_one_after_the_other()
    {
        await using var rooms = await Rooms.StartAsync();
        var project = ProjectFolder();
        var lines = Commands().Matches(await File.ReadAllTextAsync(Path.Combine(project, "docs", "guide", "command-line.md"), TestContext.Current.CancellationToken))
            .Select(match => match.Groups["arguments"].Value).ToList();

        Assert.True(lines.Count > 20, "The table of the guide was not found.");
        foreach (var line in lines)
        {
            var answer = await CliProgram.RunAsync(rooms.Location.Folder, rooms.Location.Postgres, project, [.. Words().Matches(line).Select(w => InPlace(w.Groups["word"].Value, rooms.Location.Folder))]);

            Assert.True(answer.Exit == 0, $"{line}: {answer.Exit} {answer.Error}");
        }
    }

    /// <summary>What is written goes to the folder of the test; what is read comes from the project.</summary>
    private static string InPlace(string word, string folder) => word is "falls.svg" or "results.json" ? Path.Combine(folder, word) : word.Trim('"');

    private static string ProjectFolder()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "TwelveRooms.slnx")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The project's folder was not found.");
        }

        return folder.FullName;
    }

    [GeneratedRegex(@"^\| .* \| `\./twelverooms (?<arguments>[^`]+)` \|$", RegexOptions.Multiline)]
    private static partial Regex Commands();

    [GeneratedRegex("""(?<word>"[^"]*"|\S+)""")]
    private static partial Regex Words();
}
