using System.CommandLine;
using TwelveRooms.Measures.ImportPoints;

namespace TwelveRooms.Cli.Commands;

internal static class ImportNameCommand
{
    public static Command Make()
    {
        var provider = new Argument<string>("ORGANISATION") { Description = "The code of the organisation in whose files the name stands" };
        var name = new Argument<string>("NAME") { Description = "The name as the files write it" };
        var means = new Argument<string>("MEANS") { Description = $"The code of the ward or of the measure that is meant; {RememberNameCommand.NoWard} or {RememberNameCommand.NoMeasure} to leave it out" };
        var command = new Command("name", "Say once what a local name of a ward or measure means") { provider, name, means };
        command.SetAction((parsed, cancel) => House.WriteAsync(async house =>
        {
            var outcome = await house.Get<RememberNameHandler>().HandleAsync(
                new(parsed.GetRequiredValue(provider), parsed.GetRequiredValue(name), parsed.GetRequiredValue(means)), house.Operator, cancel);
            return await Answer.OfAsync(outcome, words => words);
        }, cancel));
        return command;
    }
}
