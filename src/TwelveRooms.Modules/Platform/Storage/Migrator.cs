using System.Reflection;
using Microsoft.EntityFrameworkCore;

namespace TwelveRooms.Platform.Storage;

#pragma warning disable RS0030 // Platform migrates the database.

/// <summary>Brings the schema up to date, with the rules that EF cannot express.</summary>
internal sealed class Migrator(TwelveRoomsDbContext context)
{
    /// <summary>Whether every migration of this build has been applied, and none that it does not know.</summary>
    public async Task<bool> IsCurrentAsync(CancellationToken cancel)
    {
        if (!await context.Database.CanConnectAsync(cancel))
        {
            return false;
        }

        var known = context.Database.GetMigrations().ToHashSet();
        var applied = (await context.Database.GetAppliedMigrationsAsync(cancel)).ToHashSet();
        return known.SetEquals(applied);
    }

    /// <summary>Applies what is missing.</summary>
    /// <exception cref="InvalidOperationException">The database was made by a newer build.</exception>
    public async Task MigrateAsync(CancellationToken cancel)
    {
        if (await context.Database.CanConnectAsync(cancel))
        {
            var unknown = (await context.Database.GetAppliedMigrationsAsync(cancel)).Except(context.Database.GetMigrations()).ToList();
            if (unknown.Count > 0)
            {
                throw new InvalidOperationException(
                    $"This database was made by a newer TwelveRooms ({unknown[^1]}). Start that version, or restore the backup from before the upgrade.");
            }
        }

        await context.Database.MigrateAsync(cancel);
        var name = context.IsSqlite ? "append-only.sqlite.sql" : "append-only.postgres.sql";
        await context.Database.ExecuteSqlRawAsync(ReadScript(name), cancel);
    }

    private static string ReadScript(string name)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var resource = assembly.GetManifestResourceNames().Single(n => n.EndsWith(name, StringComparison.Ordinal));
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
