using System.CommandLine;
using System.Globalization;
using TwelveRooms.Platform.Background;
using TwelveRooms.Platform.Files;

namespace TwelveRooms.Cli.Commands;

internal static class JobsCommand
{
    public static Command Make()
    {
        var command = new Command("jobs", "What runs in the background, and what of it does not get through, as CSV");
        command.SetAction((_, cancel) => House.OpenAsync(async house =>
        {
            var list = house.Get<WorkList>();
            var csv = new CsvText().Line("what", "name", "due_or_since", "last_done", "attempts", "last_error");
            foreach (var job in await list.JobsAsync(cancel))
            {
                csv.Line("job", job.Name, Instant(job.Due), Instant(job.LastDone), job.Attempts, job.LastError);
            }

            foreach (var row in await list.FailingAsync(cancel))
            {
                csv.Line("failing", $"{row.Kind} {row.Number}", Instant(row.Since), null, row.Attempts, row.LastError);
            }

            await Console.Out.WriteAsync(csv.Line("waiting", $"{await list.WaitingAsync(cancel)} rows", null, null, null, null).ToString());
            return Exit.Fine;
        }, cancel));
        return command;
    }

    private static string? Instant(DateTimeOffset? at) => at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
