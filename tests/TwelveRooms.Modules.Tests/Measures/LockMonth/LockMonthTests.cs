using System.Net;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Modules.Tests.Measures.Completeness;
using TwelveRooms.Organisations.MoveWard;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.LockMonth;

/// <summary>Who locks a month, for what, and how it is unlocked.</summary>
public sealed class LockMonthTests(Rooms rooms) : IClassFixture<Rooms>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_month_is_locked_and_unlocked_on_its_page_and_both_stay_to_be_read()
    {
        var ward = await rooms.WardAsync();
        var champion = await rooms.PersonAsync("data-champion", ward, "Priya Shah");
        var page = await (await champion.SeeAsync($"/wards/{ward.Id.Value}/completeness")).FollowAsync("Lock or unlock a month");

        var locked = await page.SubmitAsync("Lock this month", ("Which month shall be locked?", "2026-02"));
        var seen = await champion.SeeAsync($"/wards/{ward.Id.Value}/completeness");
        var without = await locked.SubmitAsync("Unlock this month", ("Why?", ""));
        var unlocked = await without.SubmitAsync("Unlock this month", ("Why?", "two forms came late"));

        Assert.Contains("The month is locked.", locked.Text, StringComparison.Ordinal);
        Assert.Equal(["Measure", "Feb 2026 locked", "Jan 2026"], seen.Table("What the programme asks of every ward")[0].Take(3));
        Assert.Equal("Say why it is unlocked. The reason stands with the lock.", Assert.Single(without.Errors));
        Assert.Contains(
            "February 2026: unlocked againPriya Shah locked February 2026 on 18 March 2026. Priya Shah unlocked it on 18 March 2026: two forms came late.", unlocked.Text, StringComparison.Ordinal);
        Assert.Contains(unlocked.Document.QuerySelectorAll("#Month option"), o => o.GetAttribute("value") == "2026-02");
    }

    [Fact]
    public async Task An_organisation_locks_all_its_wards_and_none_of_them_unlocks_alone()
    {
        var provider = await rooms.ProviderAsync();
        var (ward, second) = (await rooms.WardAsync(provider), await rooms.WardAsync(provider));
        var elsewhere = await rooms.WardAsync();
        var (team, manager) = (await rooms.PersonAsync("organisation-team", provider, "Sam Okafor"), await rooms.PersonAsync("ward-manager", ward));

        Assert.Null(await rooms.LockAsync(provider, team.Viewer));
        var alone = await rooms.UnlockAsync(ward, manager.Viewer);
        var again = await rooms.LockAsync(provider, team.Viewer);
        var seen = await manager.SeeAsync($"/wards/{ward.Id.Value}/completeness");
        var form = await manager.SeeAsync($"/units/{ward.Id.Value}/months");

        const string Words = "Sam Okafor locked February 2026 on 18 March 2026, for all wards together.";
        Assert.Equal(("locked-for-all", $"{Words} A data champion or the team of the whole organisation can unlock it, with a reason."), (alone?.Code, alone?.Message));
        Assert.Equal("already-locked", again?.Code);
        Assert.DoesNotContain("Unlock a month", form.Text, StringComparison.Ordinal);
        Assert.Contains(Words, seen.Text, StringComparison.Ordinal);
        Assert.True((await rooms.OwedAsync(second, Owed.Force, Owed.February)).IsLocked);
        Assert.False((await rooms.OwedAsync(elsewhere, Owed.Force, Owed.February)).IsLocked);
        Assert.Null(await rooms.UnlockAsync(provider, team.Viewer));
        Assert.False((await rooms.OwedAsync(ward, Owed.Force, Owed.February)).IsLocked);
    }

    [Fact]
    public async Task A_ward_that_opens_later_is_not_locked_with_the_others()
    {
        var provider = await rooms.ProviderAsync();
        Assert.Null(await rooms.LockAsync(provider, Rooms.TestSystem));

        var later = await rooms.WardAsync(provider);

        Assert.False((await rooms.OwedAsync(later, Owed.Force, Owed.February)).IsLocked);
    }

    [Fact]
    public async Task A_ward_that_moved_away_is_unlocked_by_its_own_people_or_with_the_others()
    {
        var (old, now) = (await rooms.ProviderAsync(), await rooms.ProviderAsync());
        var (first, second) = (await rooms.WardAsync(old), await rooms.WardAsync(old));
        var team = await rooms.PersonAsync("organisation-team", old);
        Assert.Null(await rooms.LockAsync(old, team.Viewer));
        foreach (var ward in new[] { first, second })
        {
            var move = new MoveWardCommand(ward.Id.Value, now.Id.Value, "2026-03-18", "merged", 0);
            Assert.False((await rooms.Handler<MoveWardHandler>().HandleAsync(move, Viewer.Operator("test"), Cancel)).IsRefused);
        }

        Assert.Null(await rooms.UnlockAsync(first, (await rooms.PersonAsync("ward-manager", first)).Viewer));
        Assert.True((await rooms.OwedAsync(second, Owed.Force, Owed.February)).IsLocked);
        Assert.Null(await rooms.UnlockAsync(old, team.Viewer));
        Assert.False((await rooms.OwedAsync(second, Owed.Force, Owed.February)).IsLocked);
    }

    [Theory]
    [InlineData("2026-03", "month-not-over")]
    [InlineData("2026-04", "month-not-over")]
    [InlineData("February", "not-a-month")]
    [InlineData(null, "not-a-month")]
    public async Task Only_a_month_that_is_over_is_locked(string? month, string code)
    {
        var ward = await rooms.WardAsync();

        Assert.Equal(code, (await rooms.LockAsync(ward, Rooms.TestSystem, month!))?.Code);
    }

    [Fact]
    public async Task A_month_can_be_locked_from_the_first_minute_after_it_in_London()
    {
        await using var own = await Rooms.StartAsync();
        var ward = await own.WardAsync();

        own.Clock.Now = new(2026, 4, 30, 22, 59, 59, TimeSpan.Zero);
        var before = await own.LockAsync(ward, Rooms.TestSystem, "2026-04");
        own.Clock.Advance(TimeSpan.FromSeconds(1));
        var after = await own.LockAsync(ward, Rooms.TestSystem, "2026-04");

        Assert.Equal(("month-not-over", null), (before?.Code, after?.Code));
    }

    [Theory]
    [InlineData(nameof(Cadence.Week), "2026-02-23", "2026-03-01")]
    [InlineData(nameof(Cadence.Week), "2026-02-16", "2026-02-01")]
    [InlineData(nameof(Cadence.Quarter), "2026-01-01", "2026-03-01")]
    [InlineData(nameof(Cadence.Month), "2026-02-01", "2026-02-01")]
    [InlineData(nameof(Cadence.Day), "2026-02-28", "2026-02-01")]
    public void A_number_belongs_to_the_month_in_which_its_period_ends(string cadence, string period, string month) =>
        Assert.Equal(DateOnly.Parse(month, null), Enum.Parse<Cadence>(cadence).MonthOf(DateOnly.Parse(period, null)));

    [Theory]
    [InlineData("ward-manager", true)]
    [InlineData("data-champion", true)]
    [InlineData("organisation-team", true)]
    [InlineData("ward-member", false)]
    [InlineData("lived-experience-partner", false)]
    [InlineData("executive-sponsor", false)]
    [InlineData("qi-coach", false)]
    [InlineData("data-feed", false)]
    public void Those_who_answer_for_the_numbers_lock_them(string role, bool may) =>
        Assert.Equal(may, TwelveRooms.Access.RoleTable.Shipped.Single(r => r.Key == role).Rights.HasFlag(Rights.LockMonths));

    [Fact]
    public async Task Another_organisations_months_are_not_there()
    {
        var (ward, other) = (await rooms.WardAsync(), await rooms.PersonAsync("organisation-team", await rooms.ProviderAsync()));
        var member = await rooms.PersonAsync("ward-member", ward);

        Assert.Same(Refusal.NotFound, await rooms.LockAsync(ward, other.Viewer));
        Assert.Same(Refusal.NotFound, await rooms.UnlockAsync(ward, other.Viewer));
        Assert.Same(Refusal.NotFound, await rooms.LockAsync(ward, member.Viewer));
        Assert.Equal(HttpStatusCode.NotFound, (await other.OpenAsync($"/units/{ward.Id.Value}/months")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync($"/units/{ward.Id.Value}/months")).Status);
    }

    [Theory]
    [InlineData("943 476 5919 came late", "looks like an NHS number")]
    [InlineData("", "Say why it is unlocked.")]
    public async Task A_reason_is_needed_and_points_to_nobody(string why, string says)
    {
        var ward = await rooms.WardAsync();
        Assert.Null(await rooms.LockAsync(ward, Rooms.TestSystem));

        Assert.Contains(says, (await rooms.UnlockAsync(ward, Rooms.TestSystem, why))?.Message, StringComparison.Ordinal);
        Assert.Equal("not-locked", (await rooms.UnlockAsync(ward, Rooms.TestSystem, month: "2026-01"))?.Code);
    }

    [Fact]
    public async Task Locking_and_unlocking_are_audited_with_who_and_why()
    {
        var ward = await rooms.WardAsync();
        var champion = await rooms.PersonAsync("data-champion", ward, "Priya Shah");

        Assert.Null(await rooms.LockAsync(ward, champion.Viewer));
        Assert.Null(await rooms.UnlockAsync(ward, champion.Viewer));

        var records = await rooms.InScopeAsync<Db, List<AuditRecord>>(db => db.For<AuditRecord>(Rooms.TestSystem)
            .Where(a => a.Unit == ward.Number && a.Actor == champion.Viewer.Actor && a.Action.StartsWith("measures.month-")).OrderBy(a => a.Sequence).ToListAsync(Cancel));
        Assert.Equal(["measures.month-locked", "measures.month-unlocked"], records.Select(r => r.Action));
        Assert.Contains("2026-02-01", records[0].Text, StringComparison.Ordinal);
        Assert.Contains("two forms came late", records[1].Text, StringComparison.Ordinal);
    }
}
