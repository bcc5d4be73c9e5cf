using System.CommandLine;
using TwelveRooms.Measures.ExportNumbers;
using TwelveRooms.Platform;

namespace TwelveRooms.Cli.Commands;

internal static class ExportNumbersCommand
{
    public static Command Make()
    {
        var unit = new Argument<string>("UNIT") { Description = "The code or id of a unit" };
        var (format, output) = ExportedFile.Options();
        var command = new Command("numbers", "All charts of a unit as a file, of an organisation or site those of its wards too: every number exactly, so keep it where only they may read it")
        {
            unit, format, output,
        };
        command.SetAction((parsed, cancel) => House.WriteAsync(async house =>
        {
            var code = parsed.GetRequiredValue(unit);
            var outcome = await house.Get<ExportNumbersHandler>().HandleAsync(new(code), house.Operator, cancel);
            return outcome.Refusal is { Kind: RefusalKind.NotFound }
                ? await Answer.RefuseAsync(Refusal.Invalid("no-such-unit", $"There is no unit “{code}”. Check its code."))
                : outcome.IsRefused
                ? await Answer.RefuseAsync(outcome.Refusal)
                : await ExportedFile.WriteAsync(house, outcome.Value, parsed.GetRequiredValue(format), parsed.GetValue(output), "No number has come in: the file has no row.", cancel);
        }, cancel));
        return command;
    }
}
