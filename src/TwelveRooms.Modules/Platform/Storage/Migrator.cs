using System.Reflection;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Platform.Background;

namespace TwelveRooms.Platform.Storage;

#pragma warning disable RS0030 // Platform migrates the database.

/// <summary>Brings the schema up to date, with the rules that EF cannot express.</summary>
internal sealed class Migrator(TwelveRoomsDbContext context, ServerLease lease, DatabaseLocation location)
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

    /// <summary>The same from the command line: refused while a web server serves from the database.</summary>
    /// <exception cref="InvalidOperationException">The database was made by a newer build.</exception>
    public async Task<Outcome<Done>> MigrateUnservedAsync(CancellationToken cancel)
    {
        if (await lease.RefusalAsync("migrate", cancel) is { } refusal)
        {
            return refusal;
        }

        await MigrateAsync(cancel);
        return new Done();
    }

    /// <summary>Applies what is missing, under the lock that the database gives to one migrator at a time.</summary>
    /// <exception cref="InvalidOperationException">The database was made by a newer build.</exception>
    public async Task MigrateAsync(CancellationToken cancel)
    {
        var known = context.Database.GetMigrations().ToList();
        var applied = await context.Database.CanConnectAsync(cancel) ? (await context.Database.GetAppliedMigrationsAsync(cancel)).ToList() : [];
        if (applied.Except(known).LastOrDefault() is { } unknown)
        {
            throw new InvalidOperationException(
                $"This database was made by a newer TwelveRooms ({unknown}). Start that version, or restore the backup from before the upgrade.");
        }

        if (known.Except(applied).Any()) // asked first: EF compares whole models before it finds nothing to do
        {
            location.MakeFile();
            await context.Database.MigrateAsync(cancel);
        }

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
