using TwelveRooms.Architecture.Tests.Reading;

namespace TwelveRooms.Architecture.Tests.Rules;

/// <summary>Rows leave and change through the platform's Db alone; nobody else meets the context, a set, or a connection.</summary>
internal static class OneDoor
{
    private static readonly HashSet<string> Types =
    [
        "DbContext", "DbSet", "DatabaseFacade", "TwelveRoomsDbContext", "RelationalQueryableExtensions", "RelationalDatabaseFacadeExtensions",
        "SqliteDatabaseFacadeExtensions", "NpgsqlDatabaseFacadeExtensions", "ChangeTracker", "EntityEntry", "DbContextOptions", "IDbContextFactory",
        "DbConnection", "DbCommand", "IDbConnection", "IDbCommand", "SqliteConnection", "SqliteCommand", "NpgsqlConnection", "NpgsqlCommand", "NpgsqlDataSource",
    ];

    private static readonly HashSet<string> Methods = ["ExecuteUpdate", "ExecuteUpdateAsync", "ExecuteDelete", "ExecuteDeleteAsync"];

    public static IReadOnlyList<string> Violations(IEnumerable<CodeReference> references) =>
        [.. references.Where(r => ModuleOrder.ModuleOf(r.From) != "Platform" && IsBehindTheDoor(r)).Select(r => r.ToString()).Distinct()];

    private static bool IsBehindTheDoor(CodeReference reference) =>
        Types.Contains(reference.To.Name) && IsData(reference.To.Namespace)
        || reference.ToMember is { } member && Methods.Contains(member) && reference.To.Namespace == "Microsoft.EntityFrameworkCore";

    private static bool IsData(string space) =>
        space.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
        || space.StartsWith("Microsoft.Data.Sqlite", StringComparison.Ordinal)
        || space.StartsWith("Npgsql", StringComparison.Ordinal)
        || space.StartsWith("System.Data", StringComparison.Ordinal)
        || space == "TwelveRooms.Platform.Storage";
}
