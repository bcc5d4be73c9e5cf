using System.CommandLine;
using TwelveRooms.Platform.Storage;

namespace TwelveRooms.Cli.Commands;

internal static class MigrateCommand
{
    public static Command Make()
    {
        var command = new Command("migrate", "Make the database, or bring it up to date");
        command.SetAction((_, cancel) => House.WriteAsync(
            async house => await Answer.OfAsync(await house.Get<Migrator>().MigrateUnservedAsync(cancel), _ => "The database is up to date."), cancel));
        return command;
    }
}
