using System.IO.Compression;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Backups;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Backups;

/// <summary>What a backup is, and which files are refused. One backup serves all that only read it.</summary>
public sealed class BackupTests(BackupTests.OneBackup one) : IClassFixture<BackupTests.OneBackup>
{
    [Fact]
    public async Task A_backup_says_what_it_holds_and_is_for_its_owner_alone()
    {
        await using var house = new HouseAt(one.Rooms.Location);

        var looked = (await house.RestoreAsync(one.Path, isCheck: true)).Value.Manifest;

        Assert.Equal(BackupManifest.OurProduct, looked.Product);
        Assert.Equal(one.Rooms.Location.IsSqlite ? "sqlite" : "postgres", looked.Database);
        Assert.EndsWith("_Initial", looked.Schema, StringComparison.Ordinal);
        Assert.Equal(looked.Audit.Records, looked.Audit.Heads.Sum(h => h.Record));
        Assert.Contains(looked.Parts, p => p.Name == "seals.log");
        Assert.Contains(looked.Parts, p => p.Name == "request.key" && p.Bytes == 32);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, OperatingSystem.IsWindows() ? UnixFileMode.UserRead | UnixFileMode.UserWrite : File.GetUnixFileMode(one.Path));
        await using var archive = await ZipFile.OpenReadAsync(one.Path, TestContext.Current.CancellationToken);
        Assert.Equal("TwelveRooms-backup.txt", archive.Entries[0].FullName); // any machine can look into it
    }

    [Fact]
    public async Task A_backup_leaves_a_record_and_no_other_file()
    {
        await using var house = new HouseAt(one.Rooms.Location);
        var before = await house.AuditedAsync("platform.backup-taken");
        var path = Path.Combine(one.Rooms.Location.Folder, "elsewhere", "mine.backup");

        var taken = await house.BackupAsync(path);
        var again = await house.BackupAsync(path);

        Assert.Equal(path, taken.Value.Path);
        Assert.Equal("file-is-there", again.Refusal?.Code);
        Assert.Equal([path], Directory.GetFileSystemEntries(Path.GetDirectoryName(path)!));
        Assert.Equal(before + 1, await house.AuditedAsync("platform.backup-taken"));
    }

    [Fact]
    public async Task Only_the_newest_stay_and_those_before_a_migration_are_not_counted()
    {
        var folder = one.Rooms.Location.Backups;
        Directory.CreateDirectory(folder);
        await using var house = new HouseAt(one.Rooms.Location);
        await File.WriteAllTextAsync(Path.Combine(folder, "before-20260101000000_Something.backup"), "kept", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, "ours-not.txt"), "kept", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, ".twelverooms-x.backup.abc.part"), "left by a killed one", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(folder, ".twelverooms-x.backup.abc.part-db"), "and its copy", TestContext.Current.CancellationToken);
        var first = (await house.BackupAsync()).Value;
        var second = (await house.BackupAsync()).Value;

        var third = (await house.BackupAsync(keep: 2)).Value;

        Assert.Contains(Path.GetFileName(first.Path), third.Removed);
        Assert.Equal(
            [Path.GetFileName(second.Path), Path.GetFileName(third.Path)],
            Directory.GetFiles(folder, "twelverooms-*").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal));
        Assert.True(File.Exists(Path.Combine(folder, "before-20260101000000_Something.backup")));
        Assert.True(File.Exists(Path.Combine(folder, "ours-not.txt")));
        Assert.Empty(Directory.GetFiles(folder, ".*"));
    }

    [Fact]
    public async Task An_empty_place_has_nothing_to_back_up()
    {
        await using var empty = await TestDatabase.EmptyAsync();
        await using var house = new HouseAt(empty.Location);

        var outcome = await house.BackupAsync();

        Assert.Equal("nothing-to-back-up", outcome.Refusal?.Code);
        Assert.Empty(Directory.GetFileSystemEntries(empty.Location.Backups));
    }

    [Theory]
    [InlineData("empty", "not-a-backup")]
    [InlineData("words", "not-a-backup")]
    [InlineData("other-zip", "not-a-backup")]
    [InlineData("missing", "file-missing")]
    [InlineData("half", "backup-cut-off")]
    [InlineData("one-byte-short", "backup-cut-off")]
    [InlineData("one-byte-more", "backup-cut-off")]
    public async Task Another_file_is_refused_and_touches_nothing(string what, string code)
    {
        await using var target = await TestDatabase.EmptyAsync();
        await using var house = new HouseAt(target.Location);
        var path = Path.Combine(target.Folder, "file.backup");
        var whole = await File.ReadAllBytesAsync(one.Path, TestContext.Current.CancellationToken);
        switch (what)
        {
            case "missing":
                break;
            case "other-zip":
                await using (var zip = await ZipFile.OpenAsync(path, ZipArchiveMode.Create, TestContext.Current.CancellationToken))
                {
                    zip.CreateEntry("manifest.json");
                }

                break;
            default:
                await File.WriteAllBytesAsync(
                    path,
                    what switch { "empty" => [], "words" => "PK not at all"u8.ToArray(), "half" => whole[..(whole.Length / 2)], "one-byte-short" => whole[..^1], _ => [.. whole, 0] },
                    TestContext.Current.CancellationToken);
                break;
        }

        var before = Directory.GetFileSystemEntries(target.Folder);
        var outcome = await house.RestoreAsync(path);

        Assert.Equal(code, outcome.Refusal?.Code);
        Assert.Equal(before, Directory.GetFileSystemEntries(target.Folder));
        Assert.Empty(await target.SetAsideAsync());
    }

    [Fact]
    public async Task One_bit_that_is_not_as_it_was_is_found_wherever_it_is()
    {
        await using var target = await TestDatabase.EmptyAsync();
        await using var house = new HouseAt(target.Location);
        var path = Path.Combine(target.Folder, "file.backup");
        var whole = await File.ReadAllBytesAsync(one.Path, TestContext.Current.CancellationToken);
        var places = Enumerable.Range(0, 60).Select(i => (long)i * (whole.Length - 1) / 59).Concat(Enumerable.Range(1, 140).Select(i => (long)whole.Length - i));

        foreach (var place in places)
        {
            whole[place] ^= 1;
            await File.WriteAllBytesAsync(path, whole, TestContext.Current.CancellationToken);
            var outcome = await house.RestoreAsync(path, isCheck: true);
            whole[place] ^= 1;

            Assert.True(outcome.Refusal?.Code is "backup-damaged" or "backup-cut-off" or "not-a-backup", $"byte {place} of {whole.Length}: {outcome.Refusal?.Code ?? "taken"}");
        }
    }

    [Fact]
    public async Task A_part_that_would_be_unpacked_elsewhere_is_refused()
    {
        await using var target = await TestDatabase.EmptyAsync();
        await using var house = new HouseAt(target.Location);
        var manifest = (await house.RestoreAsync(one.Path, isCheck: true)).Value.Manifest;
        var path = Path.Combine(target.Folder, "made.backup");
        await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite))
        {
            await BackupFile.WriteAsync(
                file,
                [new(manifest.DatabasePart, false, to => to.WriteAsync(new byte[10]).AsTask()), new("../elsewhere", false, to => to.WriteAsync(new byte[10]).AsTask())],
                parts => manifest with { Parts = [.. parts] },
                TestContext.Current.CancellationToken);
        }

        var outcome = await house.RestoreAsync(path);

        Assert.Equal("not-a-backup", outcome.Refusal?.Code);
        Assert.False(File.Exists(Path.Combine(target.Folder, "elsewhere")));
    }

    [Fact]
    public async Task A_backup_of_the_other_database_is_refused_with_what_to_do()
    {
        await using var target = await TestDatabase.EmptyAsync();
        var other = new Platform.Storage.DatabaseLocation(target.Folder, one.Rooms.Location.IsSqlite ? "Host=/nowhere;Database=none" : null);
        await using var house = new HouseAt(other);

        var outcome = await house.RestoreAsync(one.Path);

        Assert.Equal("backup-of-other-database", outcome.Refusal?.Code);
        Assert.Contains("TWELVEROOMS_POSTGRES", outcome.Refusal?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_but_an_operator_or_an_administrator_takes_all_of_it_along()
    {
        var ward = await one.Rooms.WardAsync();
        var manager = await one.Rooms.PersonAsync("ward-manager", ward);

        var taken = await one.Rooms.InScopeAsync<TakeBackupHandler, Outcome<TakenBackup>>(h => h.HandleAsync(new(null, null), manager.Viewer, CancellationToken.None));
        var restored = await one.Rooms.InScopeAsync<RestoreBackupHandler, Outcome<RestoredBackup>>(h => h.HandleAsync(new(one.Path, true), manager.Viewer, CancellationToken.None));

        Assert.Equal(("not-found", "not-found"), (taken.Refusal?.Code, restored.Refusal?.Code));
    }

    /// <summary>A house with a server, and one backup of it.</summary>
    public sealed class OneBackup : IAsyncLifetime
    {
        public Rooms Rooms { get; } = new();

        public string Path { get; private set; } = "";

        public async ValueTask InitializeAsync()
        {
            await Rooms.InitializeAsync();
            await Rooms.WardAsync();
            await using var house = new HouseAt(Rooms.Location);
            Path = (await house.BackupAsync(System.IO.Path.Combine(Rooms.Location.Folder, "one", "one.backup"))).Value.Path;
        }

        public ValueTask DisposeAsync() => Rooms.DisposeAsync();
    }
}
