using System.CommandLine;
using System.Globalization;
using TwelveRooms.Platform.Auditing;

namespace TwelveRooms.Cli.Commands;

internal static class VerifyCommand
{
    public static Command Make()
    {
        var seals = new Option<FileInfo>("--seals") { Description = "A copy of seals.log that was kept elsewhere; the one in the folder of the data unless given", HelpName = "FILE" }.AcceptExistingOnly();
        var command = new Command("verify", "Check that nobody changed or cut the audit: every chain from its start, and every seal") { seals };
        command.SetAction((parsed, cancel) => House.OpenAsync(async house =>
        {
            var found = await house.Get<AuditVerifier>().VerifyAsync(parsed.GetValue(seals)?.FullName, cancel);
            foreach (var sentence in found.Breaks)
            {
                await Terminal.Error.WriteLineAsync(sentence);
            }

            if (found.Breaks.Count > 0)
            {
                return Exit.Refused;
            }

            await Terminal.Out.WriteLineAsync("The audit holds: every chain and every seal.");
            await Terminal.Out.WriteLineAsync(Reach(found));
            await Terminal.Out.WriteLineAsync(Outside(found, parsed.GetValue(seals)?.FullName ?? house.Get<SealsFile>().Path));
            foreach (var chain in found.Chains)
            {
                await Terminal.Out.WriteLineAsync($"partition {chain.Partition}: {Count(chain.Records, "record")}, sealed to record {chain.Sealed}");
            }

            return Exit.Fine;
        }, cancel));
        return command;
    }

    private static string Reach(AuditAccount found) => found.LastSealAt is { } at
        ? string.Create(CultureInfo.InvariantCulture, $"{Count(found.Seals, "seal")}, the last of {AuditLink.Instant(at)}: ")
            + (found.AfterLastSeal == 0
                ? $"they reach {(found.Records == 1 ? "the one record" : $"all {found.Records} records")}."
                : $"they reach {found.Records - found.AfterLastSeal} of {found.Records} records; {found.AfterLastSeal} came after the last seal and could be cut off unseen.")
        : $"There is no seal yet: any of the {found.Records} records could be cut off unseen.";

    private static string Count(long many, string one) => string.Create(CultureInfo.InvariantCulture, $"{many} {one}{(many == 1 ? "" : "s")}");

    private static string Outside(AuditAccount found, string path) => found.SealsOutside switch
    {
        null => $"There is no {path}: nothing outside the database says how far the seals went.",
        { } lines when lines == found.Seals => $"All of them are in {path} too.",
        { } lines => $"{lines} of them are in {path} too.",
    };
}
