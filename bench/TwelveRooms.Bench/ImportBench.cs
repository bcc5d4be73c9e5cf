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
            var small = Write(folder, 1);
            var large = Write(folder, 100);
            var (smallSeconds, smallMegabytes) = await OursAsync(root, folder, "small", small, null);
            var (seconds, megabytes) = await OursAsync(root, folder, "large", large, null);
            var sqlite = await SqliteAsync(folder, large);
            rows.Add(new("Import of 1,000,000 numbers, SQLite, to the answer", $"{seconds:0.0} s", $"sqlite3 .import: {sqlite:0.0} s", $"{seconds / sqlite:0.0}×", "at most 4×", seconds <= 4 * sqlite));
            rows.Add(new("Most memory while it runs", $"{megabytes:0} MB", $"10,000 numbers: {smallMegabytes:0} MB", "", "under 300 MB", megabytes < 300));
            rows.Add(new("The same by size, without the start of the program", $"{(seconds - 1) / 100:0.000} s for 10,000 of a million", $"10,000 alone: {Math.Max(0, smallSeconds - 1):0.000} s", "", "linear", null));
            var copy = double.NaN;
            if (Environment.GetEnvironmentVariable("TWELVEROOMS_BENCH_POSTGRES") is { Length: > 0 } server)
            {
                var (onPostgres, _) = await OursAsync(root, folder, "postgres", large, server);
                copy = await CopyAsync(server, large);
                rows.Add(new("Import of 1,000,000 numbers, PostgreSQL, to the answer", $"{onPostgres:0.0} s", $"COPY: {copy:0.0} s", $"{onPostgres / copy:0.0}×", "at most 3×", onPostgres <= 3 * copy));
                copy = onPostgres / copy;
            }
            else
            {
                rows.Add(new("Import of 1,000,000 numbers, PostgreSQL", "not measured: TWELVEROOMS_BENCH_POSTGRES names no server", "", "", "at most 3×", null));
            }

            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"import: rows=1000000 seconds={seconds:0.0} sqlite_ratio={seconds / sqlite:0.00} copy_ratio={copy:0.00} rss_mb={megabytes:0}"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return rows;
    }

    private static string Write(string folder, int wards)
    {
        var path = Path.Combine(folder, $"numbers-{wards}.csv");
        using var text = new StreamWriter(path, false, new UTF8Encoding(false));
        text.Write("provider_code,ward_code,measure,period,numerator,denominator,note\n");
        var n = 0L;
        for (var p = 0; p < Providers; p++)
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

    /// <summary>Seconds from the start of the program to its answer, and the most memory that it held; what is added up above goes on after.</summary>
    private static async Task<(double Seconds, double Megabytes)> OursAsync(string root, string folder, string name, string file, string? postgres)
    {
        var cli = Path.Combine(root, "src/TwelveRooms.Cli/bin/Release/net10.0/twelverooms.dll");
        var data = Directory.CreateDirectory(Path.Combine(folder, name)).FullName;
        var environment = new Dictionary<string, string?> { ["TWELVEROOMS_DATA"] = data, ["TWELVEROOMS_POSTGRES"] = postgres };
        var wards = new StringBuilder("provider_code,provider_name,ward_code,ward_name,ward_type\n");
        for (var i = 0; i < Providers * 100; i++)
        {
            wards.Append(CultureInfo.InvariantCulture, $"ZXB{i / 100},Bench Trust {i / 100},ZXB{i / 100}-W{i % 100:000},Ward {i},Adult Acute\n");
        }

        var organisations = Path.Combine(data, "wards.csv");
        await File.WriteAllTextAsync(organisations, wards.ToString());
        await Run.AsyncText("dotnet", environment, cli, "import", "organisations", organisations);
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, ArgumentList = { cli, "import", "points", file } };
        foreach (var (key, value) in environment)
        {
            start.Environment[key] = value;
        }

        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var answer = await process.StandardOutput.ReadLineAsync();
        var seconds = watch.Elapsed.TotalSeconds;
        var megabytes = Machine.Megabytes(process.Id, "VmHWM");
        _ = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 && answer?.Contains("0 rejected", StringComparison.Ordinal) == true
            ? (seconds, megabytes)
            : throw new InvalidOperationException($"The import answered: {answer}");
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
