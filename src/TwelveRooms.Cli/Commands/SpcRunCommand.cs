using System.CommandLine;
using TwelveRooms.Cli.Spc;
using TwelveRooms.Cli.Spc.Conventions;

namespace TwelveRooms.Cli.Commands;

internal static class SpcRunCommand
{
    public static Command Make()
    {
        var convention = new Option<string>("--convention") { Description = "Whose way of doing it", Required = true }
            .AcceptOnlyFromAmong([.. SpcConvention.All.Select(each => each.Name)]);
        var input = new Option<FileInfo>("--input") { Description = "A file of cases: {\"cases\": [...]}", Required = true }.AcceptExistingOnly();
        var output = new Option<FileInfo>("--output") { Description = "Where the answers go: {\"results\": [...]}", Required = true };
        var command = new Command("run", "Answer a file of cases as another program would, to prove our numbers") { convention, input, output };
        command.SetAction(async (parsed, cancel) =>
        {
            var chosen = SpcConvention.All.Single(each => each.Name == parsed.GetRequiredValue(convention));
            var answered = await SpcRun.AnswerAsync(chosen, parsed.GetRequiredValue(input), parsed.GetRequiredValue(output), cancel);
            return await Answer.OfAsync(answered, words => words);
        });
        return command;
    }
}
