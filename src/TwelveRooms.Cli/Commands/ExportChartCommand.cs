using System.CommandLine;
using TwelveRooms.Measures.ExportNumbers;
using TwelveRooms.Platform;

namespace TwelveRooms.Cli.Commands;

internal static class ExportChartCommand
{
    public static Command Make()
    {
        var unit = new Argument<string>("UNIT") { Description = "The code or id of a unit" };
        var measure = new Argument<string>("MEASURE") { Description = "The code or id of a measure" };
        var asOf = new Option<DateOnly?>("--as-of") { Description = "As it stood at the end of this day", HelpName = "DATE" };
        var (format, output) = ExportedFile.Options();
        var command = new Command("chart", "One chart as a file: every number exactly, so keep it where only its ward may read it") { unit, measure, asOf, format, output };
        command.SetAction((parsed, cancel) => House.WriteAsync(async house =>
        {
            var query = new ExportNumbersQuery(parsed.GetRequiredValue(unit), parsed.GetRequiredValue(measure), parsed.GetValue(asOf));
            var outcome = await house.Get<ExportNumbersHandler>().HandleAsync(query, house.Operator, cancel);
            if (outcome.Refusal is { Kind: RefusalKind.NotFound })
            {
                return await Answer.RefuseAsync(Refusal.Invalid(
                    "no-such-chart", $"There is no chart of “{query.Measure}” for “{query.Unit}”. Check both: twelverooms measures list has the codes of measures."));
            }

            var nothing = query.AsOf is { } day ? $"No number had come in by the end of {day:yyyy-MM-dd}: the file has no row." : "No number has come in: the file has no row.";
            return outcome.IsRefused
                ? await Answer.RefuseAsync(outcome.Refusal)
                : await ExportedFile.WriteAsync(house, outcome.Value, parsed.GetRequiredValue(format), parsed.GetValue(output), nothing, cancel);
        }, cancel));
        return command;
    }
}
