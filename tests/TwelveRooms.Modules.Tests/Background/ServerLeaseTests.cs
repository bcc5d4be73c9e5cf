using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using TwelveRooms.Modules.Tests.Cli;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Background;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Background;

[Trait("Speed", "slow")]
public sealed class ServerLeaseTests
{
    [Fact]
    public async Task Migrate_is_refused_while_a_server_holds_the_database_and_goes_on_when_it_has_stopped()
    {
        await using var rooms = await Rooms.StartAsync(new FixedClock(TimeProvider.System.GetUtcNow()));

        var refused = await rooms.CliAsync("migrate");
        var others = await rooms.CliAsync("jobs");
        var keeper = rooms.Services.GetServices<IHostedService>().OfType<LeaseKeeper>().Single();
        await keeper.StopAsync(TestContext.Current.CancellationToken);
        var migrated = await rooms.CliAsync("migrate");

        Assert.Equal((3, ""), (refused.Exit, refused.Out));
        Assert.Contains("A web server is using this database", refused.Error, StringComparison.Ordinal);
        Assert.Contains("Stop it, then run migrate again.", refused.Error, StringComparison.Ordinal);
        Assert.Equal(0, others.Exit);
        Assert.Equal((0, "The database is up to date.\n"), (migrated.Exit, migrated.Out));
    }

    [Fact]
    public async Task A_server_that_was_killed_counts_as_gone_after_a_minute_and_one_that_lives_renews()
    {
        await using var rooms = await Rooms.StartAsync();

        var held = await RefusalAsync(rooms);
        rooms.Clock.Advance(TimeSpan.FromSeconds(59));
        var stillHeld = await RefusalAsync(rooms);
        await rooms.InScopeAsync<ServerLease, bool>(async lease =>
        {
            await lease.HoldAsync("another", TestContext.Current.CancellationToken);
            return true;
        });
        rooms.Clock.Advance(TimeSpan.FromSeconds(2));
        var renewed = await RefusalAsync(rooms);
        rooms.Clock.Advance(ServerLease.Life);
        var gone = await RefusalAsync(rooms);

        Assert.Equal("server-running", held?.Code);
        Assert.Contains("wait 1 seconds", stillHeld?.Message, StringComparison.Ordinal);
        Assert.Contains("(another)", renewed?.Message, StringComparison.Ordinal);
        Assert.Null(gone);
    }

    private static Task<Refusal?> RefusalAsync(Rooms rooms) =>
        rooms.InScopeAsync<ServerLease, Refusal?>(lease => lease.RefusalAsync("migrate", TestContext.Current.CancellationToken));
}
