using System.Net;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Testing;
using Xunit;
using static TwelveRooms.Modules.Tests.Access.PeopleOfTests;

namespace TwelveRooms.Modules.Tests.Access.AddPerson;

/// <summary>Nobody gives what they may not give, where they may not, or to themselves; what is not theirs answers as what is not there.</summary>
public sealed class WhoGivesWhatTests(Rooms rooms) : IClassFixture<Rooms>
{
    [Theory]
    [InlineData("ward-member", null)]
    [InlineData("lived-experience-partner", null)]
    [InlineData("carer-partner", null)]
    [InlineData("data-champion", null)]
    [InlineData("feedback-facilitator", null)]
    [InlineData("ward-manager", "role-not-yours-to-give")]
    [InlineData("organisation-team", "role-not-yours-to-give")]
    [InlineData("administrator", "role-not-yours-to-give")]
    [InlineData("ward-device", "role-unknown")]
    [InlineData("data-feed", "role-unknown")]
    [InlineData("emperor", "role-unknown")]
    public async Task A_ward_manager_gives_the_roles_of_the_ward(string role, string? code)
    {
        var ward = await rooms.WardAsync();
        var manager = await rooms.PersonAsync("ward-manager", ward);

        Assert.Equal(code, (await rooms.AddAsync(new(ward.Id.Value.ToString(), "Somebody", role), manager.Viewer)).Refusal?.Code);
    }

    [Theory]
    [InlineData("organisation-team", "ward-manager", true, null)]
    [InlineData("organisation-team", "advocate", true, null)]
    [InlineData("organisation-team", "executive-sponsor", false, null)]
    [InlineData("organisation-team", "responsible-person", false, null)]
    [InlineData("organisation-team", "organisation-team", false, "role-not-yours-to-give")]
    [InlineData("organisation-team", "ward-manager", false, "role-not-held-here")]
    [InlineData("organisation-team", "executive-sponsor", true, "role-not-held-here")]
    [InlineData("programme-team", "organisation-team", false, null)]
    [InlineData("programme-team", "leadership-coach", false, null)]
    [InlineData("programme-team", "information-governance-officer", false, "role-not-yours-to-give")]
    [InlineData("administrator", "information-governance-officer", false, null)]
    [InlineData("administrator", "organisation-team", false, null)]
    public async Task Others_give_what_their_row_says_on_the_units_that_it_is_held_on(string giver, string role, bool onWard, string? code)
    {
        var provider = await rooms.ProviderAsync();
        var ward = await rooms.WardAsync(provider);
        var visitor = await rooms.PersonAsync(giver, giver == "organisation-team" ? provider : await rooms.ProgrammeAsync());

        Assert.Equal(code, (await rooms.AddAsync(new((onWard ? ward : provider).Id.Value.ToString(), "Somebody", role), visitor.Viewer)).Refusal?.Code);
    }

    [Theory]
    [InlineData("ward-member")]
    [InlineData("data-champion")]
    [InlineData("lived-experience-partner")]
    [InlineData("qi-coach")]
    [InlineData("executive-sponsor")]
    [InlineData("measurement-lead")]
    [InlineData("evaluator")]
    [InlineData("information-governance-officer")]
    public async Task Whoever_manages_no_people_gives_nothing_and_is_told_that_nothing_is_there(string role)
    {
        var provider = await rooms.ProviderAsync();
        await rooms.ShareAsync(provider);
        var ward = await rooms.WardAsync(provider);
        var visitor = await rooms.PersonAsync(role, role is "executive-sponsor" or "measurement-lead" or "information-governance-officer" ? provider : role == "evaluator" ? await rooms.ProgrammeAsync() : ward);

        foreach (var unit in new[] { ward, provider })
        {
            Assert.Equal("not-found", (await rooms.AddAsync(new(unit.Id.Value.ToString(), "Eve", "ward-member"), visitor.Viewer)).Refusal?.Code);
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync($"{PeopleOf(unit)}/add")).Status);
        }

        Assert.Equal(role == "information-governance-officer" ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await visitor.OpenAsync(PeopleOf(provider))).Status);
    }

    [Fact]
    public async Task Nobody_gives_a_role_to_themselves()
    {
        var provider = await rooms.ProviderAsync();
        var team = await rooms.PersonAsync("organisation-team", provider);
        var administrator = await rooms.PersonAsync("administrator", await rooms.ProgrammeAsync());

        foreach (var (who, role) in new[] { (team, "executive-sponsor"), (administrator, "organisation-team") })
        {
            Assert.Equal(("not-to-oneself", "Person"), Of((await rooms.GiveAsync(new(provider.Id.Value.ToString(), who.Viewer.Person, role), who.Viewer)).Refusal));
        }
    }

    [Fact]
    public async Task A_manager_of_one_ward_who_is_a_member_of_another_gives_nothing_there()
    {
        var (own, other) = (await rooms.WardAsync(), await rooms.WardAsync());
        var visitor = await rooms.PersonAsync("ward-manager", own);
        await rooms.GrantAsync(visitor.Viewer.Person!.Value, "ward-member", other);
        var both = await rooms.SignInAsync(visitor.Viewer.Person.Value);

        Assert.Equal("not-found", (await rooms.AddAsync(new(other.Id.Value.ToString(), "Eve", "ward-member"), both.Viewer)).Refusal?.Code);
        Assert.Equal(HttpStatusCode.NotFound, (await both.OpenAsync(PeopleOf(other))).Status);
    }

    [Fact]
    public async Task People_of_another_ward_of_another_organisation_and_nobody_at_all_get_one_answer()
    {
        var provider = await rooms.ProviderAsync();
        var (ward, beside, elsewhere) = (await rooms.WardAsync(provider), await rooms.WardAsync(provider), await rooms.WardAsync());
        var (manager, team) = (await rooms.PersonAsync("ward-manager", ward), await rooms.PersonAsync("organisation-team", provider));
        var (near, far) = (await rooms.PersonAsync("ward-member", beside, "Neary"), await rooms.PersonAsync("ward-member", elsewhere, "Farah"));

        var answers = new List<Outcome<MembershipRow>>();
        foreach (var person in new[] { near.Viewer.Person, far.Viewer.Person, Guid.NewGuid(), null })
        {
            answers.Add(await rooms.GiveAsync(new(ward.Id.Value.ToString(), person, "data-champion"), manager.Viewer));
        }

        Assert.Equal(["person-unknown"], answers.Select(a => a.Refusal?.Code).Distinct());
        Assert.Single(answers.Select(a => a.Refusal).Distinct());
        var form = await manager.OpenAsync($"{PeopleOf(ward)}/give");
        Assert.DoesNotContain("Neary", form.Text, StringComparison.Ordinal);
        var teams = await team.SeeAsync($"{PeopleOf(ward)}/give");
        Assert.Contains("Neary (ward member)", teams.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Farah", teams.Text, StringComparison.Ordinal);
        Assert.False((await rooms.GiveAsync(new(ward.Id.Value.ToString(), near.Viewer.Person, "data-champion"), team.Viewer)).IsRefused);
        Assert.Equal("person-unknown", (await rooms.GiveAsync(new(ward.Id.Value.ToString(), far.Viewer.Person, "data-champion"), team.Viewer)).Refusal?.Code);
    }

    [Fact]
    public async Task Somebody_holds_several_roles_on_several_units_and_the_same_twice_in_one_time_is_refused_kindly()
    {
        var provider = await rooms.ProviderAsync();
        var (one, two) = (await rooms.WardAsync(provider), await rooms.WardAsync(provider));
        var team = await rooms.PersonAsync("organisation-team", provider);
        var added = (await rooms.AddAsync(new(one.Id.Value.ToString(), "Many", "ward-member") { LastDay = "2026-04-30" }, team.Viewer)).Value;

        var second = await rooms.GiveAsync(new(two.Id.Value.ToString(), added.Person, "data-champion"), team.Viewer);
        var overlapping = await rooms.GiveAsync(new(one.Id.Value.ToString(), added.Person, "ward-member") { From = "2026-04-30" }, team.Viewer);
        var after = await rooms.GiveAsync(new(one.Id.Value.ToString(), added.Person, "ward-member") { From = "2026-05-01" }, team.Viewer);
        var many = await rooms.SignInAsync(added.Person);

        Assert.False(second.IsRefused || after.IsRefused);
        Assert.Equal("role-held-already", overlapping.Refusal?.Code);
        Assert.Contains($"Many is ward member on {one.Name} in that time already: from 18 March 2026, until 30 April 2026.", overlapping.Refusal!.Message, StringComparison.Ordinal);
        Assert.Equal([one.Number, two.Number], many.Viewer.Grants.Select(g => g.Unit).Order());
    }

    [Fact]
    public async Task A_role_given_twice_at_once_is_given_once()
    {
        var ward = await rooms.WardAsync();
        var manager = await rooms.PersonAsync("ward-manager", ward);
        var other = await rooms.PersonAsync("ward-member", ward);
        var command = new TwelveRooms.Access.AddPerson.GiveRoleCommand(ward.Id.Value.ToString(), other.Viewer.Person, "data-champion");

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => rooms.GiveAsync(command, manager.Viewer)));
        var again = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => rooms.GiveAsync(command with { From = "2027-01-01", Role = "feedback-facilitator", Key = "one-key" }, manager.Viewer)));

        Assert.Equal(1, (await rooms.HeldOnAsync(ward)).Count(m => m.Role == "data-champion"));
        Assert.Equal(1, (await rooms.HeldOnAsync(ward)).Count(m => m.Role == "feedback-facilitator"));
        Assert.All(again, o => Assert.True(o.IsRefused || o.Value.Role == "feedback-facilitator"));
    }

    [Fact]
    public async Task An_administrator_reads_no_ward_not_even_of_an_organisation_that_shares()
    {
        var provider = await rooms.ProviderAsync();
        await rooms.ShareAsync(provider);
        var ward = await rooms.WardAsync(provider);
        var administrator = await rooms.PersonAsync("administrator", await rooms.ProgrammeAsync());

        Assert.Equal(HttpStatusCode.NotFound, (await administrator.OpenAsync($"/wards/{ward.Id.Value}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await administrator.OpenAsync(PeopleOf(ward))).Status);
        Assert.DoesNotContain(ward.Name, (await administrator.SeeAsync($"/organisations/{provider.Id.Value}")).Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await administrator.OpenAsync("/settings")).Status);
        Assert.Equal(HttpStatusCode.OK, (await administrator.OpenAsync(PeopleOf(await rooms.ProgrammeAsync()))).Status);
        Assert.True(administrator.Viewer.IsPrivileged);
    }

    private static (string?, string?) Of(Refusal? refusal) => (refusal?.Code, refusal?.Field);
}
