using System.Diagnostics;
using System.Globalization;
using TwelveRooms.Measures.RecordNumber;
using TwelveRooms.Modules.Tests.Measures;
using TwelveRooms.Platform;
using TwelveRooms.Statistics;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Writing;

public sealed class WriteTests(Rooms rooms) : IClassFixture<Rooms>
{
    [Fact]
    public async Task Fifty_writers_at_once_all_get_through_and_none_waits_for_ever()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave, WardNumbers.Activities);
        var started = Stopwatch.GetTimestamp();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 50).Select(week => rooms.InScopeAsync<RecordNumberHandler, Outcome<RecordedNumber>>(
            handler => handler.HandleAsync(
                new(ward.Id.Value.ToString(), WardNumbers.Leave, new DateOnly(2025, 2, 3).AddDays(7 * week).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), PointState.Reported, "3", null),
                Rooms.TestSystem, CancellationToken.None))));

        Assert.All(outcomes, o => Assert.False(o.IsRefused, o.Refusal?.Message));
        Assert.Equal(50, (await rooms.PointsAsync(ward, WardNumbers.Leave)).Count);
        Assert.True(Stopwatch.GetElapsedTime(started) < TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task Two_phones_at_once_leave_one_number_and_tell_the_other_kindly()
    {
        var ward = await rooms.AskedWardAsync(WardNumbers.Leave);

        var outcomes = await Task.WhenAll(Enumerable.Range(3, 2).Select(n => n.ToString(CultureInfo.InvariantCulture)).Select(value => rooms.InScopeAsync<RecordNumberHandler, Outcome<RecordedNumber>>(
            handler => handler.HandleAsync(
                new(ward.Id.Value.ToString(), WardNumbers.Leave, "2026-03-02", PointState.Reported, value, null), Rooms.TestSystem, CancellationToken.None))));

        Assert.Single(outcomes, o => !o.IsRefused);
        Assert.Equal("measure-already-recorded", outcomes.Single(o => o.IsRefused).Refusal!.Code);
        Assert.Single(await rooms.PointsAsync(ward, WardNumbers.Leave));
    }
}
