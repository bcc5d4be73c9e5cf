using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Internal;

namespace TwelveRooms.Modules.Tests.Backups;

#pragma warning disable EF1001 // the next release of the product, played by the tests: its migrations are the product's own and one more

/// <summary>The migrations of the product, and one that only the tests know.</summary>
internal sealed class OneMoreMigration(
    ICurrentDbContext context, IDbContextOptions options, IMigrationsIdGenerator ids, IDiagnosticsLogger<DbLoggerCategory.Migrations> logger)
    : MigrationsAssembly(context, options, ids, logger)
{
    public const string Id = "29990101000000_Later";

    public override IReadOnlyDictionary<string, TypeInfo> Migrations => new SortedDictionary<string, TypeInfo>(base.Migrations.ToDictionary(m => m.Key, m => m.Value), StringComparer.Ordinal)
    {
        [Id] = typeof(Later).GetTypeInfo(),
    };
}

[Migration(OneMoreMigration.Id)]
internal sealed class Later : Migration
{
    protected override void Up(MigrationBuilder migrationBuilder) => migrationBuilder.Sql("CREATE TABLE test_later (number integer)");
}
