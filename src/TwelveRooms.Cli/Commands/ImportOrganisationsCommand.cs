using System.CommandLine;
using TwelveRooms.Organisations.ImportOrganisations;

namespace TwelveRooms.Cli.Commands;

internal static class ImportOrganisationsCommand
{
    public static Command Make()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A CSV file" }.AcceptExistingOnly();
        var reason = new Option<string?>("--reason") { Description = "Why what is there becomes something else; needed when the file replaces or closes anything" };
        var command = new Command("organisations", "Regions, ICBs, organisations, sites or wards") { file, reason };
        command.SetAction((parsed, cancel) => House.WriteAsync(async house =>
        {
            var received = await House.ReadAsync(parsed.GetRequiredValue(file), cancel);
            var outcome = await house.Get<ImportOrganisationsHandler>().HandleAsync(received, parsed.GetValue(reason), house.Operator, cancel);
            return await Answer.OfAsync(outcome, r => Answer.WithNotes($"File of {r.Layout}, with what lies above them: {r.New} new, {r.Changed} changed, {r.Same} the same", [.. r.Notes, .. r.Changes]));
        }, cancel));
        return command;
    }
}
