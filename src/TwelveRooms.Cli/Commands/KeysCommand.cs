using System.CommandLine;
using System.Globalization;
using TwelveRooms.Access.Keys;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform.Text;

namespace TwelveRooms.Cli.Commands;

internal static class KeysCommand
{
    public static Command Make()
    {
        var command = new Command("keys", "The keys of other systems, as CSV; never their secrets") { MakeEnd() };
        command.SetAction((_, cancel) => House.OpenAsync(async house =>
        {
            var keys = await house.Get<KeyList>().AllAsync(cancel);
            var units = await house.Get<UnitDirectory>().FindAsync(keys.Select(k => k.Unit).Distinct().ToList(), house.Operator, cancel);
            await Terminal.Out.WriteLineAsync("id,label,unit,role,made,runs_out,ended,last_used");
            foreach (var key in keys)
            {
                var unit = units.TryGetValue(key.Unit, out var row) ? row.Code ?? row.Name : "";
                await Terminal.Out.WriteLineAsync($"{key.Id},{CsvText.Cell(key.Label)},{CsvText.Cell(unit)},{key.Role},{Day(key.Since)},{Day(key.Until)},{Day(key.EndedOn)},{Day(key.LastUsedOn)}");
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
            await Answer.OfAsync(await house.Get<EndKeyHandler>().HandleAsync(new(parsed.GetRequiredValue(id)), house.Operator, cancel), key => $"Ended: {key.Label}."), cancel));
        return command;
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
