using TwelveRooms.Architecture.Tests.Rules;
using Xunit;

namespace TwelveRooms.Architecture.Tests;

/// <summary>The program asks nobody for anything: there is no address that a stranger could make it open. What it starts, and who writes SQL, is a short list.</summary>
public sealed class OutsideTests
{
    [Fact]
    public void S_48_Nothing_of_the_product_calls_another_machine() => Assert.Empty(ProductCode.Product.SelectMany(c => Outside.CallsToOthers(c.References)));

    [Fact]
    public void S_48_The_one_program_that_is_started_is_PostgreSQLs_own_for_backups() =>
        Assert.Equal(["TwelveRooms.Platform.Backups.PostgresProgram"], ProductCode.Product.SelectMany(c => Outside.Starters(c.References)));

    [Fact]
    public void S_45_Whoever_writes_SQL_by_hand_is_on_the_reviewed_list() =>
        Assert.Equal(
            [
                "TwelveRooms.Platform.Auditing.AuditChain",
                "TwelveRooms.Platform.Background.WorkRound",
                "TwelveRooms.Platform.Backups.DatabaseFacts",
                "TwelveRooms.Platform.Backups.PostgresRestore",
                "TwelveRooms.Platform.Backups.PostgresSnapshot",
                "TwelveRooms.Platform.Backups.SqliteRules",
                "TwelveRooms.Platform.Backups.SqliteSnapshot",
                "TwelveRooms.Platform.Storage.DatabaseLocation",
                "TwelveRooms.Platform.Storage.MigrationTurn",
                "TwelveRooms.Platform.Storage.Migrator",
                "TwelveRooms.Platform.Writing.BulkRows",
                "TwelveRooms.Platform.Writing.Write",
            ],
            ProductCode.Product.SelectMany(c => Outside.WritersOfSql(c.References)).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void A_call_a_program_and_a_statement_are_found()
    {
        var examples = ProductCode.Examples.References;

        Assert.Contains(Outside.CallsToOthers(examples), v => v.Contains("AsksAnAddress", StringComparison.Ordinal));
        Assert.Contains(Outside.Starters(examples), v => v.EndsWith("StartsAProgram", StringComparison.Ordinal));
        Assert.Contains(Outside.WritersOfSql(examples), v => v.EndsWith("WritesSql", StringComparison.Ordinal));
    }
}
