using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace TwelveRooms.Bench;

/// <summary>One durable point with checks, audit, signal and outbox through the API, against a bare INSERT in a transaction of its own.</summary>
internal static class PointBench
{
    private const int Port = 5092;
    private const int Wards = 12;
    private const int Months = 30;
    private const string Table = "CREATE TABLE bench_points (part integer, series integer, period integer, revision integer, state integer, numerator double precision, denominator double precision, at bigint, by text, PRIMARY KEY (part, series, period, revision))";

    public static async Task<IReadOnlyList<Row>> RunAsync(string root)
    {
        var rows = new List<Row>();
        var folder = Directory.CreateTempSubdirectory("rooms-bench-");
        try
        {
            rows.Add(Compare("SQLite, WAL, synchronous=FULL", await ApiAsync(root, folder.FullName, null), BareSqlite(folder.FullName)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        if (Environment.GetEnvironmentVariable("TWELVEROOMS_BENCH_POSTGRES") is not { Length: > 0 } server)
        {
            rows.Add(new("One durable point, PostgreSQL", "not measured: TWELVEROOMS_BENCH_POSTGRES names no server", "", "", "", null));
            return rows;
        }

        folder = Directory.CreateTempSubdirectory("rooms-bench-");
        try
        {
            rows.Add(Compare("PostgreSQL, fsync on", await ApiAsync(root, folder.FullName, server), BarePostgres(server)));
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        return rows;
    }

    private static Row Compare(string database, double ours, double bare) =>
        new($"One durable point, {database}, median", $"{ours:0.00} ms through the API", $"bare INSERT: {bare:0.00} ms", $"{ours / bare:0.0}×", "", null);

    private static async Task<double> ApiAsync(string root, string folder, string? postgres)
    {
        var cli = Run.CommandLine(root);
        var environment = new Dictionary<string, string?> { ["TWELVEROOMS_DATA"] = folder, ["TWELVEROOMS_POSTGRES"] = postgres };
        var file = Path.Combine(folder, "wards.csv");
        var lines = new StringBuilder("provider_code,provider_name,ward_code,ward_name,ward_type\n");
        for (var w = 0; w < Wards; w++)
        {
            lines.Append(null, $"ZXB1,Bench Trust,ZXB1-W{w},Ward {w},Adult Acute\n");
        }

        await File.WriteAllTextAsync(file, lines.ToString());
        await Run.AsyncText("dotnet", environment, cli, "import", "organisations", file);
        var key = (await Run.AsyncText("dotnet", environment, cli, "key", "ZXB1", "data-feed", "bench")).Trim();
        await using var host = await WebHost.StartAsync(root, folder, postgres, Port, 0);
        host.Client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        var times = new List<double>();
        for (var m = 0; m < Months; m++)
        {
            for (var w = 0; w < Wards; w++)
            {
                times.Add(await PostAsync(host.Client, w, new DateOnly(2022, 1, 1).AddMonths(m), 3 + ((m * 7 + w) % 11)));
            }
        }

        return Machine.Median(times.Skip(times.Count / 4)); // the first quarter warms up
    }

    private static async Task<double> PostAsync(HttpClient client, int ward, DateOnly month, int number)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/units/ZXB1-W{ward}/measures/restrictive_interventions/points")
        {
            Content = JsonContent.Create(new { period = $"{month:yyyy-MM-dd}", numerator = number, denominator = 500 }),
        };
        request.Headers.Add("Idempotency-Key", $"{ward}-{month:yyyyMM}");
        var from = Stopwatch.GetTimestamp();
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode ? Stopwatch.GetElapsedTime(from).TotalMilliseconds : throw new InvalidOperationException($"{answer.StatusCode}: {text}");
    }

    private static double BareSqlite(string folder)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "bare.db")};Pooling=False");
        connection.Open();
        Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;");
        return Bare(connection);
    }

    private static double BarePostgres(string server)
    {
        using var connection = new NpgsqlConnection(server);
        connection.Open();
        Execute(connection, "DROP TABLE IF EXISTS bench_points");
        return Bare(connection);
    }

    private static double Bare(System.Data.Common.DbConnection connection)
    {
        Execute(connection, Table);
        var times = new List<double>();
        for (var i = 0; i < Wards * Months; i++)
        {
            var from = Stopwatch.GetTimestamp();
            using (var transaction = connection.BeginTransaction())
            {
                using var insert = connection.CreateCommand();
                insert.Transaction = transaction;
                insert.CommandText = $"INSERT INTO bench_points VALUES (1, {i % Wards}, {738000 + i}, 0, 1, 5, 500, 1700000000000, 'key:bench')";
                insert.ExecuteNonQuery();
                transaction.Commit();
            }

            times.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        }

        return Machine.Median(times.Skip(times.Count / 4));
    }

    private static void Execute(System.Data.Common.DbConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
