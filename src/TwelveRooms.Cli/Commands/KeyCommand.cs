using System.CommandLine;
using TwelveRooms.Access;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;

namespace TwelveRooms.Cli.Commands;

internal static class KeyCommand
{
    private static readonly TimeSpan Life = TimeSpan.FromDays(365);

    public static Command Make()
    {
        var unit = new Argument<string>("UNIT") { Description = "The code or id of the unit whose numbers it may touch, and of all below it" };
        var role = new Argument<string>("ROLE") { Description = "What it may do there, such as data-feed" };
        var label = new Argument<string>("LABEL") { Description = "What the list of keys calls it, such as \"incident system\"" };
        var command = new Command("key", "Make a key for another system. It is printed once, and lasts a year") { unit, role, label };
        command.SetAction((parsed, cancel) => House.WriteAsync(async house =>
        {
            var (of, to) = (parsed.GetRequiredValue(unit), parsed.GetRequiredValue(role));
            if (await house.Get<UnitDirectory>().FindAsync(of, house.Operator, cancel) is not { } row)
            {
                return await Answer.RefuseAsync(Refusal.Invalid("unit-unknown", $"There is no unit “{of}”. Check its code.", "UNIT"));
            }

            var roles = await house.Get<RoleTable>().AllAsync(cancel);
            if (roles.FirstOrDefault(r => r.Key == to) is not { } known || !known.MayBe(PassKind.ApiKey))
            {
                var keys = string.Join(", ", roles.Where(r => r.MayBe(PassKind.ApiKey)).Select(r => r.Key));
                return await Answer.RefuseAsync(Refusal.Invalid("role-unknown", $"A key cannot have the role “{to}”. Use one of {keys}.", "ROLE"));
            }

            var draft = new AccessPassDraft(PassKind.ApiKey, parsed.GetRequiredValue(label), Life) { Unit = row.Number, Role = known.Key, Partition = row.Partition };
            return await Answer.OfAsync(
                await house.Get<Passes>().TryMakeAsync(draft, house.Operator, "access.key-made", null, cancel), made => made.Secret + "\n");
        }, cancel));
        return command;
    }
}
