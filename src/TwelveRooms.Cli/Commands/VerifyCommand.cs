using System.CommandLine;
using TwelveRooms.Platform.Auditing;

namespace TwelveRooms.Cli.Commands;

internal static class VerifyCommand
{
    public static Command Make()
    {
        var command = new Command("verify", "Check that nobody changed the audit: every chain from its start, and every seal");
        command.SetAction((_, cancel) => House.OpenAsync(async house =>
        {
            var breaks = await house.Get<AuditChain>().VerifyAsync(cancel);
            foreach (var sentence in breaks)
            {
                await Console.Error.WriteLineAsync(sentence);
            }

            if (breaks.Count > 0)
            {
                return Exit.Refused;
            }

            await Console.Out.WriteLineAsync("The audit holds: every chain and every seal.");
            return Exit.Fine;
        }, cancel));
        return command;
    }
}
