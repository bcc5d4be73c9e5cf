using System.CommandLine;
using TwelveRooms.Measures.ShowChart;

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
            return await Answer.OfAsync(await house.Get<ShowChartHandler>().HandleAsync(query, house.Operator, cancel), ChartCsv.Write);
        }, cancel));
        return command;
    }
}
