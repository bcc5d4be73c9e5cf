using TwelveRooms.Measures.Domain;
using TwelveRooms.Modules.Tests.Measures;
using TwelveRooms.Platform.Background;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Background;

public sealed class OutboxTests
{
    [Fact]
    public async Task One_row_that_cannot_be_done_holds_up_no_other()
    {
        await using var rooms = await Rooms.StartAsync();
        var provider = await rooms.ProviderAsync();
        var ward = await rooms.WardAsync(provider);
        await rooms.WriteAsync("test.poison", write => write.Enqueue(SeriesTouched.KindName, "no number"));
        await rooms.RecordAsync(ward, "seclusion", new(2026, 1, 1), 4, 600);

        await rooms.WorkAsync();

        Assert.Equal(4, Assert.Single(await rooms.PointsAsync(provider, "seclusion")).Numerator);
        var failing = Assert.Single(await rooms.InScopeAsync<JobList, IReadOnlyList<FailingWork>>(list => list.FailingAsync(TestContext.Current.CancellationToken)));
        Assert.Equal(SeriesTouched.KindName, failing.Kind);
    }
}
