using System.CommandLine;
using System.Globalization;
using TwelveRooms.Access;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Text;

namespace TwelveRooms.Cli.Commands;

internal static class KeysCommand
{
    public static Command Make()
    {
        var command = new Command("keys", "The keys of other systems, as CSV; never their secrets") { MakeEnd() };
        command.SetAction((_, cancel) => House.OpenAsync(async house =>
        {
            var keys = await house.Get<Passes>().KeysAsync(cancel);
            var units = await house.Get<UnitDirectory>().FindAsync(keys.Select(k => k.Unit ?? 0).Distinct().ToList(), house.Operator, cancel);
            await Console.Out.WriteLineAsync("id,label,unit,role,made,runs_out,ended");
            foreach (var key in keys)
            {
                var unit = units.TryGetValue(key.Unit ?? 0, out var row) ? row.Code ?? row.Name : "";
                await Console.Out.WriteLineAsync(
                    $"{key.Id},{CsvText.Cell(key.Label)},{CsvText.Cell(unit)},{key.Role},{Day(key.MadeAt)},{Day(key.ExpiresAt)},{(key.EndedAt is { } ended ? Day(ended) : "")}");
            }

            return Exit.Fine;
        }, cancel));
        return command;
    }

    private static Command MakeEnd()
    {
        var id = new Argument<string>("ID") { Description = "The key's id, as the list has it" };
        var command = new Command("end", "End a key: its next request is refused") { id };
        command.SetAction((parsed, cancel) => House.WriteAsync(async house =>
        {
            var (wanted, passes) = (parsed.GetRequiredValue(id), house.Get<Passes>());
            if (!Guid.TryParse(wanted, out var key) || (await passes.KeysAsync(cancel)).FirstOrDefault(k => k.Id == key) is not { } pass)
            {
                return await Answer.RefuseAsync(Refusal.Invalid("key-unknown", $"There is no key “{wanted}”. The command keys lists them.", "ID"));
            }

            return pass.EndedAt is not null
                ? await Answer.RefuseAsync(Refusal.Conflict("key-ended", $"This key was ended on {Day(pass.EndedAt.Value)}.", "ID"))
                : await Answer.OfAsync(await passes.EndAsync(key, house.Operator, cancel), _ => $"Ended: {pass.Label}.");
        }, cancel));
        return command;
    }

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
