using System.CommandLine;
using System.Globalization;
using TwelveRooms.Measures.ImportPoints;
using TwelveRooms.Measures.ImportPoints.Checking;

namespace TwelveRooms.Cli.Commands;

internal static class ImportPointsCommand
{
    private const int MostTold = 50;

    public static Command Make()
    {
        var file = new Argument<FileInfo>("FILE") { Description = "A CSV file or an Excel workbook (.xlsx)" }.AcceptExistingOnly();
        var check = new Option<bool>("--check") { Description = "Only look: store nothing" };
        var json = new Option<bool>("--json") { Description = "Answer with one JSON object: the file, the totals, every row" };
        var all = new Option<bool>("--all-or-none") { Description = "Take nothing when one row cannot be taken" };
        var reason = new Option<string?>("--reason") { Description = "Why numbers that are there already change" };
        var sheet = new Option<string?>("--sheet") { Description = "Which sheet of a workbook, by its name" };
        var measure = new Option<string?>("--measure") { Description = "The measure of every row, where no column names it" };
        var command = new Command("points", "Wards' own numbers, in any layout that can be understood") { file, check, json, all, reason, sheet, measure };
        command.SetAction((parsed, cancel) =>
        {
            var isLook = parsed.GetValue(check);
            async Task<int> WorkAsync(House house)
            {
                var info = parsed.GetRequiredValue(file);
                var handler = house.Get<PointsImporter>();
                var options = new PointsOptions { Sheet = parsed.GetValue(sheet), Measure = parsed.GetValue(measure) };
                var seen = await handler.CheckAsync(info.OpenRead, info.Name, info.Length, options, house.Operator, cancel);
                if (seen.IsRefused)
                {
                    return await Answer.RefuseAsync(seen.Refusal);
                }

                var answer = seen;
                if (!isLook && !seen.Value.Points.IsRefused)
                {
                    answer = await handler.ImportAsync(seen.Value, parsed.GetValue(reason), parsed.GetValue(all), house.Operator, null, cancel);
                    if (answer.IsRefused)
                    {
                        return await Answer.RefuseAsync(answer.Refusal);
                    }
                }

                return parsed.GetValue(json) ? await JsonAsync(answer.Value, cancel) : await WordsAsync(answer.Value, isLook);
            }

            return isLook ? House.OpenAsync(WorkAsync, cancel) : House.WriteAsync(WorkAsync, cancel);
        });
        return command;
    }

    private static async Task<int> JsonAsync(PointsImport import, CancellationToken cancel)
    {
        await using var output = Terminal.OpenOut();
        PointsJson.Write(output, import);
        output.WriteByte((byte)'\n');
        await output.FlushAsync(cancel);
        return import.Points.IsRefused ? Exit.Refused : Exit.Fine;
    }

    private static async Task<int> WordsAsync(PointsImport import, bool isLook)
    {
        var points = import.Points;
        if (points.IsRefused)
        {
            return await Answer.RefuseAsync(points.Refused());
        }

        var culture = CultureInfo.InvariantCulture;
        var told = points.Rows.Where(r => r.Outcome is RowOutcome.Reject or RowOutcome.AcceptWithWarning).Take(MostTold)
            .Select(r => $"line {r.Line}{(r.Across is null ? "" : ":" + r.Across)}, {(r.Outcome == RowOutcome.Reject ? "not taken" : "taken")}: {string.Join(' ', (r.Remarks ?? []).Select(m => m.Message))}").ToList();
        var more = points.Count(RowOutcome.Reject) + points.Count(RowOutcome.AcceptWithWarning) - told.Count;
        return await Answer.OfAsync<string>(
            string.Join('\n',
            [
                $"{points.Count(RowOutcome.Accept).ToString(culture)} accepted, {points.Count(RowOutcome.AcceptWithWarning).ToString(culture)} accepted with a warning, {points.Count(RowOutcome.Reject).ToString(culture)} rejected, {points.Count(RowOutcome.Ignore).ToString(culture)} ignored",
                $"{(isLook ? "It would be " : "")}{import.New} new, {import.Changed} changed, {import.Same} the same{(isLook ? ". Nothing was stored." : "")}",
                .. points.Remarks.Select(r => r.Message),
                .. told,
                .. more > 0 ? [$"and {more} more; --json shows them all"] : Array.Empty<string>(),
            ]),
            words => words);
    }
}
