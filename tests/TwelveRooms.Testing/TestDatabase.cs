using Microsoft.Data.Sqlite;
using Npgsql;
using TwelveRooms.Platform.Storage;

namespace TwelveRooms.Testing;

/// <summary>
/// A database of its own, copied from a template that the real host made ready once in this process.
/// TWELVEROOMS_TEST_DB chooses <c>sqlite</c> (a file) or <c>postgres</c> (on the server of TWELVEROOMS_TEST_POSTGRES).
/// </summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<TestDatabase>> Template = new(MakeTemplateAsync);
    private static readonly SemaphoreSlim Copying = new(1, 1);

    private TestDatabase(string folder, string? name) => (Folder, Name) = (folder, name);

    public static bool IsPostgres { get; } = Environment.GetEnvironmentVariable("TWELVEROOMS_TEST_DB") switch
    {
        "postgres" => true,
        "sqlite" or "" or null => false,
        var other => throw new InvalidOperationException($"TWELVEROOMS_TEST_DB is '{other}'. Use sqlite or postgres."),
    };

    /// <summary>A folder for files, and for the database itself on SQLite.</summary>
    public string Folder { get; }

    /// <summary>The name on the PostgreSQL server.</summary>
    private string? Name { get; }

    public DatabaseLocation Location => new(Folder, Name is null ? null : Connection(Name));

    private static string Server => Environment.GetEnvironmentVariable("TWELVEROOMS_TEST_POSTGRES") is { Length: > 0 } given
        ? given
        : throw new InvalidOperationException("TWELVEROOMS_TEST_POSTGRES is not set: give the connection string of a PostgreSQL server, or run ./test.");

    /// <summary>An empty database: no table at all.</summary>
    public static async Task<TestDatabase> EmptyAsync()
    {
        var database = New();
        if (database.Name is { } name)
        {
            await OnServerAsync($"CREATE DATABASE {name}");
        }

        return database;
    }

    /// <summary>A copy of the template: the schema and the shipped library, and no unit yet.</summary>
    public static async Task<TestDatabase> ReadyAsync()
    {
        var template = await Template.Value;
        var database = New();
        if (database.Name is { } name)
        {
            await Copying.WaitAsync();
            try
            {
                await OnServerAsync($"CREATE DATABASE {name} TEMPLATE {template.Name}");
            }
            finally
            {
                Copying.Release();
            }
        }
        else
        {
            File.Copy(template.Location.File, database.Location.File);
        }

        return database;
    }

    public async ValueTask DisposeAsync()
    {
        if (Name is not null)
        {
            ClearPools(Location);
            foreach (var name in (string[])[Name, .. await SetAsideAsync()])
            {
                await OnServerAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
            }
        }
        else
        {
            SqliteConnection.ClearAllPools();
        }

        await DeleteAsync();
    }

    /// <summary>A connection that closes just now still folds its write-ahead log, so the folder may fill while it is emptied.</summary>
    private async Task DeleteAsync()
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                Directory.Delete(Folder, recursive: true);
                return;
            }
            catch (IOException) when (attempt < 20)
            {
                await Task.Delay(50);
            }
        }
    }

    private static async Task<TestDatabase> MakeTemplateAsync()
    {
        var template = await EmptyAsync();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => template.DisposeAsync().AsTask().Wait(TimeSpan.FromSeconds(10));
        await using (var host = new RoomsHost(template.Location, new FixedClock()))
        {
            await host.ReadyAsync();
        }

        if (template.Name is { } name)
        {
            ClearPools(template.Location);
            // Nobody can connect to a template, so that copying it never fails on somebody who looks.
            await OnServerAsync($"ALTER DATABASE {name} ALLOW_CONNECTIONS false");
        }
        else
        {
            await FoldAsync(template.Location.File);
        }

        return template;
    }

    private static void ClearPools(DatabaseLocation location)
    {
        foreach (var settings in (string[])[location.Postgres!, location.PostgresPool])
        {
            using var pooled = new NpgsqlConnection(settings);
            NpgsqlConnection.ClearPool(pooled);
        }
    }

    /// <summary>Moves the write-ahead log into the file itself, so that one file is all of it.</summary>
    private static async Task FoldAsync(string file)
    {
        SqliteConnection.ClearAllPools();
        await using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE);";
        await command.ExecuteNonQueryAsync();
    }

    private static TestDatabase New()
    {
        var id = Guid.CreateVersion7().ToString("n");
        return new(Directory.CreateTempSubdirectory("rooms-test-").FullName, IsPostgres ? $"rooms_test_{id}" : null);
    }

    private static string Connection(string name) => new NpgsqlConnectionStringBuilder(Server) { Database = name, MaxPoolSize = 20 }.ToString();

    /// <summary>On PostgreSQL: what restores have set aside, or a killed one has left.</summary>
    public async Task<IReadOnlyList<string>> SetAsideAsync()
    {
        var names = new List<string>();
        if (Name is not null)
        {
            await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Pooling = false }.ToString());
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand("SELECT datname FROM pg_database WHERE datname LIKE $1 ORDER BY datname", connection) { Parameters = { new() { Value = $"{Name[..30].Replace("_", "\\_", StringComparison.Ordinal)}\\_%" } } };
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                names.Add(reader.GetString(0));
            }
        }

        return names;
    }

    private static async Task OnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the names are our own
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
