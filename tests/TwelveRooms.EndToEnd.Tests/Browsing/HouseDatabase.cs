using Npgsql;

namespace TwelveRooms.EndToEnd.Tests.Browsing;

/// <summary>
/// A PostgreSQL database for one run of the journeys, when TWELVEROOMS_TEST_DB asks for one on the server of
/// TWELVEROOMS_TEST_POSTGRES. Otherwise the house lives in a SQLite file.
/// </summary>
internal sealed class HouseDatabase
{
    private readonly string _server;
    private readonly string _name = $"rooms_house_{Guid.CreateVersion7():n}";

    private HouseDatabase(string server) => _server = server;

    public string Connection => new NpgsqlConnectionStringBuilder(_server) { Database = _name, MaxPoolSize = 20 }.ToString();

    public static HouseDatabase? IfAsked()
    {
        if (Environment.GetEnvironmentVariable("TWELVEROOMS_TEST_DB") != "postgres")
        {
            return null;
        }

        return Environment.GetEnvironmentVariable("TWELVEROOMS_TEST_POSTGRES") is { Length: > 0 } server
            ? new(server)
            : throw new InvalidOperationException("TWELVEROOMS_TEST_POSTGRES is not set: give the connection string of a PostgreSQL server, or run ./test.");
    }

    public Task MakeAsync() => OnServerAsync($"CREATE DATABASE {_name}");

    public Task DropAsync() => OnServerAsync($"DROP DATABASE IF EXISTS {_name} WITH (FORCE)");

    private async Task OnServerAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_server) { Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // the name is our own
        command.CommandText = sql;
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync();
    }
}
