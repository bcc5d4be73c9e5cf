using System.CommandLine;
using TwelveRooms.Access.Accounts;
using TwelveRooms.Access.AddPerson;
using TwelveRooms.Access.ChangeMembership;
using TwelveRooms.Access.ShowPeople;
using TwelveRooms.Platform;

namespace TwelveRooms.Cli.Commands;

internal static class PeopleCommand
{
    public static Command Make()
    {
        var unit = UnitArgument();
        var command = new Command("people", "Who holds which role on a unit: the id of each, their name, role and days") { unit, MakeGive(), MakeEnd(), MakeStandIn(), MakeHandOver(), MakeLostSecondStep() };
        command.SetAction((parsed, cancel) => House.OpenAsync(async house =>
            await Answer.OfAsync(In(await house.Get<ShowPeopleHandler>().HandleAsync(new(parsed.GetRequiredValue(unit)), house.Operator, cancel)), Words), cancel));
        return command;
    }

    private static Command MakeGive()
    {
        var (unit, person, from, last) = (UnitArgument(), PersonArgument(), Day("--from", "First day; today when left out"), Day("--last-day", "Last day; no end when left out"));
        var role = new Argument<string>("ROLE") { Description = "The role’s key" };
        var command = new Command("give", "Give a further role to somebody who is there") { unit, person, role, from, last };
        command.SetAction((parsed, cancel) => House.WriteAsync(async house =>
        {
            var give = new GiveRoleCommand(parsed.GetRequiredValue(unit), parsed.GetRequiredValue(person), parsed.GetRequiredValue(role)) { From = parsed.GetValue(from), LastDay = parsed.GetValue(last) };
            return await Answer.OfAsync(In(await house.Get<GiveRoleHandler>().HandleAsync(give, house.Operator, cancel)), row => $"{row.Name} has the role {row.Role}: {row.Id}");
        }, cancel));
        return command;
    }

    private static Command MakeEnd()
    {
        var (unit, membership, last) = (UnitArgument(), MembershipArgument(), Day("--last-day", "The last day; left out, it ends now"));
        var command = new Command("end", "End what somebody holds; nobody is asked why") { unit, membership, last };
        command.SetAction((parsed, cancel) => House.WriteAsync(async house =>
        {
            var end = new EndMembershipCommand(parsed.GetRequiredValue(unit), parsed.GetRequiredValue(membership), parsed.GetValue(last));
            return await Answer.OfAsync(In(await house.Get<EndMembershipHandler>().HandleAsync(end, house.Operator, cancel)), ended =>
                $"{ended.Row.Name} has the role {ended.Row.Role} no longer from {ended.On:yyyy-MM-dd} on.{(ended.Then is { } then ? $"\n{then}" : "")}");
        }, cancel));
        return command;
    }

    private static Command MakeLostSecondStep()
    {
        var person = new Argument<Guid>("PERSON") { Description = "The id of somebody who has lost phone and paper; make sure that it is they who ask" };
        var command = new Command("lost-second-step", "Take somebody’s second step away; a role that needs one asks for a new one") { person };
        command.SetAction((parsed, cancel) => House.WriteAsync(async house =>
            await Answer.OfAsync(await house.Get<LostSecondStepHandler>().HandleAsync(parsed.GetRequiredValue(person), house.Operator, cancel), _ => "The second step is taken away, and what was open is signed out."), cancel));
        return command;
    }

    private static Command MakeStandIn()
    {
        var (unit, membership, person, from) = (UnitArgument(), MembershipArgument(), PersonArgument(), Day("--from", "First day; today when left out"));
        var last = new Option<string>("--last-day") { Description = "Last day", HelpName = "DAY", Required = true };
        var command = new Command("stand-in", "Let somebody stand in for the holder of a role") { unit, membership, person, from, last };
        command.SetAction((parsed, cancel) => House.WriteAsync(async house =>
        {
            var cover = new StandInCommand(parsed.GetRequiredValue(unit), parsed.GetRequiredValue(membership), parsed.GetRequiredValue(person), parsed.GetValue(from), parsed.GetValue(last));
            return await Answer.OfAsync(In(await house.Get<StandInHandler>().HandleAsync(cover, house.Operator, cancel)), row => $"{row.Name} stands in: {row.Id}");
        }, cancel));
        return command;
    }

    private static Command MakeHandOver()
    {
        var (unit, membership, person, from) = (UnitArgument(), MembershipArgument(), PersonArgument(), Day("--from", "First day of whoever takes over; today when left out"));
        var command = new Command("hand-over", "End a role and begin it for somebody else, on one day") { unit, membership, person, from };
        command.SetAction((parsed, cancel) => House.WriteAsync(async house =>
        {
            var over = new HandOverCommand(parsed.GetRequiredValue(unit), parsed.GetRequiredValue(membership), parsed.GetRequiredValue(person), parsed.GetValue(from));
            return await Answer.OfAsync(In(await house.Get<HandOverHandler>().HandleAsync(over, house.Operator, cancel)), row => $"{row.Name} takes over: {row.Id}");
        }, cancel));
        return command;
    }

    /// <summary>At the command line nothing is hidden from whoever types, so a unit or a membership that is not there is called that.</summary>
    private static Outcome<T> In<T>(Outcome<T> outcome) => outcome.Refusal is { Kind: RefusalKind.NotFound }
        ? Refusal.Invalid("not-there", "There is no such unit, or nothing of that id is held on it. “people UNIT” lists what is held.")
        : outcome;

    private static string Words(PeopleView view) => string.Join('\n', view.Now.Concat(view.ToCome).Concat(view.Earlier).Select(l =>
        $"{l.Row.Id}  {l.Row.Name} ({l.Row.Person}), {l.RoleName}. {l.When(view.Today)}").DefaultIfEmpty("Nobody holds a role there."));

    private static Argument<string> UnitArgument() => new("UNIT") { Description = "The code or id of a unit" };

    private static Argument<Guid> PersonArgument() => new("PERSON") { Description = "The id of a person, which the list shows in brackets" };

    private static Argument<Guid> MembershipArgument() => new("ID") { Description = "The id of what is held, which the list begins with" };

    private static Option<string?> Day(string name, string words) => new(name) { Description = words, HelpName = "DAY" };
}
