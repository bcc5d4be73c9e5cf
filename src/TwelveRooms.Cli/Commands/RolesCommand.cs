using System.CommandLine;
using TwelveRooms.Access;
using TwelveRooms.Access.ChangeRoles;

namespace TwelveRooms.Cli.Commands;

internal static class RolesCommand
{
    public static Command Make()
    {
        var command = new Command("roles", "The roles: what each sees, may do and gives") { MakeSave("add", isNew: true), MakeSave("change", isNew: false) };
        command.SetAction((_, cancel) => House.OpenAsync(async house =>
        {
            foreach (var role in await house.Get<RoleTable>().AllAsync(cancel))
            {
                await Terminal.Out.WriteLineAsync(Words(role));
            }

            return Exit.Fine;
        }, cancel));
        return command;
    }

    private static Command MakeSave(string verb, bool isNew)
    {
        var key = new Argument<string>("KEY") { Description = "Small letters, digits and hyphens, such as family-worker" };
        var name = new Argument<string?>("NAME") { Description = "What pages call it", Arity = isNew ? ArgumentArity.ExactlyOne : ArgumentArity.ZeroOrOne };
        var description = new Option<string?>("--description") { Description = "What somebody with it does, in a sentence", Required = isNew };
        var tier = new Option<string?>("--tier") { Description = "How exactly it sees numbers: own, organisation, coaching or published", Required = isNew };
        var on = new Option<string[]>("--on") { Description = "On which kinds of unit it can be held: ward, site, organisation, icb, region, programme", HelpName = "KIND", AllowMultipleArgumentsPerToken = true, Required = isNew };
        var may = new Option<string[]>("--may") { Description = "What it may do, of: " + string.Join(", ", RightWords.All.Select(r => r.Key)), HelpName = "RIGHT", AllowMultipleArgumentsPerToken = true };
        var gives = new Option<string[]>("--gives") { Description = "The keys of the roles that its holders may give and end", HelpName = "ROLE", AllowMultipleArgumentsPerToken = true };
        var givenBy = new Option<string[]>("--given-by") { Description = "The keys of the roles whose holders may give it", HelpName = "ROLE", AllowMultipleArgumentsPerToken = true };
        var whole = new Option<bool?>("--whole-programme") { Description = "It reaches the whole programme, wards under a sharing agreement only" };
        var factors = new Option<bool?>("--two-factors") { Description = "It signs in with a second factor" };
        var command = new Command(verb, isNew ? "Add a role" : "Change a role; what is left out stays as it is. No update of the program changes it back")
        {
            key, name, description, tier, on, may, gives, givenBy, whole, factors,
        };
        command.SetAction((parsed, cancel) => House.WriteAsync(async house =>
        {
            var save = new SaveRoleCommand(parsed.GetRequiredValue(key), isNew)
            {
                Name = parsed.GetValue(name),
                Description = parsed.GetValue(description),
                Tier = parsed.GetValue(tier),
                HeldOn = Said(on),
                May = Said(may),
                Gives = Said(gives),
                GivenBy = Said(givenBy) ?? [],
                IsProgrammeWide = parsed.GetValue(whole),
                IsPrivileged = parsed.GetValue(factors),
            };
            return await Answer.OfAsync(await house.Get<SaveRoleHandler>().HandleAsync(save, house.Operator, cancel), Words);

            IReadOnlyList<string>? Said(Option<string[]> option) => parsed.GetResult(option) is null ? null : parsed.GetValue(option);
        }, cancel));
        return command;
    }

    private static string Words(Role role) => string.Join('\n', new[]
    {
        $"{role.Key}: {role.Name}{(role.IsShipped ? "" : " (this house’s own)")}",
        $"    {role.Description}",
        $"    held on {PeopleRefusals.Kinds(role)}; tier {role.Tier.ToString().ToLowerInvariant()}{(role.IsProgrammeWide ? ", the whole programme" : "")}{(role.IsPrivileged ? "; two factors" : "")}",
        $"    may: {(role.Rights == 0 ? "read" : RightWords.Keys(role.Rights))}",
        role.Gives.Length == 0 ? null : $"    gives: {(role.Gives == Role.Every ? "every role" : role.Gives)}",
    }.OfType<string>());
}
