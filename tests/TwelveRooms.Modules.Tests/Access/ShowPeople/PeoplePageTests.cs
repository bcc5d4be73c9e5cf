using System.Net;
using TwelveRooms.Modules.Tests.Access.SignIn;
using TwelveRooms.Testing;
using Xunit;
using static TwelveRooms.Modules.Tests.Access.PeopleOfTests;

namespace TwelveRooms.Modules.Tests.Access.ShowPeople;

public sealed class PeoplePageTests(Rooms rooms) : IClassFixture<Rooms>
{
    [Fact]
    public async Task The_list_says_who_holds_what_since_when_and_until_when_by_role_and_then_A_to_Z()
    {
        var ward = await rooms.WardAsync();
        var manager = await rooms.PersonAsync("ward-manager", ward, "Sam");
        await rooms.PersonAsync("ward-member", ward, "Zoe");
        await rooms.PersonAsync("ward-member", ward, "Adam");
        await rooms.AddAsync(new(ward.Id.Value.ToString(), "Later", "carer-partner") { From = "2026-06-01", LastDay = "2026-06-30" }, manager.Viewer);

        var page = await manager.SeeAsync(PeopleOf(ward));

        Assert.Equal(
            ["Adam, ward memberSince 1 April 2015.", "Zoe, ward memberSince 1 April 2015.", "Sam, ward managerSince 1 April 2015.", "Later, carer partnerFrom 1 June 2026 to 30 June 2026."],
            page.Document.QuerySelectorAll("main .rooms-lines li > span").Select(e => string.Join(' ', e.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Replace(" Since", "Since", StringComparison.Ordinal).Replace(" From", "From", StringComparison.Ordinal)));
        Assert.Contains("Still to begin", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_list_never_says_when_somebody_was_here_or_that_they_were_not()
    {
        var ward = await rooms.WardAsync();
        var manager = await rooms.PersonAsync("ward-manager", ward);
        var before = await manager.SeeAsync(PeopleOf(ward));
        var added = (await rooms.AddAsync(new(ward.Id.Value.ToString(), "Quiet", "ward-member"), manager.Viewer)).Value;

        var waiting = (await manager.SeeAsync(PeopleOf(ward))).Text;
        await (await rooms.Anyone().SeeAsync($"/welcome/{added.Secret}")).TakeUpAsync("somebody.0");
        var came = (await manager.SeeAsync(PeopleOf(ward))).Text;

        Assert.Equal(waiting, came);
        Assert.DoesNotContain("Quiet", before.Text, StringComparison.Ordinal);
        Assert.DoesNotMatch(@"\d\d:\d\d|[Ss]igned in|[Ll]ast (seen|used)", came);
    }

    [Fact]
    public async Task Another_ward_s_people_another_organisation_s_and_a_random_unit_answer_alike()
    {
        var (provider, otherProvider) = (await rooms.ProviderAsync(), await rooms.ProviderAsync());
        var (ward, other) = (await rooms.WardAsync(provider), await rooms.WardAsync(otherProvider));
        await rooms.PersonAsync("ward-manager", other, "Nightingale");

        foreach (var visitor in new[] { await rooms.PersonAsync("ward-manager", ward), await rooms.PersonAsync("organisation-team", provider) })
        {
            var bodies = new List<string>();
            foreach (var id in new[] { other.Id.Value, otherProvider.Id.Value, Guid.NewGuid() })
            {
                foreach (var page in new[] { "", "/add", "/give", $"/{Guid.NewGuid()}" })
                {
                    var answer = await visitor.OpenAsync($"/units/{id}/people{page}");
                    Assert.Equal(HttpStatusCode.NotFound, answer.Status);
                    Assert.DoesNotContain("Nightingale", answer.Html, StringComparison.Ordinal);
                    bodies.Add(answer.Text);
                }
            }

            Assert.Single(bodies.Distinct());
        }
    }

    [Fact]
    public async Task An_organisation_s_team_finds_the_people_of_each_ward_from_its_own_list()
    {
        var provider = await rooms.ProviderAsync();
        var ward = await rooms.WardAsync(provider);
        var team = await rooms.PersonAsync("organisation-team", provider, "Nadia");
        await rooms.PersonAsync("ward-manager", ward, "Sam");

        var organisation = await (await team.SeeAsync($"/organisations/{provider.Id.Value}")).FollowAsync("People: who holds which role here");
        var wards = await organisation.FollowAsync(ward.Name);

        Assert.Contains("Nadia, organisation team", organisation.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Nadia", string.Join(' ', wards.Document.QuerySelectorAll("main li").Select(e => e.TextContent)), StringComparison.Ordinal);
        Assert.Contains("Sam, ward manager", wards.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_information_governance_officer_reads_who_holds_what_and_changes_nothing()
    {
        var provider = await rooms.ProviderAsync();
        await rooms.PersonAsync("organisation-team", provider, "Nadia");
        var officer = await rooms.PersonAsync("information-governance-officer", provider);

        var page = await officer.SeeAsync(PeopleOf(provider));

        Assert.Contains("Nadia, organisation team", page.Text, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
        Assert.DoesNotContain("Change", page.Document.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.OpenAsync($"{PeopleOf(provider)}/add")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await officer.OpenAsync("/settings")).Status);
        Assert.True(officer.Viewer.IsPrivileged);
    }

    [Fact]
    public async Task A_ward_page_leads_its_manager_there_and_a_ward_member_not()
    {
        var ward = await rooms.WardAsync();

        var manager = await (await rooms.PersonAsync("ward-manager", ward)).SeeAsync($"/wards/{ward.Id.Value}");
        var member = await rooms.PersonAsync("ward-member", ward);

        Assert.Equal("People", (await manager.FollowAsync("People")).Heading);
        Assert.DoesNotContain("/people", (await member.SeeAsync($"/wards/{ward.Id.Value}")).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await member.OpenAsync(PeopleOf(ward))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await (await rooms.DeviceAsync(ward)).OpenAsync(PeopleOf(ward))).Status);
    }
}
