using System.CommandLine;
using TwelveRooms.Access.Keys;

namespace TwelveRooms.Cli.Commands;

internal static class KeyCommand
{
    public static Command Make()
    {
        var unit = new Argument<string>("UNIT") { Description = "The code or id of the unit whose numbers it may touch, and of all below it" };
        var role = new Argument<string>("ROLE") { Description = "What it may do there: data-feed sends numbers and files, data-reader only reads" };
        var label = new Argument<string>("LABEL") { Description = "What the list of keys calls it, such as \"incident system\"" };
        var months = new Option<string?>("--months") { Description = "How long it lasts, 1 to 12; 12 unless given", HelpName = "MONTHS" };
        var command = new Command("key", "Make a key for another system. It is printed once, and lasts a year") { unit, role, label, months };
        command.SetAction((parsed, cancel) => House.WriteAsync(async house =>
        {
            var make = new MakeKeyCommand(parsed.GetRequiredValue(unit), parsed.GetRequiredValue(role), parsed.GetRequiredValue(label), parsed.GetValue(months));
            return await Answer.OfAsync(await house.Get<MakeKeyHandler>().HandleAsync(make, house.Operator, cancel), secret => secret + "\n");
        }, cancel));
        return command;
    }
}
