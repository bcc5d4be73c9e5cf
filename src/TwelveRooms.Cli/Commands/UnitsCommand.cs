using System.CommandLine;
using System.Globalization;
using TwelveRooms.Organisations.PlaceSite;
using TwelveRooms.Organisations.UnitGroups;
using TwelveRooms.Platform;

namespace TwelveRooms.Cli.Commands;

internal static class UnitsCommand
{
    public static Command Make() => new("units", "Where units belong beside the tree") { Join(), Leave(), Place() };

    private static Command Join()
    {
        var (unit, kind, group, from) = (Unit(), Kind(), Group(), Day("--from", "First day in the group; today when left out"));
        var command = new Command("join", "Put a unit into a cohort, a strand or a collaborative") { unit, kind, group, from };
        command.SetAction((parsed, cancel) => House.WriteAsync(async house =>
        {
            var day = Read(parsed.GetValue(from), "FROM");
            if (day.IsRefused)
            {
                return await Answer.RefuseAsync(day.Refusal);
            }

            var join = new JoinGroupCommand(parsed.GetRequiredValue(unit), parsed.GetRequiredValue(kind), parsed.GetRequiredValue(group)) { From = day.Value };
            var outcome = await house.Get<JoinGroupHandler>().HandleAsync(join, house.Operator, cancel);
            return await Answer.OfAsync(outcome, joined => joined.IsNewGroup
                ? $"{join.Unit} is in {join.Group}. There was no such {join.Kind} before: if that is a slip, take it out with units leave."
                : $"{join.Unit} is in {join.Group}.");
        }, cancel));
        return command;
    }

    private static Command Leave()
    {
        var (unit, kind, group, on) = (Unit(), Kind(), Group(), Day("--on", "First day on which it is no longer in; today when left out"));
        var command = new Command("leave", "Take a unit out of a group") { unit, kind, group, on };
        command.SetAction((parsed, cancel) => House.WriteAsync(async house =>
        {
            var day = Read(parsed.GetValue(on), "ON");
            if (day.IsRefused)
            {
                return await Answer.RefuseAsync(day.Refusal);
            }

            var leave = new LeaveGroupCommand(parsed.GetRequiredValue(unit), parsed.GetRequiredValue(kind), parsed.GetRequiredValue(group), day.Value);
            var outcome = await house.Get<LeaveGroupHandler>().HandleAsync(leave, house.Operator, cancel);
            return await Answer.OfAsync(outcome, _ => $"{leave.Unit} is no longer in {leave.Group}.");
        }, cancel));
        return command;
    }

    private static Command Place()
    {
        var site = new Argument<string>("SITE") { Description = "The code or id of a site" };
        var place = new Argument<string?>("PLACE") { Description = "The code of the ICB or region that it lies in; left out, where its organisation reports", Arity = ArgumentArity.ZeroOrOne };
        var from = new Option<string>("--from") { Description = "First day, as 2026-03-31", HelpName = "DAY", Required = true };
        var reason = new Option<string>("--reason") { Description = "Why", Required = true };
        var command = new Command("place", "Say where a site lies, when that is not where its organisation reports") { site, place, from, reason };
        command.SetAction((parsed, cancel) => House.WriteAsync(async house =>
        {
            var put = new PlaceSiteCommand(parsed.GetRequiredValue(site), parsed.GetValue(place), parsed.GetValue(from), parsed.GetValue(reason));
            var outcome = await house.Get<PlaceSiteHandler>().HandleAsync(put, house.Operator, cancel);
            return await Answer.OfAsync(outcome, _ => $"{put.Site} lies {(put.Place is null ? "where its organisation reports" : $"in {put.Place}")} from {put.From}.");
        }, cancel));
        return command;
    }

    private static Argument<string> Unit() => new("UNIT") { Description = "The code or id of a unit" };

    private static Argument<string> Kind() => new("KIND") { Description = "cohort, strand or collaborative" };

    private static Argument<string> Group() => new("GROUP") { Description = "The group's name; made when it is missing" };

    private static Option<string?> Day(string name, string words) => new(name) { Description = words, HelpName = "DAY" };

    private static Outcome<DateOnly?> Read(string? text, string field) => text is null
        ? (DateOnly?)null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : Refusal.Invalid("not-a-day", $"“{text}” is not a day. Write it as 2026-03-31.", field);
}
