using System.Globalization;
using System.Text;

namespace TwelveRooms.Bench;

/// <summary>One measured line: ours, the yardstick, how they compare, what was promised.</summary>
internal sealed record Row(string What, string Ours, string Yardstick, string Ratio, string Budget, bool? IsMet)
{
    public override string ToString() => $"| {What} | {Ours} | {Yardstick} | {Ratio} | {Budget} | {(IsMet switch { true => "met", false => "**missed**", _ => "none set" })} |";
}

/// <summary>The results file: a section that is run again takes the place of its old lines; the others stay, with their date.</summary>
internal sealed class Results
{
    private const string Table = "| What | Ours | Yardstick | Ratio | Budget | |\n|---|---|---|---|---|---|\n";
    private readonly SortedDictionary<string, string> _sections = new(StringComparer.Ordinal);
    private readonly string _path;

    private Results(string path) => _path = path;

    public static async Task<Results> ReadAsync(string path)
    {
        var results = new Results(path);
        if (File.Exists(path))
        {
            foreach (var part in (await File.ReadAllTextAsync(path)).Split("\n## ").Skip(1))
            {
                results._sections[part[..part.IndexOf('\n', StringComparison.Ordinal)]] = part.TrimEnd() + "\n";
            }
        }

        return results;
    }

    public void Replace(string name, IReadOnlyList<Row> rows)
    {
        var stamp = TimeProvider.System.GetUtcNow().ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        _sections[name] = $"{name}\n\n{stamp}, {Machine.Words}\n\n{Table}{string.Join('\n', rows)}\n";
    }

    public Task WriteAsync()
    {
        var text = new StringBuilder(
            "# Measured, side by side\n\nWritten by `scripts/bench`; do not edit. Every number stands beside a yardstick that ran on the same machine in the same\n"
            + "minutes, because only the ratio travels. A missed budget is written as missed. The load of the machine counts the bench itself.\n");
        foreach (var section in _sections.Values)
        {
            text.Append("\n## ").Append(section);
        }

        return File.WriteAllTextAsync(_path, text.ToString());
    }
}

/// <summary>What the numbers were measured on.</summary>
internal static class Machine
{
    public static string Words => $"{Environment.ProcessorCount} cores, {Model}, load {Load} at the end, .NET {Environment.Version}";

    private static string Model => Value("/proc/cpuinfo", "model name") ?? "unknown processor";

    private static string Load => File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";

    public static string? Value(string file, string name) => !File.Exists(file)
        ? null
        : File.ReadLines(file).FirstOrDefault(l => l.StartsWith(name, StringComparison.Ordinal))?.Split(':', 2)[1].Trim();

    /// <summary>One line of what the kernel says about a process's memory; 0 for one that has ended.</summary>
    public static double Megabytes(int process, string line) =>
        Value($"/proc/{process}/status", line) is { } kilobytes
            ? double.Parse(kilobytes.Split(' ')[0], CultureInfo.InvariantCulture) / 1024
            : 0;

    public static double Median(IEnumerable<double> numbers)
    {
        var sorted = numbers.Order().ToList();
        return sorted[sorted.Count / 2];
    }
}
