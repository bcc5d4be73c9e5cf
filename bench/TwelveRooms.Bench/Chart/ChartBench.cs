using System.Diagnostics;
using System.Text;

namespace TwelveRooms.Bench.Chart;

/// <summary>A ward's chart page against a bare Razor page with one indexed query: same process, person, gate, limits and headers.</summary>
internal static class ChartBench
{
    private const int Port = 5093;
    private const int Runs = 5;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(4);

    public static async Task<IReadOnlyList<Row>> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("rooms-bench-");
        using var host = Start(folder.FullName);
        try
        {
            var (cookie, chart, bare) = await InvitationAsync(host);
            await Load.RunAsync(Port, bare, cookie, WarmUp);
            await Load.RunAsync(Port, chart, cookie, WarmUp);
            var (bares, charts) = (new List<LoadResult>(), new List<LoadResult>());
            for (var i = 0; i < Runs; i++) // in turn, so that the machine's moods fall on both
            {
                bares.Add(await Load.RunAsync(Port, bare, cookie, Time));
                charts.Add(await Load.RunAsync(Port, chart, cookie, Time));
            }

            var (ours, yardstick) = (Machine.Median(charts.Select(c => c.PerSecond)), Machine.Median(bares.Select(b => b.PerSecond)));
            var (slow, slowest) = (Machine.Median(charts.Select(c => c.P99)), Machine.Median(bares.Select(b => b.P99)));
            var memory = Machine.Megabytes(host.Id, "VmRSS");
            return
            [
                new("Ward chart page, requests a second, 8 connections, median of five runs", $"{ours:0}", $"bare page: {yardstick:0}", $"{ours / yardstick:0 %}", "at least 40 %", ours >= 0.4 * yardstick),
                new("Ward chart page, 99 of 100 within", $"{slow:0.0} ms", $"bare page: {slowest:0.0} ms", $"{slow / slowest:0.0}×", "at most 5×", slow <= 5 * slowest),
                new("Resident memory after all of these pages, 12 wards, bench and host in one", $"{memory:0} MB", "", "", "under 300 MB at the national size", memory < 300),
            ];
        }
        finally
        {
            host.Kill();
            await host.WaitForExitAsync();
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The first line that is not of the log.</summary>
    private static async Task<(string Cookie, string Chart, string Bare)> InvitationAsync(Process host)
    {
        while (await host.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Split(' ') is ["ask", var cookie, var chart, var bare])
            {
                _ = host.StandardOutput.BaseStream.CopyToAsync(Stream.Null); // a pipe that nobody reads would stop the host
                _ = host.StandardError.BaseStream.CopyToAsync(Stream.Null);
                return (cookie, chart, bare);
            }
        }

        throw new InvalidOperationException($"The bench's host did not start: {await host.StandardError.ReadToEndAsync()}");
    }

    private static Process Start(string folder)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(ChartBench).Assembly.Location, "chart-host", folder, $"{Port}"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        return Process.Start(start)!;
    }
}
