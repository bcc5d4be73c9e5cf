using System.Net;
using TwelveRooms.Modules.Tests.Measures;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Statistics;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Isolation;

/// <summary>A role counts where it is held, and an agreement covers what its organisation runs today: neither lends itself further.</summary>
public sealed class WhereGrantsHoldTests(Rooms rooms) : IClassFixture<Rooms>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_ward_manager_who_is_also_of_the_programme_manages_the_own_ward_only()
    {
        var provider = await rooms.ProviderAsync();
        await rooms.ShareAsync(provider);
        var (own, other) = (await rooms.AskedWardAsync(WardNumbers.Leave), await rooms.WardAsync(provider));
        await rooms.AskAsync(other, WardNumbers.Leave);
        var both = await rooms.PersonAsync("programme-team", await rooms.ProgrammeAsync());
        await rooms.GrantAsync(both.Viewer.Person!.Value, "ward-manager", own);
        var signed = await rooms.SignInAsync(both.Viewer.Person.Value);

        var there = await StandingAsync(signed.Viewer, other);
        var here = await StandingAsync(signed.Viewer, own);

        Assert.True(there.CanSee && there.May(Rights.ManageUnits));
        Assert.Equal((Tier.Coaching, false, false), (there.Tier, there.May(Rights.RecordNumbers), there.May(Rights.ManageDevices)));
        Assert.Equal((Tier.Own, true, true), (here.Tier, here.May(Rights.RecordNumbers), here.May(Rights.ManageDevices)));
        Assert.Equal(HttpStatusCode.NotFound, (await signed.OpenAsync($"/wards/{other.Id.Value}/devices")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await signed.OpenAsync(await rooms.QuestionAsync(other, WardNumbers.Leave))).Status);
        Assert.Equal(HttpStatusCode.OK, (await signed.OpenAsync($"/wards/{own.Id.Value}/devices")).Status);
    }

    [Fact]
    public async Task A_ward_that_moves_to_an_organisation_without_agreement_is_shared_no_longer_and_one_that_moves_in_is()
    {
        var (shares, doesNot) = (await rooms.ProviderAsync(), await rooms.ProviderAsync());
        await rooms.ShareAsync(shares);
        var (leaves, comes) = (await rooms.WardAsync(shares), await rooms.WardAsync(doesNot));
        var programme = await rooms.PersonAsync("programme-team", await rooms.ProgrammeAsync());
        var coach = await rooms.PersonAsync("qi-coach", leaves);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.OK], await StatusesAsync());

        await MoveAsync(leaves, doesNot);
        await MoveAsync(comes, shares);

        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.OK, HttpStatusCode.NotFound], await StatusesAsync());
        Assert.DoesNotContain(leaves.Name, (await programme.SeeAsync($"/organisations/{doesNot.Id.Value}")).Text, StringComparison.Ordinal);

        async Task<HttpStatusCode[]> StatusesAsync() =>
        [
            (await programme.OpenAsync($"/wards/{leaves.Id.Value}")).Status,
            (await programme.OpenAsync($"/wards/{comes.Id.Value}")).Status,
            (await coach.OpenAsync($"/wards/{leaves.Id.Value}")).Status,
        ];
    }

    private Task<Standing> StandingAsync(Viewer viewer, UnitRow unit) => rooms.Db().StandingAsync(viewer, unit.Number, Cancel);

    private async Task MoveAsync(UnitRow ward, UnitRow to)
    {
        var moved = await rooms.InScopeAsync<Db, Outcome<Done>>(db => db.WriteAsync<Done>(Rooms.TestSystem, new("test.moved"), async (write, c) =>
        {
            Assert.True(await UnitTree.MoveAsync(write, write.For<Unit>().Single(u => u.Number == ward.Number), to.Number, rooms.Today, c));
            return new Done();
        }, Cancel));
        Assert.False(moved.IsRefused);
    }
}
