using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using TwelveRooms.Platform.Auditing;
using TwelveRooms.Platform.Backups;
using TwelveRooms.Platform.Storage;

namespace TwelveRooms.Cli.Commands;

internal static class BackupCommand
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Make()
    {
        var file = new Argument<string?>("FILE") { Description = "A new file; one named by day and time in the folder backups of the data unless given", Arity = ArgumentArity.ZeroOrOne };
        var keep = new Option<int?>("--keep") { Description = "Keep so many of those named by day and time, and remove the oldest beyond", HelpName = "N" };
        var json = new Option<bool>("--json") { Description = "All of it as one JSON object" };
        var command = new Command("backup", "Write all of it into one file, while it is in use: the database, the seals of the audit, the key of requests") { file, keep, json };
        command.SetAction((parsed, cancel) => House.AsItIsAsync(async house =>
        {
            var outcome = await house.Get<TakeBackupHandler>().HandleAsync(new(parsed.GetValue(file), parsed.GetValue(keep)), house.Operator, cancel);
            if (!outcome.IsRefused && await house.Get<Migrator>().IsCurrentAsync(cancel))
            {
                await house.SealAsync(cancel);
            }

            return await Answer.OfAsync(outcome, taken => parsed.GetValue(json) ? JsonSerializer.Serialize(taken, Web) : Words(taken));
        }));
        return command;
    }

    private static string Words(TakenBackup taken) => string.Join('\n',
    [
        taken.Path,
        $"{BackupRefusals.Size(taken.Bytes)}: {Of(taken.Manifest)}",
        $"sha256 {taken.Sha256}",
        .. taken.Removed.Select(name => $"removed {name}"),
    ]);

    /// <summary>What a backup holds, in one sentence.</summary>
    public static string Of(BackupManifest manifest) => string.Create(
        CultureInfo.InvariantCulture,
        $"a {(manifest.Database == BackupManifest.Sqlite ? "SQLite" : "PostgreSQL")} database of {AuditLink.Instant(manifest.At)}, version {manifest.Version}, schema {manifest.Schema}, with {manifest.Audit.Records} records of the audit.");
}
