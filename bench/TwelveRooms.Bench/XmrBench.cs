using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using TwelveRooms.Statistics;

namespace TwelveRooms.Bench;

/// <summary>All rules on 20,000 series of 104 points, against the same work as a plain C loop, each on one core.</summary>
internal static class XmrBench
{
    private const int Series = 20_000;
    private const int Points = 104;
    private const int Rounds = 25;

    public static async Task<IReadOnlyList<Row>> RunAsync(string root)
    {
        var values = Numbers();
        var (ours, flags, allocated) = Ours(values);
        var all = AllCores(values);
        var c = await YardstickAsync(root, values);
        var perSeries = $"{ours / Series * 1e6:0.00} µs a series";
        if (c is not { } yardstick)
        {
            return [new("XmR, all rules, one core", perSeries, "gcc is missing: not measured", "", "at most 2×", null)];
        }

        if (yardstick.Flags != flags)
        {
            throw new InvalidOperationException($"The two sides do not agree: {flags} flags here, {yardstick.Flags} in C.");
        }

        var ratio = ours / yardstick.Seconds;
        return
        [
            new("XmR, all rules, one core", perSeries, $"gcc -O2: {yardstick.Seconds / Series * 1e6:0.00} µs", $"{ratio:0.00}×", "at most 2×", ratio <= 2),
            new($"{Series:N0} series × {Points} points, {Environment.ProcessorCount} cores", $"{all:0.000} s", "", "", "under 0.5 s", all < 0.5),
            new("Allocated for a series", $"{allocated / (double)Series:0.#} bytes", "", "", "nothing per point", allocated < Series),
        ];
    }

    private static double[] Numbers()
    {
        var state = 12UL;
        var values = new double[Series * Points];
        for (var i = 0; i < values.Length; i++)
        {
            var sum = 0.0;
            for (var k = 0; k < 4; k++)
            {
                state = (state * 6364136223846793005UL) + 1442695040888963407UL;
                sum += (state >> 11) / (double)(1UL << 53);
            }

            values[i] = state % 61 == 0 ? double.NaN : 20 + (sum * 10) + (i % Points > 70 ? 4 : 0);
        }

        return values;
    }

    private static (double Seconds, long Flags, long Allocated) Ours(double[] values)
    {
        var (best, allocated) = (double.MaxValue, 0L);
        var flags = new SpcRules[Series * Points];
        for (var round = 0; round < Rounds; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var from = Stopwatch.GetTimestamp();
            for (var s = 0; s < Series; s++)
            {
                One(values, s, flags);
            }

            best = Math.Min(best, Stopwatch.GetElapsedTime(from).TotalSeconds);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        return (best, flags.Sum(f => (long)BitOperations.PopCount((uint)f)), allocated);
    }

    private static double AllCores(double[] values)
    {
        var best = double.MaxValue;
        var flags = new SpcRules[Series * Points];
        for (var round = 0; round < Rounds; round++)
        {
            var from = Stopwatch.GetTimestamp();
            Parallel.For(0, Series, s => One(values, s, flags));
            best = Math.Min(best, Stopwatch.GetElapsedTime(from).TotalSeconds);
        }

        return best;
    }

    private static void One(double[] values, int series, SpcRules[] flags)
    {
        Span<XmrLimits> limits = stackalloc XmrLimits[1];
        XmrCore.Read(values.AsSpan(series * Points, Points), [], [], default, limits, flags.AsSpan(series * Points, Points));
    }

    private static async Task<(double Seconds, long Flags)?> YardstickAsync(string root, double[] values)
    {
        var folder = Directory.CreateTempSubdirectory("rooms-bench-");
        try
        {
            var (program, data) = (Path.Combine(folder.FullName, "xmr"), Path.Combine(folder.FullName, "values"));
            try
            {
                await Run.AsyncText("gcc", "-O2", "-o", program, Path.Combine(root, "bench", "xmr.c"), "-lm");
            }
            catch (System.ComponentModel.Win32Exception)
            {
                return null;
            }

            await File.WriteAllBytesAsync(data, MemoryMarshal.AsBytes(values.AsSpan()).ToArray());
            var parts = (await Run.AsyncText(program, data, $"{Series}", $"{Points}")).Split(' ');
            return (double.Parse(parts[0], CultureInfo.InvariantCulture), long.Parse(parts[1], CultureInfo.InvariantCulture));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
