using System.CommandLine;
using System.Globalization;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ImportPoints.Storing;
using TwelveRooms.Platform;

namespace TwelveRooms.Cli.Commands;

internal static class ImportsCommand
{
    private const int MostTold = 50;

    public static Command Make()
    {
        var command = new Command("imports", "What was brought in, the newest first") { MakeUndo() };
        command.SetAction((_, cancel) => House.OpenAsync(async house =>
        {
            var imports = await house.Get<ImportList>().NewestAsync(MostTold, house.Operator, cancel);
            return await Answer.OfAsync(Outcome<IReadOnlyList<ImportBatch>>.FromT(imports), all => all.Count == 0 ? "Nothing has been brought in yet." : string.Join('\n', all.Select(Line)));
        }, cancel));
        return command;
    }

    private static Command MakeUndo()
    {
        var import = new Argument<Guid>("ID") { Description = "The id of the import, as the list shows it" };
        var reason = new Option<string>("--reason") { Description = "Why it is taken back", Required = true };
        var command = new Command("undo", "Take an import back: what stood before stands again") { import, reason };
        command.SetAction((parsed, cancel) => House.WriteAsync(async house =>
        {
            var outcome = await house.Get<UndoImportHandler>().HandleAsync(parsed.GetRequiredValue(import), parsed.GetRequiredValue(reason), house.Operator, cancel);
            return await Answer.OfAsync(outcome, u => $"{u.FileName} is taken back: {u.Back} numbers stand as they stood before{(u.Left == 0 ? "" : $", and {u.Left} stay, for somebody has changed them since")}.");
        }, cancel));
        return command;
    }

    private static string Line(ImportBatch batch) => string.Create(
        CultureInfo.InvariantCulture, $"{batch.Id}  {batch.At:yyyy-MM-dd HH:mm}  {batch.State.ToString().ToLowerInvariant(),-8} {batch.New} new, {batch.Changed} changed, {batch.Same} the same  {batch.FileName}");
}
