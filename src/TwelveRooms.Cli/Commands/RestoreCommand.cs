using System.CommandLine;
using TwelveRooms.Platform.Backups;

namespace TwelveRooms.Cli.Commands;

internal static class RestoreCommand
{
    public static Command Make()
    {
        var file = new Argument<string>("FILE") { Description = "A file that backup has written" };
        var check = new Option<bool>("--check") { Description = "Only say what it holds, and whether it is whole" };
        var other = new Option<bool>("--other-history") { Description = "The backup may have another history than what is here: its seals are not those of seals.log. It is kept in the audit" };
        var command = new Command("restore", "Put a backup back. What is there now is set aside, not deleted") { file, check, other };
        command.SetAction((parsed, cancel) => House.AsItIsAsync(async house =>
        {
            var isCheck = parsed.GetValue(check);
            var outcome = await house.Get<RestoreBackupHandler>().HandleAsync(new(parsed.GetRequiredValue(file), isCheck) { MayBeOtherHistory = parsed.GetValue(other) }, house.Operator, cancel);
            return await Answer.OfAsync(outcome, restored => isCheck ? $"It is whole: {BackupCommand.Of(restored.Manifest)}" : Words(restored));
        }));
        return command;
    }

    private static string Words(RestoredBackup restored) => string.Join('\n',
    [
        $"Restored: {BackupCommand.Of(restored.Manifest)}",
        "The audit holds: every chain and every seal.",
        .. restored.Manifest.HasSeals ? Array.Empty<string>() : ["There was no seals.log in it: it begins anew, so check against a copy that was kept elsewhere."],
        .. restored.IsUpdated ? ["Its schema was brought up to date."] : Array.Empty<string>(),
        restored.SetAside is { } aside ? $"What was here before is set aside, not deleted: {aside}." : "Nothing was here before.",
    ]);
}
