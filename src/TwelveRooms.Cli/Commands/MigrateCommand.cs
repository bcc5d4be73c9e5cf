using System.CommandLine;
using TwelveRooms.Platform.Storage;

namespace TwelveRooms.Cli.Commands;

internal static class MigrateCommand
{
    public static Command Make()
    {
        var without = new Option<bool>("--without-backup") { Description = "There is a backup already, taken in another way: none is taken first" };
        var command = new Command("migrate", "Make the database, or bring it up to date; what is there is backed up first") { without };
        command.SetAction((parsed, cancel) => House.WriteAsync(
            async house => await Answer.OfAsync(await house.Get<Migrator>().MigrateUnservedAsync(cancel), _ => "The database is up to date."),
            cancel,
            parsed.GetValue(without)));
        return command;
    }
}
