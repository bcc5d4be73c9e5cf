using Microsoft.Data.Sqlite;
using TwelveRooms.Platform.Backups;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Backups;

/// <summary>A restore does not believe a file’s own word about its history, its rules and its size.</summary>
[Trait("Speed", "slow")]
public sealed class RestoreTrustTests
{
    private static readonly CancellationToken Never = CancellationToken.None;

    [Fact]
    public async Task A_backup_of_another_history_is_refused_until_the_operator_says_so_and_the_audit_keeps_it()
    {
        await using var other = await TestDatabase.ReadyAsync();
        await using var database = await TestDatabase.ReadyAsync();
        var path = Path.Combine(other.Folder, "other.backup");
        await using (var house = new HouseAt(other.Location))
        {
            _ = (await house.BackupAsync()).Value; // a record of its own to seal
            await house.SealAsync();
            _ = (await house.BackupAsync(path)).Value;
        }

        await using (var house = new HouseAt(database.Location))
        {
            _ = (await house.BackupAsync()).Value; // and one of this one
            await house.SealAsync();
        }

        var seals = await File.ReadAllTextAsync(Path.Combine(database.Folder, "seals.log"), Never);
        await using (var house = new HouseAt(database.Location))
        {
            var refused = await house.RestoreAsync(path);

            Assert.Equal("other-history", refused.Refusal?.Code);
            Assert.Contains("--other-history", refused.Refusal!.Message, StringComparison.Ordinal);
            Assert.Equal(seals, await File.ReadAllTextAsync(Path.Combine(database.Folder, "seals.log"), Never));
            Assert.Empty(await database.SetAsideAsync());
        }

        await using (var house = new HouseAt(database.Location))
        {
            _ = (await house.RestoreAsync(path, mayBeOtherHistory: true)).Value;
        }

        await using var after = new HouseAt(database.Location);
        Assert.Contains("the operator said that it may be another", Assert.Single(await after.TextsAsync("platform.backup-restored")), StringComparison.Ordinal);
        Assert.Empty((await after.VerifyAsync()).Breaks);
    }

    [Fact]
    public async Task A_backup_without_seals_does_not_take_the_place_of_a_house_that_has_some()
    {
        await using var database = await TestDatabase.ReadyAsync();
        var path = Path.Combine(database.Folder, "kept.backup");
        var seals = Path.Combine(database.Folder, "seals.log");
        await using (var house = new HouseAt(database.Location))
        {
            await house.SealAsync();
            File.Move(seals, seals + ".away");
            _ = (await house.BackupAsync(path)).Value;
            File.Move(seals + ".away", seals, overwrite: true);
        }

        await using var again = new HouseAt(database.Location);
        Assert.Equal("other-history", (await again.RestoreAsync(path)).Refusal?.Code);
    }

    [Theory]
    [InlineData("DROP TRIGGER platform_audit_no_update", "platform_audit_no_update is missing")]
    [InlineData("DROP TRIGGER platform_audit_no_delete; CREATE TRIGGER platform_audit_no_delete BEFORE DELETE ON platform_audit BEGIN SELECT 1; END", "platform_audit_no_delete does something else")]
    [InlineData("CREATE TRIGGER quiet AFTER INSERT ON platform_audit BEGIN DELETE FROM platform_idempotency; END", "quiet is not ours")]
    [InlineData("CREATE VIEW seen AS SELECT * FROM platform_audit", "seen is not ours")]
    public async Task A_database_whose_rules_are_not_ours_is_refused_in_plain_words(string sql, string says)
    {
        await using var database = await TestDatabase.ReadyAsync();
        if (!database.Location.IsSqlite)
        {
            return; // a dump is run as SQL: the guide says that it must come from a place that is trusted
        }

        await using (var connection = new SqliteConnection($"Data Source={database.Location.File};Pooling=False"))
        {
            await connection.OpenAsync(Never);
            await using var command = connection.CreateCommand();
#pragma warning disable CA2100 // constants of this file
            command.CommandText = sql;
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync(Never);
        }

        string path;
        await using (var house = new HouseAt(database.Location))
        {
            path = (await house.BackupAsync()).Value.Path;
        }

        await using var again = new HouseAt(database.Location);
        var refused = await again.RestoreAsync(path);

        Assert.Equal("backup-rules-differ", refused.Refusal?.Code);
        Assert.Contains(says, refused.Refusal!.Message, StringComparison.Ordinal);
        Assert.Empty(await database.SetAsideAsync());
    }

    [Fact]
    public async Task A_part_that_unpacks_to_more_than_was_said_is_stopped_one_byte_later()
    {
        const long said = 1_000;
        var folder = Directory.CreateTempSubdirectory("rooms-test-");
        try
        {
            await using var file = new FileStream(Path.Combine(folder.FullName, "bomb.backup"), FileMode.CreateNew, FileAccess.ReadWrite);
            var (manifest, _) = await BackupFile.WriteAsync(
                file,
                [new PartSource(BackupManifest.SqlitePart, IsPacked: false, async to => await to.WriteAsync(new byte[50_000_000], Never))],
                parts => new(BackupManifest.OurProduct, BackupManifest.OurFormat, "1", BackupManifest.Sqlite, "x", DateTimeOffset.UnixEpoch, new(0, []), [.. parts.Select(p => p with { Bytes = said })]),
                Never);
            var into = new MemoryStream();

            var refused = await BackupFile.UnpackAsync(file, (await BackupFile.ReadAsync(file, Never)).Value, _ => new Kept(into), Never);

            Assert.Equal("backup-damaged", refused?.Code);
            Assert.Equal(said, manifest.Parts[0].Bytes);
            Assert.Equal(said + 1, into.Length);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Writes into another stream, which stays to be looked at.</summary>
    private sealed class Kept(Stream into) : MemoryStream
    {
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => into.WriteAsync(buffer, cancellationToken);
    }
}
