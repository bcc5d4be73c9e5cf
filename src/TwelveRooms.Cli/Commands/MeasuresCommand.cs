using System.CommandLine;
using TwelveRooms.Measures.ChangeMeasure;
using TwelveRooms.Measures.ChooseChart;
using TwelveRooms.Measures.Domain;

namespace TwelveRooms.Cli.Commands;

internal static class MeasuresCommand
{
    public static Command Make() => new("measures", "The measure library") { List(), Change(), Chart() };

    private static Command List()
    {
        var command = new Command("list", "Every measure with its code, A to Z");
        command.SetAction((_, cancel) => House.OpenAsync(async house =>
        {
            foreach (var measure in await house.Get<MeasureDirectory>().AllAsync(house.Operator, cancel))
            {
                await Terminal.Out.WriteLineAsync($"{measure.Code}\t{measure.Name}\t{WayWords.After(measure.HowAsked)}");
            }

            return Exit.Fine;
        }, cancel));
        return command;
    }

    private static Command Chart()
    {
        var measure = new Argument<string>("MEASURE") { Description = "The code or id of a measure" };
        var kind = new Option<string>("--as") { Description = "Which chart: xmr, u_prime, p_prime, t or g, as far as its numbers allow", HelpName = "CHART", Required = true };
        var reason = new Option<string>("--reason") { Description = "Why; it stands on the page of each chart", Required = true };
        var command = new Command("chart", "Choose how a measure is charted everywhere; no line is broken") { measure, kind, reason };
        command.SetAction((parsed, cancel) => House.WriteAsync(async house =>
        {
            var choice = new ChooseChartCommand(parsed.GetRequiredValue(measure), parsed.GetValue(kind), parsed.GetValue(reason), null);
            var outcome = await house.Get<ChooseChartHandler>().HandleAsync(choice, house.Operator, cancel);
            return await Answer.OfAsync(outcome, _ => $"{choice.Measure}: {choice.Chart}");
        }, cancel));
        return command;
    }

    private static Command Change()
    {
        var measure = new Argument<string>("MEASURE") { Description = "The code or id of a measure" };
        var from = new Option<string>("--from") { Description = "Any day of the first period that is counted in the new way", HelpName = "DAY", Required = true };
        var way = new Option<string?>("--way") { Description = $"How it is asked from then on: {WayWords.Keys}", HelpName = "WAY" };
        var definition = new Option<string?>("--definition") { Description = "What counts from then on, whole", HelpName = "TEXT" };
        var reason = new Option<string>("--reason") { Description = "Why; it stands beside the break on every chart", Required = true };
        var command = new Command("change", "Count a measure in another way: a break on every chart of it") { measure, from, way, definition, reason };
        command.SetAction((parsed, cancel) => House.WriteAsync(async house =>
        {
            var change = new ChangeMeasureCommand(
                parsed.GetRequiredValue(measure), parsed.GetValue(from), parsed.GetValue(way), parsed.GetValue(definition), parsed.GetValue(reason), null);
            var outcome = await house.Get<ChangeMeasureHandler>().HandleAsync(change, house.Operator, cancel);
            return await Answer.OfAsync(outcome, c => $"{change.Measure}, from {c.From:yyyy-MM-dd}: {c.Words}");
        }, cancel));
        return command;
    }
}
