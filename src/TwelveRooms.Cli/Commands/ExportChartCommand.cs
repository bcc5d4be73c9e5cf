using System.CommandLine;
using TwelveRooms.Measures.ShowChart;
using TwelveRooms.Platform;

namespace TwelveRooms.Cli.Commands;

internal static class ExportChartCommand
{
    public static Command Make()
    {
        var unit = new Argument<string>("UNIT") { Description = "The code or id of a unit" };
        var measure = new Argument<string>("MEASURE") { Description = "The code or id of a measure" };
        var asOf = new Option<DateOnly?>("--as-of") { Description = "As it stood at the end of this day", HelpName = "DATE" };
        var command = new Command("chart", "One chart as CSV: every number exactly, so keep the file where only its ward may read it") { unit, measure, asOf };
        command.SetAction((parsed, cancel) => House.OpenAsync(async house =>
        {
            var query = new ShowChartQuery(parsed.GetRequiredValue(unit), parsed.GetRequiredValue(measure), parsed.GetValue(asOf));
            var outcome = await house.Get<ShowChartHandler>().HandleAsync(query, house.Operator, cancel);
            if (outcome.Refusal is { Kind: RefusalKind.NotFound })
            {
                return await Answer.RefuseAsync(Refusal.Invalid(
                    "no-such-chart", $"There is no chart of “{query.Measure}” for “{query.Unit}”. Check both: twelverooms measures list has the codes of measures."));
            }

            if (outcome is { IsRefused: false, Value.Reading.Points.Count: 0 })
            {
                await Console.Error.WriteLineAsync(query.AsOf is { } day ? $"No number had come in by the end of {day:yyyy-MM-dd}: the file has its heading only." : "No number has come in: the file has its heading only.");
            }

            return await Answer.OfAsync(outcome, ChartCsv.Write);
        }, cancel));
        return command;
    }
}
