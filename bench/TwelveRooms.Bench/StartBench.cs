namespace TwelveRooms.Bench;

/// <summary>From the start of the built host to its first page, and what it holds in memory then; the demo is there already.</summary>
internal static class StartBench
{
    private const int Port = 5091;

    public static async Task<IReadOnlyList<Row>> RunAsync(string root)
    {
        var folder = Directory.CreateTempSubdirectory("rooms-bench-");
        try
        {
            await using (await WebHost.StartAsync(root, folder.FullName, null, Port, null))
            {
                // makes the demo programme, unmeasured
            }

            var (seconds, megabytes) = (new List<double>(), new List<double>());
            for (var i = 0; i < 5; i++)
            {
                await using var host = await WebHost.StartAsync(root, folder.FullName, null, Port, null);
                seconds.Add(host.SecondsToFirstPage);
                megabytes.Add(host.ResidentMegabytes);
            }

            var (start, memory) = (Machine.Median(seconds), Machine.Median(megabytes));
            return
            [
                new("Start to first page, built, median of five", $"{start:0.00} s", "", "", "under 2 s", start < 2),
                new("Resident memory after the first page, demo size", $"{memory:0} MB", "", "", "under 300 MB at the national size", memory < 300),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
