using System.Diagnostics;
using System.Globalization;
using TwelveRooms.Statistics;
using TwelveRooms.Statistics.FalseAlarms;

namespace TwelveRooms.Bench;

/// <summary>How long a page waits for the number of signals that chance brings: the first question in a new process, and the ones after it.</summary>
internal static class AlarmBench
{
    /// <summary>The argument by which this program asks itself one question in a process that has run nothing yet.</summary>
    public const string Once = "alarms-once";

    private const int Processes = 7;

    private static readonly (string Name, UnchangedSeries Series)[] Charts =
    [
        ("XmR of 24 points, known", new()),
        ("XmR of 24 points, Nelson's rules", new() { Options = ChartOptions.Default with { Rules = RuleSets.Nelson } }),
        ("U′ of 24 points, 5 events a person", new() { Options = ChartOptions.Default with { Kind = ChartKind.RatePrime }, EventsPerPoint = 40, EventsPerPerson = 5 }),
    ];

    public static async Task<IReadOnlyList<Row>> RunAsync()
    {
        var rows = new List<Row>();
        for (var chart = 0; chart < Charts.Length; chart++)
        {
            var cold = new List<double>();
            for (var i = 0; i < Processes; i++)
            {
                cold.Add(double.Parse(await Run.AsyncText("dotnet", typeof(AlarmBench).Assembly.Location, Once, $"{chart}"), CultureInfo.InvariantCulture));
            }

            var median = Machine.Median(cold);
            rows.Add(new($"Alarms by chance, first question: {Charts[chart].Name}", $"{median:0.0} ms", "", "", "under 100 ms", median < 100));
        }

        var lengths = Enumerable.Range(0, 20_000).Select(i => 13 + i % 92).ToArray();
        AlarmsByChance.Expected(lengths);
        var from = Stopwatch.GetTimestamp();
        AlarmsByChance.Expected(lengths);
        var page = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
        return [.. rows, new("A page of 20,000 charts of 92 lengths, asked again", $"{page:0.0} ms", "", "", "under 100 ms", page < 100)];
    }

    /// <summary>Milliseconds until the answer.</summary>
    public static string AskOnce(int chart)
    {
        var from = Stopwatch.GetTimestamp();
        var rates = AlarmsByChance.Rates(Charts[chart].Series);
        var milliseconds = Stopwatch.GetElapsedTime(from).TotalMilliseconds;
        return rates.Series > 0 ? milliseconds.ToString("R", CultureInfo.InvariantCulture) : throw new InvalidOperationException("Nothing was simulated.");
    }
}
