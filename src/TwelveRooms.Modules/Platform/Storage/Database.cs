using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using TwelveRooms.Platform.Backups;

namespace TwelveRooms.Platform.Storage;

#pragma warning disable RS0030 // Platform opens the database.

/// <summary>Where the data lives: a SQLite file in a folder, or a PostgreSQL connection string.</summary>
/// <param name="Folder">The folder of the SQLite database, keys and backups.</param>
/// <param name="Postgres">A connection string, which may name several hosts; null for SQLite.</param>
public sealed record DatabaseLocation(string Folder, string? Postgres)
{
    /// <summary>Whether this is the SQLite file.</summary>
    public bool IsSqlite => string.IsNullOrWhiteSpace(Postgres);

    /// <summary>How long a statement waits for a database that is busy, in seconds.</summary>
    public int MostSecondsBusy { get; init; } = 30;

    /// <summary>The SQLite file.</summary>
    public string File => Path.Combine(Folder, "twelverooms.db");

    /// <summary>Where backups lie.</summary>
    public string Backups => Path.Combine(Folder, "backups");

    /// <summary>
    /// The connection string that the program itself works with: what is asked again and again is planned once for each connection, which is most of what a
    /// short question costs. A deployer whose pooler does not keep that writes <c>Max Auto Prepare=0</c>, or a number of their own.
    /// </summary>
    internal string PostgresPool => Postgres!.Contains("Auto Prepare", StringComparison.OrdinalIgnoreCase)
        ? Postgres
        : new NpgsqlConnectionStringBuilder(Postgres) { MaxAutoPrepare = 100, AutoPrepareMinUsages = 3 }.ToString();

    internal void Configure(DbContextOptionsBuilder options)
    {
        PendingRestore.Finish(Folder);
        if (IsSqlite)
        {
            PrivateFiles.MakeFolder(Folder);
            var connection = new SqliteConnectionStringBuilder { DataSource = File, ForeignKeys = true, DefaultTimeout = MostSecondsBusy };
            // A list is one parameter, as on PostgreSQL; with one parameter for each value the SQL is written anew each time.
            options.UseSqlite(connection.ToString(), o => o.MigrationsAssembly("TwelveRooms.Migrations.Sqlite").UseParameterizedCollectionMode(ParameterTranslationMode.Parameter));
            options.AddInterceptors(SqlitePragmas.Instance);
            options.ReplaceService<IMigrationsSqlGenerator, RoomsSqliteSqlGenerator>();
        }
        else
        {
            options.UseNpgsql(PostgresPool, o => o.MigrationsAssembly("TwelveRooms.Migrations.Postgres").CommandTimeout(MostSecondsBusy));
        }
    }

    /// <summary>Makes the SQLite file, so that nobody but its owner may read it; its log and its memory file take their mode from it.</summary>
    internal void MakeFile()
    {
        if (IsSqlite && !System.IO.File.Exists(File))
        {
            PrivateFiles.MakeFolder(Folder);
            PrivateFiles.Open(File, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite).Dispose();
        }
    }

    private sealed class SqlitePragmas : DbConnectionInterceptor
    {
        private static readonly ConditionalWeakTable<object, object> Known = [];

        public static SqlitePragmas Instance { get; } = new();

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

        public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Set(connection);
            return Task.CompletedTask;
        }

        private static void Set(DbConnection connection)
        {
            if (Known.TryGetValue(((SqliteConnection)connection).Handle!, out _))
            {
                return; // taken from the pool: what holds for a handle holds as long as it lives
            }

            if (new SqliteConnectionStringBuilder(connection.ConnectionString).Mode == SqliteOpenMode.ReadOnly)
            {
                return; // EF looks so whether the file is there; a restored file is not in WAL mode yet, and must not be written by a look
            }

            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16000;";
            command.ExecuteNonQuery();
            Known.AddOrUpdate(((SqliteConnection)connection).Handle!, Known);
        }
    }
}

/// <summary>Large tables keyed by whole numbers are stored WITHOUT ROWID; SQLite cannot change a table to it later.</summary>
internal sealed class RoomsSqliteSqlGenerator(MigrationsSqlGeneratorDependencies dependencies, Microsoft.EntityFrameworkCore.Metadata.IRelationalAnnotationProvider annotations)
    : SqliteMigrationsSqlGenerator(dependencies, annotations)
{
    private static readonly HashSet<string> WithoutRowId = ["measures_points", "organisations_paths", "platform_audit"];

    protected override void Generate(
        Microsoft.EntityFrameworkCore.Migrations.Operations.CreateTableOperation operation,
        Microsoft.EntityFrameworkCore.Metadata.IModel? model,
        MigrationCommandListBuilder builder,
        bool terminate = true)
    {
        base.Generate(operation, model, builder, terminate: false);
        if (WithoutRowId.Contains(operation.Name))
        {
            builder.Append(" WITHOUT ROWID");
        }

        if (terminate)
        {
            builder.AppendLine(Dependencies.SqlGenerationHelper.StatementTerminator);
            EndStatement(builder);
        }
    }
}
