using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using TwelveRooms.Access;
using TwelveRooms.Modules.Tests.Cli;
using TwelveRooms.Modules.Tests.Measures;
using TwelveRooms.Platform.Auditing;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Writing;

public sealed class AuditTests(Rooms rooms) : IClassFixture<Rooms>
{
    [Fact]
    public async Task A_number_leaves_one_record_from_which_it_can_be_rebuilt()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave);
        await rooms.RecordAsync(ward, WardNumbers.Leave, new(2026, 3, 2), 7);

        var record = await rooms.Db().For<AuditRecord>(Rooms.TestSystem)
            .SingleAsync(r => r.Unit == ward.Number && r.Action == "measures.number-recorded", TestContext.Current.CancellationToken);

        var change = JsonDocument.Parse(record.Text).RootElement.GetProperty("changes").EnumerateArray().Single(c => c.GetProperty("table").GetString() == "measures_points");
        Assert.Equal("Added", change.GetProperty("change").GetString());
        Assert.Equal("7", change.GetProperty("after").GetProperty("Numerator").GetString());
        Assert.Equal("2026-03-02", change.GetProperty("after").GetProperty("Period").GetString());
        Assert.Equal(Rooms.TestSystem.Actor, record.Actor);
    }

    [Fact]
    public async Task Chains_hold_and_the_database_refuses_to_change_them()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave);
        await rooms.RecordAsync(ward, WardNumbers.Leave, new(2026, 3, 2), 7);
        await rooms.WorkAsync();

        Assert.Empty((await VerifyAsync(rooms)).Breaks);
        await Assert.ThrowsAnyAsync<Exception>(() => ExecuteAsync("""UPDATE platform_audit SET "Actor" = 'nobody'"""));
        await Assert.ThrowsAnyAsync<Exception>(() => ExecuteAsync("DELETE FROM platform_audit"));
        await Assert.ThrowsAnyAsync<Exception>(() => ExecuteAsync("""UPDATE measures_points SET "Numerator" = 0"""));
    }

    [Theory]
    [InlineData("\"Text\" = replace(\"Text\", '\"7\"', '\"6\"')")]
    [InlineData("\"Actor\" = 'person:someone-else'")]
    [InlineData("\"Unit\" = \"Unit\" + 1")]
    [InlineData("\"Unit\" = NULL")]
    [InlineData("\"Action\" = 'measures.nothing-happened'")]
    [InlineData("\"At\" = \"At\" + 60000")]
    public async Task A_record_that_was_changed_in_spite_of_all_is_found(string change)
    {
        await using var own = await RecordedAsync();

        var rows = await TamperAsync(own, $"""UPDATE platform_audit SET {change} WHERE "Action" = 'measures.number-recorded'""");

        Assert.Equal(1, rows);
        Assert.NotEmpty((await VerifyAsync(own)).Breaks);
    }

    [Fact]
    public async Task The_instant_of_a_seal_cannot_be_changed_unseen()
    {
        await using var own = await RecordedAsync();
        await SealAsync(own);

        await TamperAsync(own, """UPDATE platform_audit_seals SET "At" = "At" + 60000""");

        Assert.Contains((await VerifyAsync(own)).Breaks, b => b.Contains("The seals break at seal 1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task It_is_told_how_far_the_seals_reach_and_how_many_records_came_after()
    {
        await using var own = await Rooms.StartAsync();
        var ward = await own.AskedWardAsync(WardNumbers.Leave);
        own.Clock.Advance(TimeSpan.FromMinutes(1));
        await SealAsync(own);
        await own.RecordAsync(ward, WardNumbers.Leave, new(2026, 3, 2), 7);

        var found = await VerifyAsync(own);
        await SealAsync(own);
        var later = await VerifyAsync(own);

        Assert.Empty(found.Breaks);
        Assert.Equal((own.Clock.Now, 1L), (found.LastSealAt, found.AfterLastSeal));
        Assert.Equal((0L, found.Records, later.Seals), (later.AfterLastSeal, later.Records, later.SealsOutside));
        Assert.Equal(found.Seals + 1, later.Seals);
    }

    [Fact]
    public async Task Records_cut_off_after_they_were_sealed_are_missed_even_when_head_and_seals_are_set_back_with_them()
    {
        await using var own = await Rooms.StartAsync();
        var ward = await own.AskedWardAsync(WardNumbers.Leave);
        await SealAsync(own);
        var before = await VerifyAsync(own);
        await own.RecordAsync(ward, WardNumbers.Leave, new(2026, 3, 2), 7);
        await SealAsync(own);
        var copy = Path.Combine(own.Location.Folder, "elsewhere.log");
        File.Copy(SealsOf(own), copy);

        await TamperAsync(own, """DELETE FROM platform_audit WHERE "Action" = 'measures.number-recorded'""");
        await TamperAsync(own, """
            UPDATE platform_audit_heads SET
                "Sequence" = (SELECT max("Sequence") FROM platform_audit a WHERE a."Partition" = platform_audit_heads."Partition"),
                "Hash" = (SELECT "Hash" FROM platform_audit a WHERE a."Partition" = platform_audit_heads."Partition" ORDER BY "Sequence" DESC LIMIT 1)
            """);
        var behindTheSeal = await VerifyAsync(own);
        await TamperAsync(own, $"""DELETE FROM platform_audit_seals WHERE "Sequence" > {before.Seals}""");
        var withoutTheSeal = await VerifyAsync(own);
        File.Delete(SealsOf(own));
        var withoutTheFile = await VerifyAsync(own);
        var againstTheCopy = await VerifyAsync(own, copy);

        Assert.Contains(behindTheSeal.Breaks, b => b.Contains("is gone or was changed after it was sealed", StringComparison.Ordinal));
        Assert.Contains(withoutTheSeal.Breaks, b => b.Contains("no longer in the database", StringComparison.Ordinal));
        Assert.Null(withoutTheFile.SealsOutside); // on PostgreSQL the file may lie in the folder of another machine, so there it is only told
        Assert.Equal(own.Location.IsSqlite ? 1 : 0, withoutTheFile.Breaks.Count(b => b.Contains("seals.log is missing", StringComparison.Ordinal)));
        Assert.Equal(own.Location.IsSqlite ? 1 : 0, withoutTheFile.Breaks.Count);
        Assert.Contains(againstTheCopy.Breaks, b => b.Contains("no longer in the database", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_head_that_is_cut_off_for_good_is_missed_with_its_whole_chain()
    {
        await using var own = await RecordedAsync();
        await SealAsync(own);
        var partition = (await VerifyAsync(own)).Chains.Max(c => c.Partition);

        await TamperAsync(own, $"""DELETE FROM platform_audit WHERE "Partition" = {partition}""");
        await TamperAsync(own, $"""DELETE FROM platform_audit_heads WHERE "Partition" = {partition}""");

        Assert.NotEmpty((await VerifyAsync(own)).Breaks);
    }

    [Fact]
    public async Task A_line_torn_by_a_power_cut_is_written_anew_and_a_changed_line_is_found()
    {
        await using var own = await RecordedAsync();
        await SealAsync(own);
        var whole = await File.ReadAllTextAsync(SealsOf(own), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(SealsOf(own), whole[..^30], TestContext.Current.CancellationToken);

        var torn = await VerifyAsync(own);
        await SealAsync(own);
        var mended = await File.ReadAllTextAsync(SealsOf(own), TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(SealsOf(own), whole.Replace('a', 'b'), TestContext.Current.CancellationToken);

        Assert.Empty(torn.Breaks);
        Assert.Equal(whole, mended);
        Assert.Contains((await VerifyAsync(own)).Breaks, b => b.Contains("is not the one in the database", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_sealed_twice()
    {
        await using var own = await RecordedAsync();
        await SealAsync(own);
        var (once, bytes) = (await VerifyAsync(own), new FileInfo(SealsOf(own)).Length);

        await SealAsync(own);

        Assert.Equal((once.Seals, bytes), ((await VerifyAsync(own)).Seals, new FileInfo(SealsOf(own)).Length));
    }

    [Trait("Speed", "slow")]
    [Fact]
    public async Task A_server_leaves_no_record_unsealed_when_it_starts_and_when_it_ends()
    {
        await using var database = await TestDatabase.EmptyAsync();
        await using (var first = new RoomsHost(database.Location, new FixedClock()))
        {
            await first.ReadyAsync();
            var atStart = await VerifyAsync(first.Services);
            await first.Services.GetRequiredService<IServiceScopeFactory>().CreateScope().ServiceProvider.GetRequiredService<Passes>().MakeAsync(
                new(PassKind.Session, "Jo", Passes.SessionLife), Rooms.TestSystem, "access.signed-in", TestContext.Current.CancellationToken);
            Assert.True(atStart.Records > 0);
            Assert.Equal((0L, 1L), (atStart.AfterLastSeal, (await VerifyAsync(first.Services)).AfterLastSeal));
        }

        var answer = await CliProgram.RunAsync(database.Location.Folder, database.Location.Postgres, "verify");

        Assert.Equal((0, ""), (answer.Exit, answer.Error));
        Assert.Contains("they reach all", answer.Out, StringComparison.Ordinal);
    }

    private Task<int> ExecuteAsync(string sql) => rooms.InScopeAsync<TwelveRoomsDbContext, int>(c => c.Database.ExecuteSqlRawAsync(sql));

    private static string SealsOf(Rooms rooms) => Path.Combine(rooms.Location.Folder, "seals.log");

    private static async Task<Rooms> RecordedAsync()
    {
        var own = await Rooms.StartAsync();
        await own.RecordAsync(await own.AskedWardAsync(WardNumbers.Leave), WardNumbers.Leave, new(2026, 3, 2), 7);
        return own;
    }

    private static Task<AuditAccount> VerifyAsync(Rooms rooms, string? seals = null) =>
        rooms.InScopeAsync<AuditVerifier, AuditAccount>(v => v.VerifyAsync(seals, CancellationToken.None));

    private static async Task<AuditAccount> VerifyAsync(IServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<AuditVerifier>().VerifyAsync(CancellationToken.None);
    }

    private static Task<bool> SealAsync(Rooms rooms) => rooms.InScopeAsync<AuditSeals, bool>(async seals =>
    {
        await seals.SealAsync(CancellationToken.None);
        return true;
    });

    /// <summary>What somebody can do who owns the database: the rules that keep it append-only are dropped first.</summary>
    private static Task<int> TamperAsync(Rooms rooms, string sql) => rooms.InScopeAsync<TwelveRoomsDbContext, int>(async c =>
    {
        await c.Database.ExecuteSqlRawAsync(c.IsSqlite
            ? "DROP TRIGGER IF EXISTS platform_audit_no_update; DROP TRIGGER IF EXISTS platform_audit_no_delete; "
                + "DROP TRIGGER IF EXISTS platform_audit_seals_no_update; DROP TRIGGER IF EXISTS platform_audit_seals_no_delete"
            : "DROP TRIGGER IF EXISTS platform_audit_append_only ON platform_audit; DROP TRIGGER IF EXISTS platform_audit_seals_append_only ON platform_audit_seals");
        return await c.Database.ExecuteSqlRawAsync(sql);
    });
}
