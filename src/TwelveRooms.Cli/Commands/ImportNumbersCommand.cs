using System.CommandLine;
using TwelveRooms.Measures.ImportNumbers;

namespace TwelveRooms.Cli.Commands;

internal static class ImportNumbersCommand
{
    public static Command Make()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A CSV file" }.AcceptExistingOnly();
        var reason = new Option<string?>("--reason") { Description = "Why numbers that are there already change, for lines without a reason of their own" };
        var command = new Command("numbers", "Wards' own numbers: unit, measure, period, state, numerator, denominator, reason") { file, reason };
        command.SetAction((parsed, cancel) => House.WriteAsync(async house =>
        {
            var received = await House.ReadAsync(parsed.GetRequiredValue(file), cancel);
            var outcome = await house.Get<ImportNumbersHandler>().HandleAsync(received, parsed.GetValue(reason), house.Operator, cancel);
            return await Answer.OfAsync(outcome, r => $"{r.New} new, {r.Changed} changed, {r.Same} the same");
        }, cancel));
        return command;
    }
}
