using System.CommandLine;
using System.Text.Json;
using TwelveRooms.Measures.Completeness;
using TwelveRooms.Platform;

namespace TwelveRooms.Cli.Commands;

internal static class CompletenessCommand
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Make()
    {
        var unit = new Argument<string>("UNIT") { Description = "The code or id of a ward, a site or an organisation" };
        var by = new Option<string?>("--by") { Description = "day, week, month, quarter or year; month when left out", HelpName = "PERIOD" };
        var json = new Option<bool>("--json") { Description = "All of it as one JSON object, as the interface answers" };
        var command = new Command("completeness", "What was due, and what came: states and days, never a number") { unit, by, json };
        command.SetAction((parsed, cancel) => House.OpenAsync(async house =>
        {
            var query = new CompletenessQuery(parsed.GetRequiredValue(unit), parsed.GetValue(by));
            var outcome = await house.Get<CompletenessHandler>().HandleAsync(query, house.Operator, cancel);
            return outcome.Refusal is { Kind: RefusalKind.NotFound }
                ? await Answer.RefuseAsync(Refusal.Invalid("no-such-unit", $"There is no ward, site or organisation “{query.Unit}”. Check its code."))
                : await Answer.OfAsync(outcome, view => parsed.GetValue(json) ? JsonSerializer.Serialize(CompletenessAnswer.Of(view), Web) : Words(view));
        }, cancel));
        return command;
    }

    private static string Words(CompletenessView view) => string.Join('\n', Words(view, programme: true).Concat(Words(view, programme: false)));

    private static IEnumerable<string> Words(CompletenessView view, bool programme)
    {
        yield return CompletenessTable.Of(view, programme).Caption + ":";
        var sentences = CompletenessWords.Sentences(view, programme);
        foreach (var line in sentences.Count == 0 ? ["Nothing was due."] : sentences)
        {
            yield return "  " + line;
        }

        foreach (var measure in CompletenessWords.Missing(view, programme))
        {
            foreach (var ward in measure.Wards)
            {
                yield return $"  {measure.Measure}, {ward.Ward}: {ward.Words}";
            }
        }
    }
}
