using System.CommandLine;
using TwelveRooms.Measures.ImportPublished;

namespace TwelveRooms.Cli.Commands;

internal static class ImportMatchCommand
{
    public static Command Make()
    {
        var code = new Argument<string>("CODE") { Description = "The code of an organisation as it was published; its name where it has no code" };
        var means = new Argument<string>("UNIT") { Description = "The code of the organisation, ICB or region that is meant" };
        var command = new Command("match", "Say once what a code in published files means") { code, means };
        command.SetAction((parsed, cancel) => House.WriteAsync(async house =>
        {
            var outcome = await house.Get<MatchCodeHandler>().HandleAsync(new(parsed.GetRequiredValue(code), parsed.GetRequiredValue(means)), house.Operator, cancel);
            return await Answer.OfAsync(outcome, words => words);
        }, cancel));
        return command;
    }
}
