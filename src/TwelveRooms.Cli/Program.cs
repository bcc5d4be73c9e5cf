using System.CommandLine;
using System.Globalization;
using TwelveRooms.Cli;
using TwelveRooms.Cli.Commands;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture =
    CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en-GB");

var root = new RootCommand("TwelveRooms at the command line. The data is in the folder TWELVEROOMS_DATA, or behind TWELVEROOMS_POSTGRES.")
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
    CompletenessCommand.Make(),
    MonthsCommand.Make(),
    new Command("export", "Write what is stored as a file") { ExportChartCommand.Make(), ExportNumbersCommand.Make() },
    HistoryCommand.Make(),
    RecallCommand.Make(),
    SpcCommand.Make(),
    MigrateCommand.Make(),
    VerifyCommand.Make(),
    DemoCommand.Make(),
    InviteCommand.Make(),
    PeopleCommand.Make(),
    RolesCommand.Make(),
    KeyCommand.Make(),
    KeysCommand.Make(),
    JobsCommand.Make(),
    SettingsCommand.Make(),
};

try
{
    var parsed = root.Parse(args);
    if (parsed.Errors.Count > 0)
    {
        foreach (var error in parsed.Errors)
        {
            await Console.Error.WriteLineAsync(Answer.InWords(error.Message));
        }

        await Console.Error.WriteLineAsync($"Try: {string.Join(' ', ["twelverooms", .. Answer.PathOf(parsed.CommandResult), "--help"])}");
        return Exit.Usage;
    }

    return await parsed.InvokeAsync(new() { EnableDefaultExceptionHandler = false });
}
catch (InvalidOperationException e) when (Answer.IsOfTheParser(e.Message)) // of a value that may be given more than once
{
    await Console.Error.WriteLineAsync(Answer.InWords(e.Message));
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
