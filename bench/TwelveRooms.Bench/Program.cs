using System.Globalization;
using TwelveRooms.Bench;

// usage: TwelveRooms.Bench ROOT [spc] [alarms] [start] [point]; without a name all are run. Rewrites bench/RESULTS.md of that root.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args.Length == 0)
{
    await Console.Error.WriteLineAsync("usage: TwelveRooms.Bench ROOT [spc] [alarms] [start] [point]");
    return 2;
}

if (args is [AlarmBench.Once, var chart])
{
    await Console.Out.WriteLineAsync(AlarmBench.AskOnce(int.Parse(chart, CultureInfo.InvariantCulture)));
    return 0;
}

var root = Path.GetFullPath(args[0]);
var sections = new (string Name, Func<Task<IReadOnlyList<Row>>> Run)[]
{
    ("spc", () => XmrBench.RunAsync(root)),
    ("alarms", AlarmBench.RunAsync),
    ("start", () => StartBench.RunAsync(root)),
    ("point", () => PointBench.RunAsync(root)),
};
var results = await Results.ReadAsync(Path.Combine(root, "bench", "RESULTS.md"));
foreach (var (name, run) in sections.Where(s => args.Length == 1 || args.Contains(s.Name)))
{
    await Console.Error.WriteLineAsync($"== {name}");
    results.Replace(name, await run());
}

await results.WriteAsync();
return 0;
