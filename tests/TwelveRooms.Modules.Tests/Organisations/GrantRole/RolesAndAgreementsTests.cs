using TwelveRooms.Access;
using TwelveRooms.Modules.Tests.Organisations.ImportOrganisations;
using TwelveRooms.Organisations.AgreeSharing;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.GrantRole;
using TwelveRooms.Organisations.UnitGroups;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Organisations.GrantRole;

public sealed class RolesAndAgreementsTests(Rooms rooms) : IClassFixture<Rooms>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_role_begins_and_ends_and_the_version_counts_up_each_time()
    {
        var ward = await rooms.WardAsync();

        var granted = await rooms.Handler<GrantRoleHandler>().HandleAsync(new(null, "Sam", "ward-manager", ward.Code!), OrganisationFiles.Operator, Cancel);
        var first = await rooms.Handler<Holdings>().VersionOfAsync(granted.Value.Person, Cancel);
        var held = await rooms.Handler<Passes>().ViewerOfAsync(granted.Value.Person, Cancel);
        await rooms.Handler<EndRoleHandler>().HandleAsync(new(granted.Value.Grant, null, "left the ward"), OrganisationFiles.Operator, Cancel);

        Assert.Equal(ward.Number, Assert.Single(held.Grants).Unit);
        Assert.True(await rooms.Handler<Holdings>().VersionOfAsync(granted.Value.Person, Cancel) > first);
        Assert.False((await rooms.Handler<Passes>().ViewerOfAsync(granted.Value.Person, Cancel)).IsSignedIn);
    }

    [Fact]
    public async Task A_coach_sees_a_ward_from_the_day_of_the_agreement_until_its_end_in_the_same_session()
    {
        var provider = await rooms.ProviderAsync();
        var ward = await rooms.WardAsync(provider);
        var coach = await rooms.PersonAsync("qi-coach", ward);
        Assert.False(coach.Viewer.IsSignedIn);

        var agreed = await rooms.Handler<AgreeSharingHandler>().HandleAsync(new(provider.Code!, "numbers of named wards", "chief nurse"), OrganisationFiles.Operator, Cancel);
        var during = await rooms.Handler<Passes>().ViewerOfAsync(await PersonOf(coach), Cancel);
        var twice = await rooms.Handler<AgreeSharingHandler>().HandleAsync(new(provider.Code!, "more of the same", "chief nurse"), OrganisationFiles.Operator, Cancel);
        var version = await rooms.Handler<Holdings>().VersionOfAsync(await PersonOf(coach), Cancel);
        await rooms.Handler<EndSharingHandler>().HandleAsync(new(agreed.Value, null, "withdrawn by the board"), OrganisationFiles.Operator, Cancel);

        Assert.True(during.IsSignedIn);
        Assert.Equal("agreement-in-force", twice.Refusal?.Code);
        Assert.True(await rooms.Handler<Holdings>().VersionOfAsync(await PersonOf(coach), Cancel) > version);
        Assert.False((await rooms.Handler<Passes>().ViewerOfAsync(await PersonOf(coach), Cancel)).IsSignedIn);
    }

    [Fact]
    public async Task A_key_that_reads_as_a_coach_does_needs_the_agreement_too_and_no_system_is_a_ward_device()
    {
        var provider = await rooms.ProviderAsync();
        var ward = await rooms.WardAsync(provider);
        var (coach, device) = (await rooms.ApiKeyAsync(ward, "qi-coach"), await rooms.ApiKeyAsync(ward, RoleTable.WardDevice));

        var before = await ReadKeyAsync(coach);
        var agreed = await rooms.Handler<AgreeSharingHandler>().HandleAsync(new(provider.Code!, "numbers of named wards", "chief nurse"), OrganisationFiles.Operator, Cancel);
        var during = await ReadKeyAsync(coach);
        await rooms.Handler<EndSharingHandler>().HandleAsync(new(agreed.Value, null, "withdrawn by the board"), OrganisationFiles.Operator, Cancel);

        Assert.Equal((false, true, false), (before, during, await ReadKeyAsync(coach)));
        Assert.False(await ReadKeyAsync(device));

        Task<bool> ReadKeyAsync(string key) => rooms.InScopeAsync<Passes, bool>(async passes => (await passes.ReadAsync(key, PassKind.ApiKey, Cancel)).IsSignedIn);
    }

    [Fact]
    public async Task Only_the_operator_gives_roles_here_and_an_executive_does_not_agree()
    {
        var provider = await rooms.ProviderAsync();
        var team = (await rooms.PersonAsync("organisation-team", provider)).Viewer;

        Assert.Equal("not-found", (await rooms.Handler<GrantRoleHandler>().HandleAsync(new(null, "Eve", "programme-team", provider.Code!), team, Cancel)).Refusal?.Code);
        var sponsor = (await rooms.PersonAsync("executive-sponsor", provider)).Viewer;
        Assert.Equal("not-found", (await rooms.Handler<AgreeSharingHandler>().HandleAsync(new(provider.Code!, "all there is to see", "me"), sponsor, Cancel)).Refusal?.Code);
    }

    [Fact]
    public async Task A_unit_joins_a_group_and_leaves_it()
    {
        var provider = await rooms.ProviderAsync();
        var ward = await rooms.WardAsync(provider);
        var team = (await rooms.PersonAsync("organisation-team", provider)).Viewer;

        var joined = await rooms.Handler<JoinGroupHandler>().HandleAsync(new(ward.Code!, "cohort", "Autumn 2026") { From = rooms.Today.AddDays(-5) }, team, Cancel);
        var left = await rooms.Handler<LeaveGroupHandler>().HandleAsync(new(ward.Code!, "cohort", "Autumn 2026", rooms.Today), team, Cancel);
        var again = await rooms.Handler<LeaveGroupHandler>().HandleAsync(new(ward.Code!, "cohort", "Autumn 2026", rooms.Today), team, Cancel);

        Assert.False(joined.IsRefused || left.IsRefused);
        Assert.Equal("not-a-member", again.Refusal?.Code);
    }

    private static Task<Guid> PersonOf(Visitor visitor) => Task.FromResult(visitor.Viewer.Person ?? throw new InvalidOperationException("Nobody."));
}
