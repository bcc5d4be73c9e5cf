using System.CommandLine;
using TwelveRooms.Demo;

namespace TwelveRooms.Cli.Commands;

internal static class DemoCommand
{
    public static Command Make()
    {
        var wards = new Option<int>("--wards") { Description = "How many wards at most", DefaultValueFactory = _ => int.MaxValue, HelpName = "N" };
        var command = new Command("demo", "Make the demo programme in an empty database") { wards };
        command.SetAction((parsed, cancel) => House.WriteAsync(async house =>
        {
            if ((await house.Get<DemoProgramme>().EnsureAsync(parsed.GetValue(wards), cancel)).Refusal is { } no)
            {
                return await Answer.RefuseAsync(no);
            }

            await Terminal.Out.WriteLineAsync("The demo programme is there.");
            return Exit.Fine;
        }, cancel));
        return command;
    }
}
