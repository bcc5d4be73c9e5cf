using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using TwelveRooms.Admin.History;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Contributions;
using TwelveRooms.Platform.Time;

namespace TwelveRooms.Cli.Commands;

internal static class HistoryCommand
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Make() => new("history", "Every change that is kept of a thing, the newest first")
    {
        Of("unit", "What became of a unit", HistoryOf.Unit, new("UNIT") { Description = "The code or id of a unit" }),
        Of("people", "Which roles were given and ended on a unit", HistoryOf.People, new("UNIT") { Description = "The code or id of a unit" }),
        Of("chart", "Every change of a chart", HistoryOf.Chart, new("UNIT") { Description = "The code or id of a unit" }, new("MEASURE") { Description = "The code or id of a measure" }),
        Of("measure", "Every change of a measure", HistoryOf.Measure, new("MEASURE") { Description = "The code or id of a measure" }),
        Of("import", "What became of an import", HistoryOf.Import, new("ID") { Description = "The id of an import" }),
    };

    private static Command Of(string name, string words, HistoryOf of, Argument<string> id, Argument<string>? measure = null)
    {
        var before = new Option<string?>("--before") { Description = "Read on: what the page before ended with", HelpName = "PLACE" };
        var json = new Option<bool>("--json") { Description = "As one JSON object, as the interface answers" };
        var command = new Command(name, words) { id };
        if (measure is not null)
        {
            command.Add(measure);
        }

        command.Add(before);
        command.Add(json);
        command.SetAction((parsed, cancel) => House.OpenAsync(async house =>
        {
            var query = new HistoryQuery(of, parsed.GetRequiredValue(id), measure is null ? null : parsed.GetRequiredValue(measure), parsed.GetValue(before));
            var outcome = await house.Get<ShowHistoryHandler>().HandleAsync(query, house.Operator, cancel);
            return outcome.Refusal is { Kind: RefusalKind.NotFound }
                ? await Answer.RefuseAsync(Refusal.Invalid("not-there", $"There is nothing of that name here: {query.Id}{(query.Measure is null ? "" : " " + query.Measure)}. Check its code."))
                : await Answer.OfAsync(outcome, view => parsed.GetValue(json) ? JsonSerializer.Serialize(HistoryAnswer.Of(view), Web) : Words(view));
        }, cancel));
        return command;
    }

    private static string Words(HistoryView view) => string.Join('\n', view.Entries.SelectMany(Lines)
        .DefaultIfEmpty("Nothing has changed yet.").Concat(view.Next is { } next ? [$"There is more: --before {next}"] : []));

    private static IEnumerable<string> Lines(HistoryEntry entry) =>
    [
        $"{RoomsClock.InLondon(entry.At).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)}  {entry.What}{(entry.Who is { Length: > 0 } who ? $" ({who})" : "")}{(entry.Why is { Length: > 0 } why ? $": {why}" : "")}",
        .. entry.Changes.Where(c => c.Before is not null || c.After is not null).Select(c => $"    {c.What}: {c.Before ?? "nothing"} before, {c.After ?? "nothing"} after"),
    ];
}
