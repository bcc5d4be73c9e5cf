using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using TwelveRooms.Statistics;

namespace TwelveRooms.Bench;

/// <summary>All rules and the icon on 20,000 series of 104 points, against the same work as a plain C loop, each on one core; one long series; one more point.</summary>
internal static class XmrBench
{
    private const int Series = 20_000;
    private const int Points = 104;
    private const int Long = 1_000_000;
    private const int Rounds = 9;

    public static async Task<IReadOnlyList<Row>> RunAsync(string root)
    {
        var values = Numbers(Series, Points);
        Warm(values);
        var (ours, found, allocated) = Ours(values);
        var all = AllCores(values);
        var one = OneLong();
        var appended = Appended(values);
        var drawing = DrawingBench.MillisecondsAChart();
        var c = await YardstickAsync(root, values);
        if (c is { } checkedBy && checkedBy.Found != found)
        {
            throw new InvalidOperationException($"The two sides do not agree: {found} here, {checkedBy.Found} in C.");
        }

        var ratio = ours / c?.Seconds;
        await Console.Out.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture,
            $"spc: us_per_series={ours / Series * 1e6:0.00} c_ratio={(ratio is { } r ? $"{r:0.00}" : "none")} series_20000_s={all:0.0000} points_1000000_s={one:0.0000} svg_ms={drawing:0.000}"));
        return
        [
            new("XmR, all rules and the icon, one core", $"{ours / Series * 1e6:0.00} µs a series", c is { } yardstick ? $"gcc -O3: {yardstick.Seconds / Series * 1e6:0.00} µs" : "gcc is missing: not measured", $"{ratio:0.00}×", "at most 2×", ratio <= 2),
            new($"{Series:N0} series × {Points} points, {Environment.ProcessorCount} cores", $"{all:0.000} s", "", "", "under 0.5 s", all < 0.5),
            new($"1 series × {Long:N0} points, one core", $"{one:0.0000} s", $"the same points as short series: {ours / (Series * Points) * Long:0.0000} s", $"{one / (ours / (Series * Points) * Long):0.00}×", "linear", null),
            new("One more point on a series, read again", $"{appended:0.00} µs", "", "", "", null),
            new("Allocated for a series", $"{allocated / (double)Series:0.#} bytes", "", "", "nothing per point", allocated < Series),
            new("One chart as SVG", $"{drawing:0.000} ms", "", "", "aim below 1 ms", drawing < 1),
        ];
    }

    private static double[] Numbers(int series, int points)
    {
        var state = 12UL;
        var values = new double[series * points];
        for (var i = 0; i < values.Length; i++)
        {
            var sum = 0.0;
            for (var k = 0; k < 4; k++)
            {
                state = (state * 6364136223846793005UL) + 1442695040888963407UL;
                sum += (state >> 11) / (double)(1UL << 53);
            }

            values[i] = state % 61 == 0 ? double.NaN : 20 + (sum * 10) + (i % points > 70 ? 4 : 0);
        }

        return values;
    }

    /// <summary>Until the code has been compiled for speed; then a pause for the compiler, which works beside us.</summary>
    private static void Warm(double[] values)
    {
        var reader = new Reader(Points);
        for (var round = 0; round < 3; round++)
        {
            for (var s = 0; s < Series; s++)
            {
                reader.Read(values, s);
            }

            Thread.Sleep(300);
        }
    }

    private static (double Seconds, (long Flags, long Icons) Found, long Allocated) Ours(double[] values)
    {
        var (best, allocated) = (double.MaxValue, 0L);
        var (reader, found) = (new Reader(Points), (Flags: 0L, Icons: 0L));
        for (var round = 0; round < Rounds; round++)
        {
            found = default;
            var before = GC.GetAllocatedBytesForCurrentThread();
            var seconds = 0.0;
            for (var s = 0; s < Series; s += 100)
            {
                var from = Stopwatch.GetTimestamp();
                for (var k = s; k < s + 100; k++)
                {
                    found.Icons += reader.Read(values, k, k - s);
                }

                seconds += Stopwatch.GetElapsedTime(from).TotalSeconds;
                found.Flags += reader.CountFlags();
            }

            best = Math.Min(best, seconds);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        return (best, found, allocated);
    }

    private static double AllCores(double[] values)
    {
        var best = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
        {
            var from = Stopwatch.GetTimestamp();
            Parallel.For(0, Series, () => new Reader(Points), (s, _, reader) =>
            {
                reader.Read(values, s);
                return reader;
            }, _ => { });
            best = Math.Min(best, Stopwatch.GetElapsedTime(from).TotalSeconds);
        }

        return best;
    }

    private static double OneLong()
    {
        var (values, reader, best) = (Numbers(1, Long), new Reader(Long), double.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            var from = Stopwatch.GetTimestamp();
            reader.Read(values, 0);
            best = Math.Min(best, Stopwatch.GetElapsedTime(from).TotalSeconds);
        }

        return best;
    }

    /// <summary>A new point means reading its own series again, and no other.</summary>
    private static double Appended(double[] values)
    {
        var (reader, best) = (new Reader(Points + 1), double.MaxValue);
        for (var round = 0; round < Rounds * 10; round++)
        {
            var from = Stopwatch.GetTimestamp();
            for (var k = 0; k < 1_000; k++)
            {
                reader.Read(values, k);
            }

            best = Math.Min(best, Stopwatch.GetElapsedTime(from).TotalMicroseconds / 1_000);
        }

        return best;
    }

    private static async Task<(double Seconds, (long Flags, long Icons) Found)?> YardstickAsync(string root, double[] values)
    {
        var folder = Directory.CreateTempSubdirectory("rooms-bench-");
        try
        {
            var (program, data) = (Path.Combine(folder.FullName, "xmr"), Path.Combine(folder.FullName, "values"));
            try
            {
                await Run.AsyncText("gcc", "-O3", "-march=x86-64-v2", "-o", program, Path.Combine(root, "bench", "xmr.c"), "-lm");
            }
            catch (System.ComponentModel.Win32Exception)
            {
                return null;
            }

            await File.WriteAllBytesAsync(data, MemoryMarshal.AsBytes(values.AsSpan()).ToArray());
            var parts = (await Run.AsyncText(program, data, $"{Series}", $"{Points}")).Split(' ');
            return (double.Parse(parts[0], CultureInfo.InvariantCulture), (long.Parse(parts[1], CultureInfo.InvariantCulture), long.Parse(parts[2], CultureInfo.InvariantCulture)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The engine with its buffers; flags of a hundred series are kept, to be counted outside the measured time.</summary>
    private sealed class Reader(int points)
    {
        private readonly double[] _charted = new double[points];
        private readonly PointUse[] _uses = new PointUse[points];
        private readonly SpcRules[] _flags = new SpcRules[points <= 1_000 ? points * 100 : points];
        private readonly SegmentLines[] _lines = new SegmentLines[1];

        /// <summary>2 for a high icon, 1 for a low one, 0 for neither.</summary>
        public int Read(double[] values, int series, int slot = 0)
        {
            var flags = _flags.AsSpan(slot * points, points);
            SpcEngine.Read(new() { Values = values.AsSpan(series * points, points) }, ChartOptions.Default, new() { Charted = _charted, Uses = _uses, Flags = flags, Segments = _lines });
            var at = points - 1;
            while (at > 0 && _uses[at] != PointUse.Used)
            {
                at--;
            }

            return (flags[at] & SpcRules.AnyHigh) != 0 ? 2 : (flags[at] & SpcRules.AnyLow) != 0 ? 1 : 0;
        }

        public long CountFlags() => _flags.Sum(flag => (long)BitOperations.PopCount((uint)flag));
    }
}
