using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TwelveRooms.Platform.Storage;

namespace TwelveRooms.Platform.Backups;

#pragma warning disable RS0030 // Platform makes a database to compare with.

/// <summary>
/// What a SQLite database does by itself: the triggers that keep the audit and the numbers as they are, and no others, and no views. A file from
/// elsewhere may lack them or bring its own, so they are compared with those of a database that this program has just made.
/// </summary>
internal static class SqliteRules
{
    /// <summary>The triggers and views of a fresh database with every migration, by name; it is made beside the staged one, and gone after.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> OfFreshAsync(DatabaseLocation staged, PlatformOver platform, TimeProvider time, CancellationToken cancel)
    {
        var folder = Path.Combine(staged.Folder, "fresh");
        PrivateFiles.MakeFolder(folder);
        var location = new DatabaseLocation(folder, null);
        try
        {
            await using (var provider = platform(location).AddSingleton(time).BuildServiceProvider())
            {
                await using var scope = provider.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<Migrator>().MigrateCopyAsync(cancel);
                SqliteConnection.ClearPool((SqliteConnection)scope.ServiceProvider.GetRequiredService<TwelveRoomsDbContext>().Database.GetDbConnection());
            }

            await using var connection = SqliteSnapshot.Open(location.File, SqliteOpenMode.ReadOnly, location.MostSecondsBusy);
            return Of(connection);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The first rule that is missing, other or too many, in words; null when all are the same.</summary>
    public static string? Differing(IReadOnlyDictionary<string, string> expected, DbConnection connection)
    {
        var found = Of(connection);
        return expected.Keys.FirstOrDefault(name => !found.ContainsKey(name)) is { } missing ? $"{missing} is missing"
            : expected.FirstOrDefault(rule => found[rule.Key] != rule.Value).Key is { } other ? $"{other} does something else"
            : found.Keys.FirstOrDefault(name => !expected.ContainsKey(name)) is { } added ? $"{added} is not ours"
            : null;
    }

    private static Dictionary<string, string> Of(DbConnection connection)
    {
        var rules = new Dictionary<string, string>(StringComparer.Ordinal);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name, type || ' on ' || tbl_name || ': ' || coalesce(sql, '') FROM sqlite_master WHERE type IN ('trigger', 'view') ORDER BY name";
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            rules[reader.GetString(0)] = reader.GetString(1);
        }

        return rules;
    }
}
