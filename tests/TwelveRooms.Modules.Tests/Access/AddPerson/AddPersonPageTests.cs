using System.Net;
using TwelveRooms.Access.SignIn;
using TwelveRooms.Modules.Tests.Access.SignIn;
using TwelveRooms.Testing;
using Xunit;
using static TwelveRooms.Modules.Tests.Access.PeopleOfTests;

namespace TwelveRooms.Modules.Tests.Access.AddPerson;

public sealed class AddPersonPageTests(Rooms rooms) : IClassFixture<Rooms>
{
    private const string Name = "What should pages call them?";

    [Fact]
    public async Task A_manager_adds_somebody_and_the_link_shown_lets_them_in()
    {
        var ward = await rooms.WardAsync();
        var manager = await rooms.PersonAsync("ward-manager", ward);
        var page = await (await manager.SeeAsync(PeopleOf(ward))).FollowAsync("Add somebody new");

        var made = await page.SubmitAsync("Add them", (Name, "Rosa"), ("data champion", "x"));

        Assert.Equal("Send this link to Rosa", made.Heading);
        Assert.Contains("no-store", made.Headers["Cache-Control"], StringComparison.Ordinal);
        var link = new Uri(made.Document.QuerySelector("#way-in")!.TextContent).AbsolutePath;
        var came = await (await rooms.Anyone().SeeAsync(link)).TakeUpAsync("somebody.0");
        Assert.Contains("Rosa, data champion", came.Text, StringComparison.Ordinal);
        var list = await made.FollowAsync("Back to the people");
        Assert.Contains("Rosa is here as data champion. Since 18 March 2026.", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(link, list.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_partner_without_e_mail_comes_in_by_a_card_on_the_ward_s_shared_phone()
    {
        var ward = await rooms.WardAsync();
        var manager = await rooms.PersonAsync("ward-manager", ward);
        var phone = await rooms.DeviceAsync(ward);

        var made = await (await manager.SeeAsync($"{PeopleOf(ward)}/add")).SubmitAsync("Add them", (Name, "Mo"), ("lived experience partner", "x"), ("By a card", "x"));

        Assert.Equal("Print the card for Mo", made.Heading);
        var typed = new Uri(made.Document.QuerySelector("#way-in")!.TextContent).AbsolutePath;
        Assert.Matches("^/welcome(/|-)[a-z2-9]{4}(-[a-z2-9]{4}){3}$", typed);
        var came = await (await phone.SeeAsync(typed.ToUpperInvariant().Replace("/WELCOME/", "/welcome/", StringComparison.Ordinal))).TakeUpAsync("somebody.1");
        Assert.Contains("Mo, lived experience partner", came.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await rooms.Anyone().OpenAsync(typed)).Status);
        foreach (var word in new[] { "patient", "carer", "e-mail address", "telephone" })
        {
            Assert.DoesNotContain(word, made.Document.QuerySelector("main")!.TextContent, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task The_form_asks_for_no_address_no_phone_and_no_day_of_stay()
    {
        var ward = await rooms.WardAsync();
        var page = await (await rooms.PersonAsync("ward-manager", ward)).SeeAsync($"{PeopleOf(ward)}/add");

        var names = page.Document.QuerySelectorAll("main form [name]").Select(e => e.GetAttribute("name")!).Where(n => !n.StartsWith("__", StringComparison.Ordinal)).Distinct();

        Assert.Equal(["Key", "Name", "Role", "Way", "From.Day", "From.Month", "From.Year", "LastDay.Day", "LastDay.Month", "LastDay.Year"], names);
    }

    [Fact]
    public async Task Pressed_twice_it_is_one_person_and_the_second_answer_says_how_to_get_another_link()
    {
        var ward = await rooms.WardAsync();
        var page = await (await rooms.PersonAsync("ward-manager", ward)).SeeAsync($"{PeopleOf(ward)}/add");

        await page.SubmitAsync("Add them", (Name, "Twice"), ("ward member", "x"));
        var again = await page.SubmitAsync("Add them", (Name, "Twice"), ("ward member", "x"));

        Assert.Equal(1, await rooms.CountAsync("Twice"));
        Assert.Equal(HttpStatusCode.Conflict, again.Status);
        Assert.Contains("Twice has been added, once.", Assert.Single(again.Errors), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Write what pages should call them")]
    [InlineData("  ", "Write what pages should call them")]
    [InlineData("R\u202Eosa", "The name runs over more than one line")]
    [InlineData("\u200B", "no letter or digit|more than one line")]
    [InlineData("943 476 5919", "looks like an NHS number")]
    [InlineData("Aveeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeeery long name", "Use up to 60")]
    public async Task A_name_that_is_none_is_refused_by_its_field(string name, string says)
    {
        var ward = await rooms.WardAsync();
        var page = await (await rooms.PersonAsync("ward-manager", ward)).SeeAsync($"{PeopleOf(ward)}/add");

        var refused = await page.SubmitAsync("Add them", (Name, name), ("ward member", "x"));

        Assert.Contains(says.Split('|'), s => refused.Errors.Any(e => e.Contains(s, StringComparison.Ordinal)));
        Assert.Equal("Name", refused.ErrorTarget(refused.Errors[0]).Id);
        Assert.Single(await rooms.HeldOnAsync(ward));
    }

    [Fact]
    public async Task A_name_full_of_markup_is_shown_as_it_was_written()
    {
        var ward = await rooms.WardAsync();
        var manager = await rooms.PersonAsync("ward-manager", ward);
        const string hostile = "<script>alert(1)</script>'\"--";

        await (await manager.SeeAsync($"{PeopleOf(ward)}/add")).SubmitAsync("Add them", (Name, hostile), ("ward member", "x"));
        var list = await manager.SeeAsync(PeopleOf(ward));

        Assert.Contains(hostile, list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<script>alert", list.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Days_the_wrong_way_round_over_already_or_no_days_at_all_are_refused_and_all_is_said_at_once()
    {
        var ward = await rooms.WardAsync();
        var manager = await rooms.PersonAsync("ward-manager", ward);
        var unit = ward.Id.Value.ToString();

        var round = await rooms.AddAsync(new(unit, "Days", "ward-member") { From = "2026-05-02", LastDay = "2026-05-01" }, manager.Viewer);
        var over = await rooms.AddAsync(new(unit, "Days", "ward-member") { From = "2026-01-01", LastDay = "2026-02-01" }, manager.Viewer);
        var none = await rooms.AddAsync(new(unit, "", "") { From = "31 2 2026" }, manager.Viewer);
        var oneDay = await rooms.AddAsync(new(unit, "Days", "ward-member") { From = "2026-03-18", LastDay = "2026-03-18" }, manager.Viewer);

        Assert.Equal(("ends-before-it-begins", "LastDay"), (round.Refusal?.Code, round.Refusal?.Field));
        Assert.Equal(("over-already", "LastDay"), (over.Refusal?.Code, over.Refusal?.Field));
        Assert.Equal(["Role", "From"], none.Refusal!.Problems.Select(p => p.Column));
        Assert.False(oneDay.IsRefused);
        Assert.Equal(1, await rooms.CountAsync("Days"));
    }

    [Fact]
    public async Task What_begins_later_opens_nothing_before_and_what_has_ended_nothing_after()
    {
        await using var own = await Rooms.StartAsync();
        var ward = await own.WardAsync();
        var manager = await own.PersonAsync("ward-manager", ward);
        var added = await own.AddAsync(new(ward.Id.Value.ToString(), "Later", "ward-member") { From = "2026-03-20", LastDay = "2026-03-21" }, manager.Viewer);
        var later = await own.SignInAsync(added.Value.Person);
        var address = $"/wards/{ward.Id.Value}";

        using var before = await later.Client.GetAsync(address, TestContext.Current.CancellationToken);
        own.Clock.Advance(TimeSpan.FromDays(2));
        var day = await own.SignInAsync(added.Value.Person);
        var during = await day.OpenAsync(address);
        own.Clock.Advance(TimeSpan.FromHours(11));
        Assert.Equal(HttpStatusCode.OK, (await day.OpenAsync(address)).Status);
        own.Clock.Advance(TimeSpan.FromDays(2));
        var after = await own.SignInAsync(added.Value.Person);
        using var afterwards = await after.Client.GetAsync(address, TestContext.Current.CancellationToken);

        Assert.Equal((HttpStatusCode.Redirect, HttpStatusCode.OK, HttpStatusCode.Redirect), (before.StatusCode, during.Status, afterwards.StatusCode));
    }

    [Fact]
    public async Task The_record_holds_a_name_and_a_role_and_nothing_of_why_or_of_a_stay()
    {
        var ward = await rooms.WardAsync();
        var manager = await rooms.PersonAsync("ward-manager", ward);
        await rooms.AddAsync(new(ward.Id.Value.ToString(), "Plain", "lived-experience-partner"), manager.Viewer);

        var text = (await rooms.AuditAsync("access.person-added")).First(t => t.Contains("Plain", StringComparison.Ordinal));

        Assert.Contains($"\"actor\":\"{manager.Viewer.Actor}\"", text, StringComparison.Ordinal);
        Assert.Contains("\"Role\":\"lived-experience-partner\"", text, StringComparison.Ordinal);
        foreach (var word in new[] { "patient", "carer", "\"why\"", "/welcome/", "stay", "admi" })
        {
            Assert.DoesNotContain(word, text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task A_closed_ward_takes_nobody_new()
    {
        var ward = await rooms.WardAsync();
        var manager = await rooms.PersonAsync("ward-manager", ward);
        await rooms.WriteAsync("test.closed", write => write.For<TwelveRooms.Organisations.Domain.Unit>().Single(u => u.Number == ward.Number).ClosedOn = rooms.Today.AddDays(-1));

        Assert.Equal("unit-closed", (await rooms.AddAsync(new(ward.Id.Value.ToString(), "Late", "ward-member"), manager.Viewer)).Refusal?.Code);
        Assert.DoesNotContain("Add somebody new", (await manager.SeeAsync(PeopleOf(ward))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_secret_on_a_card_has_no_signs_that_look_alike_and_two_are_not_the_same()
    {
        var codes = Enumerable.Range(0, 200).Select(_ => TwelveRooms.Access.HandCode.New()).ToList();

        Assert.Equal(200, codes.Distinct().Count());
        Assert.All(codes, c => Assert.Matches("^[abcdefghjkmnpqrstuvwxyz2-9]{4}(-[abcdefghjkmnpqrstuvwxyz2-9]{4}){3}$", c));
        Assert.Equal(7, Invitations.Life.TotalDays);
    }
}
