using System.CommandLine;
using TwelveRooms.Access.AddPerson;
using TwelveRooms.Access.ChangeMembership;
using TwelveRooms.Access.SignIn;
using TwelveRooms.Organisations.Contracts;
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
        var person = new Option<Guid?>("--person") { Description = "The id of somebody who has been invited before: another link in place of the earlier one, and the role as well if they do not hold it" };
        var card = new Option<bool>("--card") { Description = "An address that is short enough to be typed from a card" };
        var address = new Option<string>("--address") { Description = "Where the pages are served", DefaultValueFactory = _ => "http://localhost:5080" };
        var first = new Option<bool>("--first") { Description = "Only when nobody has been invited yet; otherwise nothing is made or printed" };
        var command = new Command("invite", "Make a link that lets one person in, once") { name, role, unit, person, card, address, first };
        command.SetAction((parsed, cancel) => House.WriteAsync(async house =>
        {
            if (parsed.GetValue(first) && await house.Get<Holdings>().AnyoneAsync(cancel))
            {
                return Exit.Fine;
            }

            var place = await PlaceAsync(house, parsed.GetValue(unit), cancel);
            if (place.IsRefused)
            {
                return await Answer.RefuseAsync(place.Refusal);
            }

            var (to, onCard) = (parsed.GetRequiredValue(role), parsed.GetValue(card));
            var secret = parsed.GetValue(person) is { } again
                ? await AgainAsync(house, again, to, place.Value, onCard, cancel)
                : await NewAsync(house, new(place.Value, parsed.GetRequiredValue(name), to) { OnCard = onCard }, cancel);
            return await Answer.OfAsync(secret, s => $"{parsed.GetRequiredValue(address).TrimEnd('/')}{Invitations.AddressOf(s)}");
        }, cancel));
        return command;
    }

    private static async Task<Outcome<string>> NewAsync(House house, AddPersonCommand add, CancellationToken cancel)
    {
        var added = await house.Get<AddPersonHandler>().HandleAsync(add, house.Operator, cancel);
        return added.IsRefused ? added.Refusal : added.Value.Secret;
    }

    private static async Task<Outcome<string>> AgainAsync(House house, Guid person, string role, string unit, bool onCard, CancellationToken cancel)
    {
        var given = await house.Get<GiveRoleHandler>().HandleAsync(new(unit, person, role), house.Operator, cancel);
        if (given.Refusal is { Code: not "role-held-already" } no)
        {
            return no;
        }

        var row = (await house.Get<UnitDirectory>().FindAsync(unit, house.Operator, cancel))!;
        var held = (await house.Get<Memberships>().OnAsync(row.Number, cancel)).Last(m => m.Person == person && m.Role == role);
        var link = await house.Get<NewLinkHandler>().HandleAsync(new(unit, held.Id, onCard), house.Operator, cancel);
        return link.IsRefused ? link.Refusal : link.Value.Secret;
    }

    /// <summary>The unit's id or code, when there is such a unit; the programme's, made where it is missing, when none is named.</summary>
    private static async Task<Outcome<string>> PlaceAsync(House house, string? unit, CancellationToken cancel)
    {
        if (unit is null)
        {
            var programme = await house.Get<StartProgrammeHandler>().HandleAsync(house.Operator, cancel);
            return programme.IsRefused ? programme.Refusal : programme.Value.Id.Value.ToString();
        }

        return await house.Get<UnitDirectory>().FindAsync(unit, house.Operator, cancel) is null
            ? Refusal.Invalid("unit-unknown", $"There is no unit “{unit}”. Check its code.", "UNIT")
            : unit;
    }
}
