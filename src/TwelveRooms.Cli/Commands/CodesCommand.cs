using System.CommandLine;
using TwelveRooms.Measures.Codes;

namespace TwelveRooms.Cli.Commands;

internal static class CodesCommand
{
    public static Command Make()
    {
        var list = new Argument<string?>("LIST") { Description = "The key of a list, such as bed-types; without it the lists are named", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("codes", "What the codes in published files mean, as CSV") { list };
        command.SetAction(async (parsed, _) =>
        {
            if (parsed.GetValue(list) is not { } key)
            {
                await Terminal.Out.WriteLineAsync(string.Join('\n', CodeLists.All.Select(l => $"{l.Key}\t{l.Rows.Count}\t{l.Title}")));
                return Exit.Fine;
            }

            if (CodeLists.Find(key) is not { } found)
            {
                await Terminal.Error.WriteLineAsync($"There is no list “{key}”. There are: {string.Join(", ", CodeLists.All.Select(l => l.Key))}.");
                return Exit.Refused;
            }

            await Terminal.Out.WriteAsync(CodeListFile.Write(found));
            return Exit.Fine;
        });
        return command;
    }
}
