using System.CommandLine;
using System.Globalization;
using TwelveRooms.Organisations.AgreeSharing;

namespace TwelveRooms.Cli.Commands;

internal static class SharingCommand
{
    public static Command Make()
    {
        var unit = new Argument<string>("UNIT") { Description = "The code or id of an organisation, or of a ward of it" };
        var command = new Command("sharing", "What an organisation shares with the programme and its coaches, the newest first") { unit, MakeAgree(), MakeEnd() };
        command.SetAction((parsed, cancel) => House.OpenAsync(async house => await Answer.OfAsync(
            await house.Get<ShowSharingHandler>().HandleAsync(new(parsed.GetRequiredValue(unit)), house.Operator, cancel),
            view => view.Agreements.Count == 0 ? $"{view.Provider.Name} has agreed to share nothing." : string.Join('\n', view.Agreements.Select(a => $"{a.Id}\t{Day(a.From)}\t{(a.IsTakenBack ? "taken back" : Day(a.LastDay))}\t{a.SignedBy}\t{a.What}"))), cancel));
        return command;
    }

    private static Command MakeAgree()
    {
        var unit = new Argument<string>("UNIT") { Description = "The code or id of an organisation" };
        var what = new Option<string>("--what") { Description = "What is shared and with whom, in the words of the agreement", HelpName = "TEXT", Required = true };
        var by = new Option<string>("--signed-by") { Description = "The role of who signed, such as \"chief nurse\"", HelpName = "ROLE", Required = true };
        var from = new Option<DateOnly?>("--from") { Description = "First day; today unless given", HelpName = "DAY" };
        var last = new Option<DateOnly?>("--last-day") { Description = "Last day; no end unless given", HelpName = "DAY" };
        var command = new Command("agree", "Record an agreement that was signed") { unit, what, by, from, last };
        command.SetAction((parsed, cancel) => House.WriteAsync(async house =>
        {
            var agree = new AgreeSharingCommand(parsed.GetRequiredValue(unit), parsed.GetValue(what), parsed.GetValue(by)) { From = parsed.GetValue(from), Until = parsed.GetValue(last)?.AddDays(1) };
            return await Answer.OfAsync(await house.Get<AgreeSharingHandler>().HandleAsync(agree, house.Operator, cancel), id => $"{id}: {agree.Provider} shares from {Day(agree.From) switch { "" => "today", var day => day }} on.");
        }, cancel));
        return command;
    }

    private static Command MakeEnd()
    {
        var id = new Argument<Guid>("AGREEMENT") { Description = "The agreement's id, as the list has it" };
        var reason = new Option<string>("--reason") { Description = "Why it ends", Required = true };
        var command = new Command("end", "End an agreement today: the programme and its coaches see the organisation's figures only. One that has not begun is taken back") { id, reason };
        command.SetAction((parsed, cancel) => House.WriteAsync(async house => await Answer.OfAsync(
            await house.Get<EndSharingHandler>().HandleAsync(new(parsed.GetRequiredValue(id), null, parsed.GetValue(reason)), house.Operator, cancel),
            ended => ended.NeverBegan ? "It is taken back: it never begins." : "It has ended."), cancel));
        return command;
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
