namespace TwelveRooms.Bench;

/// <summary>From the start of the built host to its first page, and what it holds in memory then; the demo is there already.</summary>
internal static class StartBench
{
    private const int Port = 5091;
    private const int Pages = 2000;

    public static async Task<IReadOnlyList<Row>> RunAsync(string root)
    {
        var folder = Directory.CreateTempSubdirectory("rooms-bench-");
        try
        {
            double made, peak;
            await using (var first = await WebHost.StartAsync(root, folder.FullName, null, Port, null))
            {
                (made, peak) = (first.SecondsToFirstPage, first.PeakMegabytes);
            }

            var (seconds, megabytes) = (new List<double>(), new List<double>());
            for (var i = 0; i < 5; i++)
            {
                await using var host = await WebHost.StartAsync(root, folder.FullName, null, Port, null);
                seconds.Add(host.SecondsToFirstPage);
                megabytes.Add(host.ResidentMegabytes);
            }

            double after;
            await using (var last = await WebHost.StartAsync(root, folder.FullName, null, Port, null))
            {
                await LookAroundAsync(last.Client);
                after = last.ResidentMegabytes;
            }

            var (start, memory) = (Machine.Median(seconds), Machine.Median(megabytes));
            return
            [
                new("Start to first page, built, median of five", $"{start:0.00} s", "", "", "under 2 s", start < 2),
                new("First start, the demo made on the way, to first page", $"{made:0.0} s", "", "", "under 60 s", made < 60),
                new("Resident memory at most while the demo is made", $"{peak:0} MB", "", "", "under 300 MB", peak < 300),
                new("Resident memory after the first page, demo size", $"{memory:0} MB", "", "", "under 300 MB at the national size", memory < 300),
                new($"Resident memory after {Pages:N0} pages, demo size", $"{after:0} MB", "", "", "under 300 MB at the national size", after < 300),
            ];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>What anyone may open without signing in, again and again.</summary>
    private static async Task LookAroundAsync(HttpClient client)
    {
        string[] pages = ["/demo", "/help", "/how-we-make-the-charts", "/who-sees-what", "/accessibility"];
        for (var i = 0; i < Pages; i++)
        {
            await client.GetStringAsync(new Uri(pages[i % pages.Length], UriKind.Relative));
        }
    }
}
