using System.CommandLine;
using TwelveRooms.Cli.Spc;
using TwelveRooms.Statistics;

namespace TwelveRooms.Cli.Commands;

internal static class SpcCommand
{
    public static Command Make()
    {
        // Hidden, or the help of each subcommand would ask for it as well; the description says it.
        var file = new Argument<FileInfo>("FILE") { Hidden = true }.AcceptExistingOnly();
        var better = new Option<string>("--better") { Description = "Which way is better", DefaultValueFactory = _ => "neither" }.AcceptOnlyFromAmong("higher", "lower", "neither");
        var command = new Command("spc", "spc FILE reads a list of numbers as an XmR chart by the NHS rules: one number a line, oldest first, or CSV whose first cell is a name or a day and whose last is the number. Needs no database") { file, better, SpcChartCommand.Make(), SpcRunCommand.Make() };
        command.SetAction(async (parsed, cancel) =>
        {
            var read = SpcFile.Read(await File.ReadAllLinesAsync(parsed.GetRequiredValue(file).FullName, cancel));
            var direction = Enum.Parse<ImprovementDirection>(parsed.GetRequiredValue(better), ignoreCase: true);
            return await Answer.OfAsync(read, rows => SpcText.Of(rows, direction));
        });
        return command;
    }
}
