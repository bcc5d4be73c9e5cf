using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace TwelveRooms.Faults;

/// <summary>What stands in the database itself, asked past the product.</summary>
internal sealed class Stored
{
    private readonly Dictionary<(string Ward, DateOnly Month), List<double>> _numbers = [];

    /// <summary>How many rows there are.</summary>
    public int Rows => _numbers.Values.Sum(n => n.Count);

    /// <summary>How many numbers of those the audit has.</summary>
    public long Audited { get; private set; }

    /// <summary>What the database says of its own pages; "ok" when they are whole.</summary>
    public string Integrity { get; private set; } = "ok";

    public int Lost(IEnumerable<Sent> acknowledged) => acknowledged.Count(s => !_numbers.TryGetValue((s.Ward, s.Month), out var kept) || kept[^1] != s.Number);

    public int Doubled => _numbers.Values.Count(n => n.Count > 1);

    public static async Task<Stored> ReadAsync(string folder, string? postgres)
    {
        await using DbConnection connection = postgres is null
            ? new SqliteConnection($"Data Source={Path.Combine(folder, "twelverooms.db")};Pooling=False") : new NpgsqlConnection(postgres + ";Pooling=false");
        await connection.OpenAsync();
        var stored = new Stored();
        await using (var command = connection.CreateCommand())
        {
            command.CommandText =
                """
                SELECT u."Code", p."Period", p."Numerator" FROM measures_points p JOIN measures_series s ON s."Number" = p."Series"
                JOIN organisations_units u ON u."Number" = s."Unit" WHERE u."Code" LIKE 'ZXK-W%' ORDER BY p."Revision"
                """;
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                var place = (reader.GetString(0), DateOnly.FromDayNumber(reader.GetInt32(1)));
                if (!stored._numbers.TryGetValue(place, out var numbers))
                {
                    stored._numbers[place] = numbers = [];
                }

                numbers.Add(reader.GetDouble(2));
            }
        }

        await using (var count = connection.CreateCommand())
        {
            count.CommandText = """SELECT count(*) FROM platform_audit WHERE "Action" = 'measures.number-recorded'""";
            stored.Audited = Convert.ToInt64(await count.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
        }

        if (postgres is null)
        {
            await using var check = connection.CreateCommand();
            check.CommandText = "PRAGMA integrity_check";
            stored.Integrity = (string)(await check.ExecuteScalarAsync())!;
        }

        return stored;
    }
}
