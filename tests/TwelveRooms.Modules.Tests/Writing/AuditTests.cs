using System.Text.Json;
using Microsoft.EntityFrameworkCore;
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

        Assert.Empty(await rooms.InScopeAsync<AuditChain, IReadOnlyList<string>>(c => c.VerifyAsync(CancellationToken.None)));
        await Assert.ThrowsAnyAsync<Exception>(() => ExecuteAsync("""UPDATE platform_audit SET "Actor" = 'nobody'"""));
        await Assert.ThrowsAnyAsync<Exception>(() => ExecuteAsync("DELETE FROM platform_audit"));
        await Assert.ThrowsAnyAsync<Exception>(() => ExecuteAsync("""UPDATE measures_points SET "Numerator" = 0"""));
    }

    [Fact]
    public async Task A_record_that_was_changed_in_spite_of_all_is_found()
    {
        await using var own = await Rooms.StartAsync();
        var ward = await own.AskedWardAsync(WardNumbers.Leave);
        await own.RecordAsync(ward, WardNumbers.Leave, new(2026, 3, 2), 7);
        await own.InScopeAsync<TwelveRoomsDbContext, int>(async c =>
        {
            await c.Database.ExecuteSqlRawAsync(c.IsSqlite ? "DROP TRIGGER platform_audit_no_update" : "DROP TRIGGER platform_audit_append_only ON platform_audit");
            return await c.Database.ExecuteSqlRawAsync("""UPDATE platform_audit SET "Text" = replace("Text", '"7"', '"6"')""");
        });

        var breaks = await own.InScopeAsync<AuditChain, IReadOnlyList<string>>(c => c.VerifyAsync(CancellationToken.None));

        Assert.NotEmpty(breaks);
    }

    private Task<int> ExecuteAsync(string sql) => rooms.InScopeAsync<TwelveRoomsDbContext, int>(c => c.Database.ExecuteSqlRawAsync(sql));
}
