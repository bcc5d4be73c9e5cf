using System.Diagnostics;
using System.Globalization;
using System.Text;
using Npgsql;

namespace TwelveRooms.Bench;

/// <summary>A million numbers from a file, with checks, audit and signals, against the same file by sqlite3 .import and by COPY.</summary>
internal static class ImportBench
{
    private const int Providers = 10;
    private const int Months = 100;
    private const string Columns = "provider text, ward text, measure text, period text, numerator double precision, denominator double precision, note text, PRIMARY KEY (ward, measure, period)";

    private static readonly string[] Measures =
        ["restrictive_interventions", "violence", "self_harm", "restraint_prone", "restraint_physical", "seclusion", "rapid_tranquillisation", "patients_felt_safe", "had_a_say", "plans_made_together"];

    public static async Task<IReadOnlyList<Row>> RunAsync(string root)
    {
        var rows = new List<Row>();
        var folder = Directory.CreateTempSubdirectory("rooms-bench-").FullName;
        try
        {
            var small = Write(folder, Providers, 1);
            var large = Write(folder, Providers, 100);
            var (smallSeconds, smallMegabytes) = await OursAsync(root, await HouseAsync(root, folder, "small", null), small);
            var (seconds, megabytes) = await OursAsync(root, await HouseAsync(root, folder, "large", null), large);
            var sqlite = await SqliteAsync(folder, large);
            rows.Add(new("Import of 1,000,000 numbers, SQLite, to the answer", $"{seconds:0.0} s", $"sqlite3 .import: {sqlite:0.0} s", $"{seconds / sqlite:0.0}×", "at most 4×", seconds <= 4 * sqlite));
            rows.Add(new("Most memory while it runs", $"{megabytes:0} MB", $"10,000 numbers: {smallMegabytes:0} MB", "", "under 300 MB", megabytes < 300));
            rows.Add(new("The same by size, without the start of the program", $"{(seconds - 1) / 100:0.000} s for 10,000 of a million", $"10,000 alone: {Math.Max(0, smallSeconds - 1):0.000} s", "", "linear", null));
            var copy = double.NaN;
            if (Environment.GetEnvironmentVariable("TWELVEROOMS_BENCH_POSTGRES") is { Length: > 0 } server)
            {
                var (onPostgres, _) = await OursAsync(root, await HouseAsync(root, folder, "postgres", server), large);
                copy = await CopyAsync(server, large);
                rows.Add(new("Import of 1,000,000 numbers, PostgreSQL, to the answer", $"{onPostgres:0.0} s", $"COPY: {copy:0.0} s", $"{onPostgres / copy:0.0}×", "at most 3×", onPostgres <= 3 * copy));
                copy = onPostgres / copy;
            }
            else
            {
                rows.Add(new("Import of 1,000,000 numbers, PostgreSQL", "not measured: TWELVEROOMS_BENCH_POSTGRES names no server", "", "", "at most 3×", null));
            }

            rows.AddRange(await WorkbookAsync(root, folder));
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"import: rows=1000000 seconds={seconds:0.0} sqlite_ratio={seconds / sqlite:0.00} copy_ratio={copy:0.00} rss_mb={megabytes:0}"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return rows;
    }

    /// <summary>200,000 numbers of one organisation out of one house as CSV and as a workbook, and that workbook into another house.</summary>
    private static async Task<IReadOnlyList<Row>> WorkbookAsync(string root, string folder)
    {
        var house = await HouseAsync(root, folder, "out", null);
        await OursAsync(root, house, Write(folder, 1, 200));
        var rows = new List<Row>();
        foreach (var format in (string[])["csv", "xlsx"])
        {
            var file = Path.Combine(folder, $"out.{format}");
            var (seconds, megabytes, _) = await MeasureAsync(root, house, "export", "numbers", "ZXB0", "--format", format, "--output", file);
            rows.Add(new($"Export of 200,000 numbers as {format.ToUpperInvariant()}", $"{seconds:0.0} s, {megabytes:0} MB", $"{new FileInfo(file).Length / 1e6:0.0} MB written", "", "under 300 MB", megabytes < 300));
        }

        var (back, memory) = await OursAsync(root, await HouseAsync(root, folder, "in", null), Path.Combine(folder, "out.xlsx"));
        rows.Add(new("Import of that workbook into an empty house", $"{back:0.0} s, {memory:0} MB", "", "", "under 300 MB", memory < 300));
        return rows;
    }

    private static string Write(string folder, int providers, int wards)
    {
        var path = Path.Combine(folder, $"numbers-{providers}-{wards}.csv");
        using var text = new StreamWriter(path, false, new UTF8Encoding(false));
        text.Write("provider_code,ward_code,measure,period,numerator,denominator,note\n");
        var n = 0L;
        for (var p = 0; p < providers; p++)
        {
            for (var w = 0; w < wards; w++)
            {
                foreach (var measure in Measures)
                {
                    for (var m = 0; m < Months; m++)
                    {
                        n++;
                        text.Write(string.Create(CultureInfo.InvariantCulture, $"ZXB{p},ZXB{p}-W{w:000},{measure},{new DateOnly(2018, 1, 1).AddMonths(m):yyyy-MM-dd},{n * 7919 % 23},{400 + (n * 104729 % 250)},\n"));
                    }
                }
            }
        }

        return path;
    }

    /// <summary>The environment of a new house with ten organisations of 200 wards.</summary>
    private static async Task<IReadOnlyDictionary<string, string?>> HouseAsync(string root, string folder, string name, string? postgres)
    {
        var data = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        var house = new Dictionary<string, string?> { ["TWELVEROOMS_DATA"] = data, ["TWELVEROOMS_POSTGRES"] = postgres };
        var wards = new StringBuilder("provider_code,provider_name,ward_code,ward_name,ward_type\n");
        for (var i = 0; i < Providers * 200; i++)
        {
            wards.Append(CultureInfo.InvariantCulture, $"ZXB{i / 200},Bench Trust {i / 200},ZXB{i / 200}-W{i % 200:000},Ward {i},Adult Acute\n");
        }

        var organisations = Path.Combine(data, "wards.csv");
        await File.WriteAllTextAsync(organisations, wards.ToString());
        await Run.AsyncText("dotnet", house, Run.CommandLine(root), "import", "organisations", organisations);
        return house;
    }

    /// <summary>An import that must take every row.</summary>
    private static async Task<(double Seconds, double Megabytes)> OursAsync(string root, IReadOnlyDictionary<string, string?> house, string file)
    {
        var (seconds, megabytes, answer) = await MeasureAsync(root, house, "import", "points", file);
        return answer?.Contains("0 rejected", StringComparison.Ordinal) == true ? (seconds, megabytes) : throw new InvalidOperationException($"The import answered: {answer}");
    }

    /// <summary>Seconds from the start of the program to its answer, and the most memory that it held; what is added up above goes on after.</summary>
    private static async Task<(double Seconds, double Megabytes, string? Answer)> MeasureAsync(string root, IReadOnlyDictionary<string, string?> house, params string[] words)
    {
        var start = new ProcessStartInfo("dotnet", [Run.CommandLine(root), .. words]) { RedirectStandardOutput = true };
        foreach (var (key, value) in house)
        {
            start.Environment[key] = value;
        }

        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var line = process.StandardOutput.ReadLineAsync(); // at the end for a command that says nothing
        var megabytes = 0d;
        while (!line.IsCompleted)
        {
            megabytes = Math.Max(megabytes, Machine.Megabytes(process.Id, "VmHWM"));
            await Task.WhenAny(line, Task.Delay(50));
        }

        var answer = await line;
        var seconds = watch.Elapsed.TotalSeconds;
        _ = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? (seconds, megabytes, answer) : throw new InvalidOperationException($"{words[0]} answered: {answer}");
    }

    private static async Task<double> SqliteAsync(string folder, string file)
    {
        var watch = Stopwatch.StartNew();
        await Run.AsyncText("sqlite3", new Dictionary<string, string?>(), Path.Combine(folder, "bare.db"), "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;", $"CREATE TABLE p ({Columns})", ".mode csv", $".import --skip 1 {file} p");
        return watch.Elapsed.TotalSeconds;
    }

    private static async Task<double> CopyAsync(string server, string file)
    {
        await using var connection = new NpgsqlConnection(server);
        await connection.OpenAsync();
        await using (var table = new NpgsqlCommand($"DROP TABLE IF EXISTS bench_import; CREATE TABLE bench_import ({Columns})", connection))
        {
            await table.ExecuteNonQueryAsync();
        }

        var watch = Stopwatch.StartNew();
        await using (var copy = await connection.BeginTextImportAsync("COPY bench_import FROM STDIN (FORMAT csv, HEADER)"))
        {
            using var text = new StreamReader(file);
            var block = new char[64 * 1024];
            for (int read; (read = await text.ReadAsync(block)) > 0;)
            {
                await copy.WriteAsync(block.AsMemory(0, read));
            }
        }

        return watch.Elapsed.TotalSeconds;
    }
}
