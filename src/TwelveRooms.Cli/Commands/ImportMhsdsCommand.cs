using System.CommandLine;
using TwelveRooms.Measures.ImportPublished;

namespace TwelveRooms.Cli.Commands;

internal static class ImportMhsdsCommand
{
    private const int MostTold = 20;

    public static Command Make()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A file as it was published, CSV" }.AcceptExistingOnly();
        var period = new Option<string?>("--period") { Description = "The month of a file that does not say it, such as 2016-10" };
        var check = new Option<bool>("--check") { Description = "Only look: store nothing" };
        var json = new Option<bool>("--json") { Description = "Answer with one JSON object" };
        var command = new Command("mhsds", "A file of England's mental health statistics: MHSDS, restraint, annual, or Out of Area Placements") { file, period, check, json };
        command.SetAction((parsed, cancel) =>
        {
            var isLook = parsed.GetValue(check);
            async Task<int> WorkAsync(House house)
            {
                var info = parsed.GetRequiredValue(file);
                var importer = house.Get<PublishedImporter>();
                var answer = await importer.CheckAsync(info.OpenRead, info.Name, info.Length, parsed.GetValue(period), house.Operator, cancel);
                if (!answer.IsRefused && !isLook)
                {
                    answer = await importer.ImportAsync(answer.Value, house.Operator, cancel);
                }

                if (answer.IsRefused || !parsed.GetValue(json))
                {
                    return await Answer.OfAsync(answer, a => Words(a, isLook));
                }

                await using var output = Terminal.OpenOut();
                PublishedJson.Write(output, answer.Value);
                output.WriteByte((byte)'\n');
                return Exit.Fine;
            }

            return isLook ? House.OpenAsync(WorkAsync, cancel) : House.WriteAsync(WorkAsync, cancel);
        });
        return command;
    }

    private static string Words(PublishedImport import, bool isLook)
    {
        var unmatched = import.Unmatched.Take(MostTold).Select(u => $"  {PublishedWords.Named(u.Code, u.Name)}: {u.Rows} rows");
        return string.Join('\n',
        [
            PublishedWords.Rows(import) + (isLook ? " Nothing was stored." : ""),
            PublishedWords.Places(import),
            .. import.Notes,
            .. import.File.Problems.Select(p => $"{(p.Line == 0 ? "" : $"line {p.Line}, {p.Column}: ")}{p.Message}"),
            .. import.Unmatched.Count == 0 ? [] : new[] { PublishedWords.Unmatched(import) },
            .. unmatched,
            .. import.Unmatched.Count > MostTold ? [$"  and {import.Unmatched.Count - MostTold} more; --json shows them all"] : Array.Empty<string>(),
        ]);
    }
}
