using TwelveRooms.Measures.Completeness;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.Completeness;

/// <summary>The day after which a number is late begins at midnight in London, in summer as in winter.</summary>
public sealed class DueDayTests : IAsyncLifetime
{
    private static readonly DateOnly March = new(2026, 3, 1);
    private static readonly DateTimeOffset LastSecond = new(2026, 4, 14, 22, 59, 59, TimeSpan.Zero); // of 14 April, on the clock in London

    private Rooms _rooms = null!;

    public async ValueTask InitializeAsync() => _rooms = await Rooms.StartAsync();

    public ValueTask DisposeAsync() => _rooms.DisposeAsync();

    [Fact]
    public async Task A_number_is_late_when_its_day_is_over_in_London()
    {
        var ward = await _rooms.WardAsync();

        _rooms.Clock.Now = LastSecond;
        var before = await _rooms.OwedAsync(ward, Owed.Force, March);
        _rooms.Clock.Advance(TimeSpan.FromSeconds(1));
        var after = await _rooms.OwedAsync(ward, Owed.Force, March);

        Assert.Equal((NumberState.NotYet, NumberState.Never), (before.State, after.State));
    }

    [Fact]
    public async Task What_comes_in_the_last_second_is_in_time_and_what_comes_after_it_is_not()
    {
        var (early, late) = (await _rooms.WardAsync(), await _rooms.WardAsync());

        _rooms.Clock.Now = LastSecond;
        await _rooms.RecordAsync(early, Owed.Force, March, 2, 500);
        _rooms.Clock.Advance(TimeSpan.FromSeconds(1));
        await _rooms.RecordAsync(late, Owed.Force, March, 2, 500);

        Assert.False((await _rooms.OwedAsync(early, Owed.Force, March)).CameLate);
        Assert.Equal((NumberState.Reported, true), (await _rooms.OwedAsync(late, Owed.Force, March)) is var n ? (n.State, n.CameLate) : default);
    }

    [Fact]
    public async Task A_correction_does_not_make_a_number_late()
    {
        var ward = await _rooms.WardAsync();
        _rooms.Clock.Now = LastSecond;
        await _rooms.RecordAsync(ward, Owed.Force, March, 2, 500);
        _rooms.Clock.Advance(TimeSpan.FromDays(30));

        _ = (await _rooms.BringAsync(await _rooms.LookAsync(ward, Owed.Force, "2026-03-01,3,500"))).Value;

        Assert.False((await _rooms.OwedAsync(ward, Owed.Force, March)).CameLate);
    }

    [Fact]
    public async Task History_that_an_import_brings_along_is_not_late_and_what_it_brings_afterwards_is()
    {
        var ward = await _rooms.WardAsync();
        _ = (await _rooms.BringAsync(await _rooms.LookAsync(ward, Owed.Force, "2025-12-01,3,500", "2026-01-01,3,500"))).Value;
        _rooms.Clock.Now = LastSecond.AddDays(20);

        _ = (await _rooms.BringAsync(await _rooms.LookAsync(ward, Owed.Force, "2026-02-01,3,500", "2026-03-01,3,500"))).Value;

        Assert.False((await _rooms.OwedAsync(ward, Owed.Force, Owed.January)).CameLate);
        Assert.True((await _rooms.OwedAsync(ward, Owed.Force, March)).CameLate);
    }

    [Theory]
    [InlineData(nameof(Cadence.Week), "2026-03-23", "2026-04-05")]
    [InlineData(nameof(Cadence.Month), "2026-02-01", "2026-03-14")]
    [InlineData(nameof(Cadence.Quarter), "2026-01-01", "2026-04-28")]
    public void Each_kind_of_period_has_days_of_its_own(string cadence, string period, string due) =>
        Assert.Equal(DateOnly.Parse(due, null), new DueDays(7, 14, 28).DueOn(Enum.Parse<Cadence>(cadence), DateOnly.Parse(period, null)));

    [Theory]
    [InlineData(1, "1 day late")]
    [InlineData(13, "13 days late")]
    [InlineData(14, "2 weeks late")]
    [InlineData(91, "13 weeks late")]
    [InlineData(92, "3 months late")]
    public void How_late_is_said_as_people_say_it(int days, string words) => Assert.Equal(words, CompletenessWords.Late(days));
}
