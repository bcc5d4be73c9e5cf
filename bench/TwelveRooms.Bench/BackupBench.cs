using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace TwelveRooms.Bench;

/// <summary>A backup of a SQLite house of more than a gigabyte, and its restore into an empty folder, against plain copies of the same file.</summary>
internal static class BackupBench
{
    private const int Rows = 14_000_000;
    private const double MostMinutesPerGigabyte = 15;

    public static async Task<IReadOnlyList<Row>> RunAsync(string root)
    {
        var folder = Directory.CreateTempSubdirectory("rooms-bench-").FullName;
        try
        {
            var (full, empty, file) = (Path.Combine(folder, "full"), Path.Combine(folder, "empty"), Path.Combine(folder, "kept.backup"));
            await CliAsync(root, full, "migrate");
            Fill(Path.Combine(full, "twelverooms.db"));
            var gigabytes = new FileInfo(Path.Combine(full, "twelverooms.db")).Length / 1e9;

            var backup = await CliAsync(root, full, "backup", file);
            var copy = await SecondsAsync(() => Run.AsyncText("sqlite3", Path.Combine(full, "twelverooms.db"), $".backup {Path.Combine(folder, "plain.db")}"));
            var check = await CliAsync(root, full, "restore", file, "--check");
            var restore = await CliAsync(root, empty, "restore", file);
            var plain = await SecondsAsync(() => Run.AsyncText("cp", Path.Combine(folder, "plain.db"), Path.Combine(folder, "again.db")));
            await CliAsync(root, empty, "verify");

            var size = $"{gigabytes:0.00} GB of numbers, SQLite";
            await Console.Out.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"backup: gb={gigabytes:0.00} backup_s_per_gb={backup / gigabytes:0.0} restore_s_per_gb={restore / gigabytes:0.0}"));
            return
            [
                new($"Backup of {size}", $"{backup:0.0} s, {backup / gigabytes:0.0} s per GB", $"sqlite3 .backup: {copy:0.0} s", $"{backup / copy:0.0}×", "", null),
                new("The file that it wrote, packed, with its checksums", $"{new FileInfo(file).Length / 1e6:0} MB", "", $"{new FileInfo(file).Length / 1e9 / gigabytes:0.00} of the database", "", null),
                new("Looking whether it is whole", $"{check:0.0} s, {check / gigabytes:0.0} s per GB", "", "", "", null),
                new("Restore into an empty folder, with every check", $"{restore:0.0} s, {restore / gigabytes:0.0} s per GB", $"cp: {plain:0.0} s", $"{restore / plain:0.0}×", "at most 15 minutes per GB", restore / gigabytes <= MostMinutesPerGigabyte * 60),
            ];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static Task<double> CliAsync(string root, string house, params string[] args) => SecondsAsync(() => Run.AsyncText(
        "dotnet", new Dictionary<string, string?> { ["TWELVEROOMS_DATA"] = house, ["TWELVEROOMS_POSTGRES"] = null }, [Run.CommandLine(root), .. args]));

    private static async Task<double> SecondsAsync(Func<Task> work)
    {
        var from = Stopwatch.GetTimestamp();
        await work();
        return Stopwatch.GetElapsedTime(from).TotalSeconds;
    }

    /// <summary>Weekly numbers of ten years of many series, as wide as real ones; put in past the product, for only their size counts here.</summary>
    private static void Fill(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var insert = connection.CreateCommand();
        insert.CommandTimeout = 0;
        insert.CommandText =
            $"""
            WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < {Rows - 1})
            INSERT INTO measures_points ("Partition", "Series", "Period", "Part", "Revision", "State", "Numerator", "Denominator", "At", "By", "Initials", "Reason", "Import", "IsWithdrawn")
            SELECT 1, 100000 + i / 520, 730000 + (i % 520) * 7, 0, 0, 1, (i * 7919) % 23, 400 + (i * 104729) % 250, 1700000000000 + i * 977, printf('person:0199%08x-7000-8000-%012x', i % 977, i % 977 * 31), NULL, NULL, 0, 0 FROM n;
            PRAGMA wal_checkpoint(TRUNCATE);
            """;
        insert.ExecuteNonQuery();
    }
}
