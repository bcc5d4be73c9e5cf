using System.Net;
using TwelveRooms.Access.MyRoles;
using TwelveRooms.Platform;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Access.MyRoles;

public sealed class MyRolesPageTests(Rooms rooms) : IClassFixture<Rooms>
{
    [Fact]
    public async Task It_says_what_I_hold_since_when_until_when_and_who_gave_it()
    {
        var provider = await rooms.ProviderAsync();
        var ward = await rooms.WardAsync(provider);
        var team = await rooms.PersonAsync("organisation-team", provider, "Nadia");
        var added = (await rooms.AddAsync(new(ward.Id.Value.ToString(), "Mo", "lived-experience-partner") { LastDay = "2026-05-31" }, team.Viewer)).Value;
        var mo = await rooms.SignInAsync(added.Person);

        var page = await mo.SeeAsync("/my-roles");

        Assert.Contains("Pages call you Mo.", page.Text, StringComparison.Ordinal);
        Assert.Contains($"{ward.Name}, lived experience partner Since 18 March 2026, until 31 May 2026. Given by Nadia.", page.Text.Replace("partnerSince", "partner Since", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal("/my-roles", page.Document.QuerySelector("header a[href='/my-roles']")?.GetAttribute("href"));
    }

    [Fact]
    public async Task I_end_my_own_membership_whenever_I_wish_and_nobody_has_to_agree()
    {
        var ward = await rooms.WardAsync();
        var (one, two) = (await rooms.WardAsync(), ward);
        var mo = await rooms.PersonAsync("lived-experience-partner", one, "Mo");
        await rooms.GrantAsync(mo.Viewer.Person!.Value, "ward-member", two);

        var list = await mo.SeeAsync("/my-roles");
        var page = await mo.SeeAsync($"/my-roles?end={(await rooms.MembershipAsync(mo, one, "lived-experience-partner")).Id}");
        var after = await page.SubmitAsync("End it now");

        Assert.Contains("End it: lived experience partner", list.Text, StringComparison.Ordinal);
        Assert.Contains("You need not say why", page.Text, StringComparison.Ordinal);
        Assert.Equal("My roles", after.Heading);
        Assert.Equal(HttpStatusCode.NotFound, (await mo.OpenAsync($"/wards/{one.Id.Value}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await mo.OpenAsync($"/wards/{two.Id.Value}")).Status);
    }

    [Fact]
    public async Task A_last_day_that_cannot_be_is_refused_and_the_form_stays_open()
    {
        var ward = await rooms.WardAsync();
        var mo = await rooms.PersonAsync("lived-experience-partner", ward);
        var page = await mo.SeeAsync($"/my-roles?end={(await rooms.MembershipAsync(mo, ward, "lived-experience-partner")).Id}");

        var refused = await page.SubmitAsync("End it after that day", ("LastDay.Day", "1"), ("LastDay.Month", "1"), ("LastDay.Year", "2026"));

        Assert.Contains("1 January 2026 is over.", Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.StartsWith("LastDay", refused.ErrorTarget(refused.Errors[0]).Id, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_ends_what_another_holds_from_there()
    {
        var ward = await rooms.WardAsync();
        var (mo, other) = (await rooms.PersonAsync("ward-member", ward), await rooms.PersonAsync("ward-member", ward));
        var others = (await rooms.MembershipAsync(other, ward, "ward-member")).Id;

        foreach (var id in new[] { others, Guid.NewGuid() })
        {
            var outcome = await rooms.InScopeAsync<EndOwnRoleHandler, Outcome<Done>>(h => h.HandleAsync(new(id, null), mo.Viewer, TestContext.Current.CancellationToken));
            Assert.Equal(Refusal.NotFound, outcome.Refusal);
            Assert.Equal("My roles", (await mo.SeeAsync($"/my-roles?end={id}")).Heading);
        }

        Assert.Null((await rooms.MembershipAsync(other, ward, "ward-member")).LastDay);
    }
}
