using System.CommandLine;
using TwelveRooms.Cli.Spc;
using TwelveRooms.Statistics;

namespace TwelveRooms.Cli.Commands;

internal static class SpcCommand
{
    public static Command Make()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "One number a line, oldest first; or CSV whose first cell is a name or a day and whose last is the number" }
            .AcceptExistingOnly();
        var better = new Option<string>("--better") { Description = "Which way is better", DefaultValueFactory = _ => "neither" }.AcceptOnlyFromAmong("higher", "lower", "neither");
        var command = new Command("spc", "Read a list of numbers as an XmR chart by the NHS rules; needs no database") { file, better, SpcChartCommand.Make(), SpcRunCommand.Make() };
        command.SetAction(async (parsed, cancel) =>
        {
            var read = SpcFile.Read(await File.ReadAllLinesAsync(parsed.GetRequiredValue(file).FullName, cancel));
            var direction = Enum.Parse<ImprovementDirection>(parsed.GetRequiredValue(better), ignoreCase: true);
            return await Answer.OfAsync(read, rows => SpcText.Of(rows, direction));
        });
        return command;
    }
}
