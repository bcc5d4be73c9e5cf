using System.CommandLine;
using TwelveRooms.Platform.Storage;

namespace TwelveRooms.Cli.Commands;

internal static class MigrateCommand
{
    public static Command Make()
    {
        var command = new Command("migrate", "Make the database, or bring it up to date");
        command.SetAction((_, cancel) => House.OpenAsync(async house =>
        {
            await house.Get<Migrator>().MigrateAsync(cancel);
            await Console.Out.WriteLineAsync("The database is up to date.");
            return Exit.Fine;
        }, cancel));
        return command;
    }
}
