using System.Globalization;
using TwelveRooms.Bench.Chart;

namespace TwelveRooms.Bench;

/// <summary>Measures side by side and rewrites bench/RESULTS.md of a root.</summary>
internal static class BenchProgram
{
    public static async Task<int> Main(string[] args)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        if (args is ["chart-host", var folder, var port])
        {
            return await ChartHost.ServeAsync(folder, int.Parse(port, CultureInfo.InvariantCulture));
        }

        if (args is [AlarmBench.Once, var chart])
        {
            await Console.Out.WriteLineAsync(AlarmBench.AskOnce(int.Parse(chart, CultureInfo.InvariantCulture)));
            return 0;
        }

        if (args.Length == 0)
        {
            await Console.Error.WriteLineAsync("usage: TwelveRooms.Bench ROOT [spc] [alarms] [start] [chart] [point] [import] [backup]; without a name all are run");
            return 2;
        }

        var root = Path.GetFullPath(args[0]);
        var sections = new (string Name, Func<Task<IReadOnlyList<Row>>> Run)[]
        {
            ("spc", () => XmrBench.RunAsync(root)),
            ("alarms", AlarmBench.RunAsync),
            ("start", () => StartBench.RunAsync(root)),
            ("chart", ChartBench.RunAsync),
            ("point", () => PointBench.RunAsync(root)),
            ("import", () => ImportBench.RunAsync(root)),
            ("backup", () => BackupBench.RunAsync(root)),
        };
        var results = await Results.ReadAsync(Path.Combine(root, "bench", "RESULTS.md"));
        foreach (var (name, run) in sections.Where(s => args.Length == 1 || args.Contains(s.Name)))
        {
            await Console.Error.WriteLineAsync($"== {name}");
            results.Replace(name, await run());
        }

        await results.WriteAsync();
        return 0;
    }
}
