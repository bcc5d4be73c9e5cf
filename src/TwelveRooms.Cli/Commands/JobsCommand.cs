using System.CommandLine;
using System.Globalization;
using TwelveRooms.Platform.Background;
using TwelveRooms.Platform.Text;

namespace TwelveRooms.Cli.Commands;

internal static class JobsCommand
{
    public static Command Make()
    {
        var command = new Command("jobs", "What runs in the background, and what of it does not get through, as CSV");
        command.SetAction((_, cancel) => House.OpenAsync(async house =>
        {
            var list = house.Get<JobList>();
            await Terminal.Out.WriteLineAsync("what,name,attempts,due_or_since,last_done,last_error");
            foreach (var job in await list.JobsAsync(cancel))
            {
                await Terminal.Out.WriteLineAsync($"job,{job.Name},,{Instant(job.Due)},{Instant(job.LastDone)},{CsvText.Cell(job.LastError ?? "")}");
            }

            foreach (var row in await list.FailingAsync(cancel))
            {
                await Terminal.Out.WriteLineAsync($"failing,{row.Kind},{row.Attempts},{Instant(row.At)},,{CsvText.Cell(row.LastError ?? "")}");
            }

            await Terminal.Out.WriteLineAsync($"waiting,{await list.WaitingAsync(cancel)} rows,,,,");
            return Exit.Fine;
        }, cancel));
        return command;
    }

    private static string? Instant(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
