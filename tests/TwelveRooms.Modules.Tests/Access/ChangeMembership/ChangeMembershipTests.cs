using System.Net;
using TwelveRooms.Testing;
using Xunit;
using static TwelveRooms.Modules.Tests.Access.PeopleOfTests;

namespace TwelveRooms.Modules.Tests.Access.ChangeMembership;

public sealed class ChangeMembershipTests(Rooms rooms) : IClassFixture<Rooms>
{
    [Fact]
    public async Task A_membership_that_is_ended_lets_a_live_session_no_further_at_its_next_request()
    {
        var ward = await rooms.WardAsync();
        var manager = await rooms.PersonAsync("ward-manager", ward);
        var member = await rooms.PersonAsync("ward-member", ward, "Leaving");
        var address = $"/wards/{ward.Id.Value}";
        Assert.Equal(HttpStatusCode.OK, (await member.OpenAsync(address)).Status);

        var page = await OpenAsync(manager, ward, member, "ward-member");
        var after = await page.SubmitAsync("End it now");
        using var next = await member.Client.GetAsync(address, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Redirect, next.StatusCode);
        Assert.Contains("Leaving is no longer ward member here. What they put in stays.", after.Text, StringComparison.Ordinal);
        Assert.Contains("Ended within the last year", after.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_ends_after_a_day_and_holds_until_then()
    {
        await using var own = await Rooms.StartAsync();
        var ward = await own.WardAsync();
        var manager = await own.PersonAsync("ward-manager", ward);
        var member = await own.PersonAsync("ward-member", ward, "Leaving");
        var page = await manager.SeeAsync($"{PeopleOf(ward)}/{(await own.MembershipAsync(member, ward, "ward-member")).Id}");

        var after = await page.SubmitAsync("End it after that day", ("EndLastDay.Day", "18"), ("EndLastDay.Month", "3"), ("EndLastDay.Year", "2026"));
        var today = await member.OpenAsync($"/wards/{ward.Id.Value}");
        own.Clock.Advance(TimeSpan.FromHours(14).Add(TimeSpan.FromMinutes(1)));
        var again = await own.SignInAsync(member.Viewer.Person!.Value);

        Assert.Contains("Leaving stays ward member here until 18 March 2026.", after.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, today.Status);
        Assert.False(again.Viewer.IsSignedIn);
    }

    [Theory]
    [InlineData("", "", "", "Write the last day, or press “End it now”.")]
    [InlineData("31", "2", "2026", "“31 2 2026” is not a date that we can read.")]
    [InlineData("17", "3", "2026", "17 March 2026 is over.")]
    public async Task A_day_that_cannot_be_is_refused_by_its_field_and_nothing_ends(string day, string month, string year, string says)
    {
        var ward = await rooms.WardAsync();
        var manager = await rooms.PersonAsync("ward-manager", ward);
        var member = await rooms.PersonAsync("ward-member", ward);

        var refused = await (await OpenAsync(manager, ward, member, "ward-member")).SubmitAsync("End it after that day", ("EndLastDay.Day", day), ("EndLastDay.Month", month), ("EndLastDay.Year", year));

        Assert.Contains(says, Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.StartsWith("EndLastDay", refused.ErrorTarget(refused.Errors[0]).Id, StringComparison.Ordinal);
        Assert.Null((await rooms.MembershipAsync(member, ward, "ward-member")).LastDay);
    }

    [Fact]
    public async Task Somebody_stands_in_for_some_days_and_the_list_says_for_whom()
    {
        var ward = await rooms.WardAsync();
        var manager = await rooms.PersonAsync("ward-manager", ward);
        var (champion, member) = (await rooms.PersonAsync("data-champion", ward, "Priya"), await rooms.PersonAsync("ward-member", ward, "Jo"));

        var after = await (await OpenAsync(manager, ward, champion, "data-champion")).SubmitAsync(
            "Let them stand in", ("Who stands in?", member.Viewer.Person.ToString()), ("CoverLastDay.Day", "1"), ("CoverLastDay.Month", "4"), ("CoverLastDay.Year", "2026"));

        Assert.Contains("Jo is here as data champion. Stands in for Priya. Since 18 March 2026, until 1 April 2026.", after.Text, StringComparison.Ordinal);
        Assert.Null((await rooms.MembershipAsync(champion, ward, "data-champion")).LastDay);
        Assert.Contains((await rooms.SignInAsync(member.Viewer.Person!.Value)).Viewer.Grants, g => g.Role == "data-champion");
        var text = (await rooms.AuditAsync("access.stand-in-given"))[0];
        Assert.Contains($"\"InsteadOf\":\"{champion.Viewer.Person}\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("\"why\"", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Standing_in_needs_a_last_day_and_somebody_else()
    {
        var ward = await rooms.WardAsync();
        var manager = await rooms.PersonAsync("ward-manager", ward);
        var (champion, member) = (await rooms.PersonAsync("data-champion", ward), await rooms.PersonAsync("ward-member", ward));
        var page = await OpenAsync(manager, ward, champion, "data-champion");

        var endless = await page.SubmitAsync("Let them stand in", ("Who stands in?", member.Viewer.Person.ToString()));
        var nobody = await page.SubmitAsync("Let them stand in", ("CoverLastDay.Day", "1"), ("CoverLastDay.Month", "4"), ("CoverLastDay.Year", "2026"));
        var round = await page.SubmitAsync(
            "Let them stand in", ("Who stands in?", member.Viewer.Person.ToString()), ("CoverFrom.Day", "2"), ("CoverFrom.Month", "4"), ("CoverFrom.Year", "2026"),
            ("CoverLastDay.Day", "1"), ("CoverLastDay.Month", "4"), ("CoverLastDay.Year", "2026"));

        Assert.Contains("Say the last day.", Assert.Single(endless.Errors), StringComparison.Ordinal);
        Assert.Equal("CoverPerson", nobody.ErrorTarget(Assert.Single(nobody.Errors)).Id);
        Assert.Contains("comes before the first", Assert.Single(round.Errors), StringComparison.Ordinal);
        Assert.Equal(3, (await rooms.HeldOnAsync(ward)).Count);
    }

    [Fact]
    public async Task Handing_over_ends_one_and_begins_the_next_on_one_day_in_one_write()
    {
        var provider = await rooms.ProviderAsync();
        var ward = await rooms.WardAsync(provider);
        var team = await rooms.PersonAsync("organisation-team", provider);
        var (old, next) = (await rooms.PersonAsync("ward-manager", ward, "Sam"), await rooms.PersonAsync("ward-member", ward, "Ola"));

        var after = await (await OpenAsync(team, ward, old, "ward-manager")).SubmitAsync(
            "Hand it over", ("Who takes over?", next.Viewer.Person.ToString()), ("NextFrom.Day", "1"), ("NextFrom.Month", "4"), ("NextFrom.Year", "2026"));

        Assert.Contains("Ola is here as ward manager. From 1 April 2026.", after.Text, StringComparison.Ordinal);
        Assert.Equal(new DateOnly(2026, 3, 31), (await rooms.MembershipAsync(old, ward, "ward-manager")).LastDay);
        Assert.Equal(new DateOnly(2026, 4, 1), (await rooms.MembershipAsync(next, ward, "ward-manager")).From);
        var text = (await rooms.AuditAsync("access.role-handed-over"))[0];
        Assert.Contains("\"2026-04-01\"", text, StringComparison.Ordinal);
        Assert.Equal(2, text.Split("organisations_grants").Length - 1);
    }

    [Fact]
    public async Task A_refused_handover_leaves_both_as_they_were()
    {
        var provider = await rooms.ProviderAsync();
        var ward = await rooms.WardAsync(provider);
        var team = await rooms.PersonAsync("organisation-team", provider);
        var (old, other) = (await rooms.PersonAsync("ward-manager", ward), await rooms.PersonAsync("ward-manager", ward));

        var refused = await (await OpenAsync(team, ward, old, "ward-manager")).SubmitAsync("Hand it over", ("Who takes over?", other.Viewer.Person.ToString()));

        Assert.Contains("in that time already", Assert.Single(refused.Errors), StringComparison.Ordinal);
        Assert.Null((await rooms.MembershipAsync(old, ward, "ward-manager")).LastDay);
    }

    [Fact]
    public async Task A_new_link_ends_the_earlier_one()
    {
        var ward = await rooms.WardAsync();
        var manager = await rooms.PersonAsync("ward-manager", ward);
        var added = (await rooms.AddAsync(new(ward.Id.Value.ToString(), "Lost", "ward-member"), manager.Viewer)).Value;
        var page = await manager.SeeAsync($"{PeopleOf(ward)}/{added.Membership}");

        var link = new Uri((await page.SubmitAsync("Make a new link")).Document.QuerySelector("#way-in")!.TextContent).AbsolutePath;
        var card = new Uri("http://" + (await page.SubmitAsync("Make a new card")).Document.QuerySelector("#way-in")!.TextContent.Replace("http://", "", StringComparison.Ordinal)).AbsolutePath;

        Assert.Equal(HttpStatusCode.NotFound, (await rooms.Anyone().OpenAsync($"/welcome/{added.Secret}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await rooms.Anyone().OpenAsync(link)).Status);
        Assert.Contains("Welcome, Lost", (await rooms.Anyone().SeeAsync(card)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_link_is_made_for_somebody_who_holds_more_than_its_maker_may_give()
    {
        var provider = await rooms.ProviderAsync();
        var ward = await rooms.WardAsync(provider);
        var manager = await rooms.PersonAsync("ward-manager", ward);
        var both = await rooms.PersonAsync("ward-member", ward, "Both");
        await rooms.GrantAsync(both.Viewer.Person!.Value, "organisation-team", provider);
        var held = await rooms.MembershipAsync(both, ward, "ward-member");
        var page = await manager.SeeAsync($"{PeopleOf(ward)}/{held.Id}");

        var refused = await rooms.InScopeAsync<TwelveRooms.Access.ChangeMembership.NewLinkHandler, TwelveRooms.Platform.Outcome<TwelveRooms.Access.ChangeMembership.NewLink>>(
            h => h.HandleAsync(new(ward.Id.Value.ToString(), held.Id, OnCard: false), manager.Viewer, TestContext.Current.CancellationToken));

        Assert.Equal("link-not-yours-to-make", refused.Refusal?.Code);
        Assert.DoesNotContain("Make a new link", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_theirs_to_end_answers_as_what_is_not_there_and_nothing_changes()
    {
        var (ward, elsewhere) = (await rooms.WardAsync(), await rooms.WardAsync());
        var manager = await rooms.PersonAsync("ward-manager", ward);
        var (colleague, stranger, own) = (await rooms.PersonAsync("ward-manager", ward), await rooms.PersonAsync("ward-member", elsewhere), await rooms.PersonAsync("ward-member", ward));
        var ids = new[]
        {
            (ward, (await rooms.MembershipAsync(colleague, ward, "ward-manager")).Id), // their row may not give it, so not end it
            (ward, (await rooms.MembershipAsync(stranger, elsewhere, "ward-member")).Id),
            (elsewhere, (await rooms.MembershipAsync(stranger, elsewhere, "ward-member")).Id),
            (ward, Guid.NewGuid()),
        };
        var form = await OpenAsync(manager, ward, own, "ward-member");
        var token = form.Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!;

        foreach (var (unit, id) in ids)
        {
            foreach (var handler in new[] { "EndNow", "End", "Cover", "HandOver", "Link" })
            {
                using var content = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = token, ["EndLastDay.Day"] = "1", ["EndLastDay.Month"] = "4", ["EndLastDay.Year"] = "2026" });
                using var answer = await manager.Client.PostAsync(new Uri($"{PeopleOf(unit)}/{id}?handler={handler}", UriKind.Relative), content, TestContext.Current.CancellationToken);
                Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            }

            Assert.Equal(HttpStatusCode.NotFound, (await manager.OpenAsync($"{PeopleOf(unit)}/{id}")).Status);
        }

        Assert.All((await rooms.HeldOnAsync(ward)).Concat(await rooms.HeldOnAsync(elsewhere)), m => Assert.Null(m.LastDay));
    }

    [Fact]
    public async Task The_last_who_looks_after_an_organisation_may_be_ended_and_the_page_says_what_then()
    {
        var provider = await rooms.ProviderAsync();
        var programme = await rooms.PersonAsync("programme-team", await rooms.ProgrammeAsync());
        var (one, two) = (await rooms.PersonAsync("organisation-team", provider, "Nadia"), await rooms.PersonAsync("organisation-team", provider, "Olu"));

        var first = await OpenAsync(programme, provider, one, "organisation-team");
        await first.SubmitAsync("End it now");
        var last = await OpenAsync(programme, provider, two, "organisation-team");
        var after = await last.SubmitAsync("End it now");

        Assert.DoesNotContain("Nobody looks after the people", first.Text, StringComparison.Ordinal);
        Assert.Contains($"Nobody looks after the people of {provider.Name} then.", last.Text, StringComparison.Ordinal);
        Assert.Contains($"Nobody looks after the people of {provider.Name} now.", after.Text, StringComparison.Ordinal);
        Assert.Contains("the programme team or an administrator names a new organisation team", after.Text, StringComparison.Ordinal);
    }

    private async Task<RoomsPage> OpenAsync(Visitor who, TwelveRooms.Organisations.Contracts.UnitRow unit, Visitor person, string role) =>
        await who.SeeAsync($"{PeopleOf(unit)}/{(await rooms.MembershipAsync(person, unit, role)).Id}");
}
