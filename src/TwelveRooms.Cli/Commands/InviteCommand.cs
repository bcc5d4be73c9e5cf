using System.CommandLine;
using TwelveRooms.Access;
using TwelveRooms.Access.SignIn;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.GrantRole;
using TwelveRooms.Organisations.StartProgramme;
using TwelveRooms.Platform;

namespace TwelveRooms.Cli.Commands;

internal static class InviteCommand
{
    public static Command Make()
    {
        var name = new Argument<string>("NAME") { Description = "What pages call the person" };
        var role = new Argument<string>("ROLE") { Description = "What they do, such as ward-manager or programme-team" };
        var unit = new Argument<string?>("UNIT") { Description = "The code or id of their ward or organisation; left out for the programme", Arity = ArgumentArity.ZeroOrOne };
        var person = new Option<Guid?>("--person") { Description = "The id of somebody who has been invited before: another link, and the role as well if they do not hold it" };
        var address = new Option<string>("--address") { Description = "Where the pages are served", DefaultValueFactory = _ => "http://localhost:5080" };
        var first = new Option<bool>("--first") { Description = "Only when nobody has been invited yet; otherwise nothing is made or printed" };
        var command = new Command("invite", "Make a link that lets one person in, once") { name, role, unit, person, address, first };
        command.SetAction((parsed, cancel) => House.WriteAsync(async house =>
        {
            if (parsed.GetValue(first) && await house.Get<Holdings>().AnyoneAsync(cancel))
            {
                return Exit.Fine;
            }

            if (RoleTable.Find(parsed.GetRequiredValue(role)) is not { } known || known.Key is RoleTable.WardDevice or "data-feed")
            {
                var keys = string.Join(", ", RoleTable.All.Where(r => r.Key is not (RoleTable.WardDevice or "data-feed")).Select(r => r.Key));
                return await Answer.RefuseAsync(Refusal.Invalid("role-unknown", $"A person cannot have the role “{parsed.GetRequiredValue(role)}”. Use one of {keys}.", "ROLE"));
            }

            var (made, refusal) = await GrantAsync(house, known, parsed.GetRequiredValue(name), parsed.GetValue(person), parsed.GetValue(unit), cancel);
            if (refusal is not null)
            {
                return await Answer.RefuseAsync(refusal);
            }

            var link = await house.Get<Invitations>().MakeAsync(made, parsed.GetRequiredValue(name), house.Operator, cancel);
            return await Answer.OfAsync(link, secret => $"{parsed.GetRequiredValue(address).TrimEnd('/')}{Invitations.AddressOf(secret)}");
        }, cancel));
        return command;
    }

    private static async Task<(Guid Person, Refusal? Refusal)> GrantAsync(House house, Role role, string name, Guid? person, string? unit, CancellationToken cancel)
    {
        if (unit is null)
        {
            var programme = await house.Get<StartProgrammeHandler>().HandleAsync(house.Operator, cancel);
            if (programme.IsRefused)
            {
                return (default, programme.Refusal);
            }

            unit = programme.Value.Id.Value.ToString();
        }

        var granted = await house.Get<GrantRoleHandler>().HandleAsync(new(person, name, role.Key, unit), house.Operator, cancel);
        return granted.Refusal is { Code: "role-held-already" } && person is { } again ? (again, null)
            : granted.IsRefused ? (default, granted.Refusal.Kind == RefusalKind.NotFound ? Refusal.Invalid("unit-unknown", $"There is no unit “{unit}”. Check its code.", "UNIT") : granted.Refusal)
            : (granted.Value.Person, null);
    }
}
