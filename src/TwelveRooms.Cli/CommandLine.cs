using System.CommandLine;
using TwelveRooms.Cli.Commands;

namespace TwelveRooms.Cli;

/// <summary>All commands, and what becomes of what they could not do.</summary>
internal static class CommandLine
{
    public static async Task<int> RunAsync(IReadOnlyList<string> args)
    {
        try
        {
            var parsed = Root().Parse(args);
            if (parsed.Errors.Count > 0)
            {
                foreach (var error in parsed.Errors)
                {
                    await Terminal.Error.WriteLineAsync(Answer.InWords(error.Message));
                }

                await Terminal.Error.WriteLineAsync($"Try: {string.Join(' ', ["twelverooms", .. Answer.PathOf(parsed.CommandResult), "--help"])}");
                return Exit.Usage;
            }

            return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false, Output = Terminal.Out, Error = Terminal.Error });
        }
        catch (InvalidOperationException e) when (Answer.IsOfTheParser(e.Message)) // of a value that may be given more than once
        {
            await Terminal.Error.WriteLineAsync(Answer.InWords(e.Message));
            return Exit.Usage;
        }
        catch (OperationCanceledException)
        {
            return Exit.Wrong;
        }
        catch (Exception e)
        {
            return await Mishap.TellAsync(e);
        }
    }

    private static RootCommand Root() => new("TwelveRooms at the command line. The data is in the folder TWELVEROOMS_DATA, or behind TWELVEROOMS_POSTGRES.")
    {
        new Command("import", "Load a file")
        {
            ImportOrganisationsCommand.Make(),
            ImportSeriesCommand.Make(),
            ImportPointsCommand.Make(),
            ImportNameCommand.Make(),
            ImportMhsdsCommand.Make(),
            ImportMatchCommand.Make(),
        },
        ImportsCommand.Make(),
        RecordCommand.Make(),
        MeasuresCommand.Make(),
        UnitsCommand.Make(),
        CodesCommand.Make(),
        CompletenessCommand.Make(),
        MonthsCommand.Make(),
        new Command("export", "Write what is stored as a file") { ExportChartCommand.Make(), ExportNumbersCommand.Make() },
        HistoryCommand.Make(),
        RecallCommand.Make(),
        SpcCommand.Make(),
        MigrateCommand.Make(),
        VerifyCommand.Make(),
        BackupCommand.Make(),
        RestoreCommand.Make(),
        DemoCommand.Make(),
        InviteCommand.Make(),
        PeopleCommand.Make(),
        RolesCommand.Make(),
        SharingCommand.Make(),
        KeyCommand.Make(),
        KeysCommand.Make(),
        JobsCommand.Make(),
        SettingsCommand.Make(),
    };
}
