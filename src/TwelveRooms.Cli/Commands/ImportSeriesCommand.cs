using System.CommandLine;
using TwelveRooms.Measures.ImportSeries;

namespace TwelveRooms.Cli.Commands;

internal static class ImportSeriesCommand
{
    public static Command Make()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A CSV file" }.AcceptExistingOnly();
        var command = new Command("series", "Nationally published series") { file };
        command.SetAction((parsed, cancel) => House.WriteAsync(async house =>
        {
            var received = await House.ReadAsync(parsed.GetRequiredValue(file), cancel);
            var outcome = await house.Get<ImportSeriesHandler>().HandleAsync(received, house.Operator, cancel);
            return await Answer.OfAsync(outcome, r => Answer.WithNotes($"{r.Series} series: {r.New} new, {r.Changed} changed, {r.Same} the same", r.Notes));
        }, cancel));
        return command;
    }
}
