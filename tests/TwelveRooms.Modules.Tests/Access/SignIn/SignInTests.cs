using System.Net;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Access.Accounts;
using TwelveRooms.Access.SignIn;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Access.SignIn;

/// <summary>By name and passphrase, and no further than that says.</summary>
public sealed class SignInTests : IAsyncLifetime
{
    private Rooms _rooms = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _rooms = await Rooms.StartAsync(isDemo: false);

    public ValueTask DisposeAsync() => _rooms.DisposeAsync();

    [Fact]
    public async Task Whoever_took_up_a_link_signs_out_and_in_again_with_another_session()
    {
        var (_, link) = await _rooms.InviteAsync("Sam");
        var (sam, home) = await _rooms.ComeInAsync(link, "Sam.Hawthorn");
        Assert.Equal(HttpStatusCode.OK, home.Status);
        var first = sam.Cookies.GetAllCookies().Single(c => c.Name == "rooms-session").Value;

        await home.SubmitAsync("Sign out");
        Assert.Equal("Sign in", (await sam.OpenAsync("/account")).Heading);
        var (again, page) = await _rooms.SignInAsync(" sam.hawthorn ");

        Assert.True(again.IsIn());
        Assert.Contains("Sam, ward member", page.Text, StringComparison.Ordinal);
        Assert.NotEqual(first, again.Cookies.GetAllCookies().Single(c => c.Name == "rooms-session").Value);
    }

    [Fact]
    public async Task A_name_that_is_not_there_and_a_wrong_passphrase_get_the_same_answer()
    {
        var (_, link) = await _rooms.InviteAsync("Sam");
        await _rooms.ComeInAsync(link, "sam.hawthorn");

        var (a, wrong) = await _rooms.SignInAsync("sam.hawthorn", "lamp river chair mosses");
        var (b, unknown) = await _rooms.SignInAsync("nobody.here", "lamp river chair mosses");

        Assert.Equal((HttpStatusCode.UnprocessableEntity, HttpStatusCode.UnprocessableEntity), (wrong.Status, unknown.Status));
        Assert.Equal(wrong.Errors, unknown.Errors);
        Assert.False(a.IsIn() || b.IsIn());
        Assert.DoesNotContain("lamp river", wrong.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Equal(2, (await AuditAsync("access.sign-in-refused")).Count);
    }

    [Fact]
    public async Task A_hundred_wrong_tries_are_slowed_and_the_right_person_comes_in_from_elsewhere()
    {
        var (_, link) = await _rooms.InviteAsync("Sam");
        await _rooms.ComeInAsync(link, "sam.hawthorn");

        var wrong = new List<string>();
        for (var i = 0; i < 100; i++)
        {
            wrong.Add((await TryAsync("sam.hawthorn", $"wrong passphrase {i}", "203.0.113.1")).Refusal!.Code);
        }

        Assert.Equal((10, 90), (wrong.Count(c => c == "sign-in-wrong"), wrong.Count(c => c == "sign-in-slowed")));
        Assert.Equal("sign-in-slowed", (await TryAsync("sam.hawthorn", People.Passphrase, "203.0.113.1")).Refusal?.Code);
        Assert.False((await TryAsync("sam.hawthorn", People.Passphrase, "198.51.100.7")).IsRefused);
        _rooms.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False((await TryAsync("sam.hawthorn", People.Passphrase, "203.0.113.1")).IsRefused);
        Assert.Single(await AuditAsync("access.sign-in-slowed"));
    }

    [Fact]
    public async Task One_passphrase_for_many_names_is_slowed_and_noted_and_right_ones_count_for_nothing()
    {
        var (_, link) = await _rooms.InviteAsync("Sam");
        await _rooms.ComeInAsync(link, "sam.hawthorn");
        for (var i = 0; i < 30; i++)
        {
            Assert.False((await TryAsync("sam.hawthorn", People.Passphrase, "203.0.113.1")).IsRefused);
        }

        var looked = 0;
        for (var i = 0; i < 200; i++)
        {
            looked += (await TryAsync($"name{i}", "Winter2026!!", "203.0.113.1")).Refusal!.Code == "sign-in-wrong" ? 1 : 0;
        }

        Assert.Equal(20, looked);
        Assert.Single(await AuditAsync("access.sign-in-slowed"));
        var (slow, page) = (_rooms.Anyone(), default(RoomsPage)!);
        for (var i = 0; i < 11; i++)
        {
            page = await (await slow.SeeAsync("/come-in")).SubmitAsync("Sign in", ("The name that you sign in with", "sam.hawthorn"), ("Passphrase", "not it at all"));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, page.Status);
        Assert.Contains("Wait a minute", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_nobody_uses_ends_sooner_where_others_use_the_computer_and_after_a_shift_in_any_case()
    {
        var (_, link) = await _rooms.InviteAsync("Sam");
        await _rooms.ComeInAsync(link, "sam.hawthorn");
        var (shared, _) = await _rooms.SignInAsync("sam.hawthorn");
        var (own, _) = await _rooms.SignInAsync("sam.hawthorn", shared: "");

        _rooms.Clock.Advance(TimeSpan.FromMinutes(4));
        Assert.Equal("How you sign in", (await shared.OpenAsync("/account")).Heading);
        _rooms.Clock.Advance(TimeSpan.FromMinutes(5) + TimeSpan.FromSeconds(1));
        Assert.Equal("Sign in", (await shared.OpenAsync("/account")).Heading);
        Assert.Equal("How you sign in", (await own.OpenAsync("/account")).Heading);
        for (var i = 0; i < 50; i++)
        {
            _rooms.Clock.Advance(TimeSpan.FromMinutes(14));
            Assert.Equal("How you sign in", (await own.OpenAsync("/account")).Heading);
        }

        _rooms.Clock.Advance(TimeSpan.FromMinutes(14)); // 51 × 14 minutes and more: twelve hours are over
        Assert.Equal("Sign in", (await own.OpenAsync("/account")).Heading);
    }

    [Fact]
    public async Task Another_node_learns_that_a_session_is_in_use()
    {
        var (_, link) = await _rooms.InviteAsync("Sam");
        var (sam, _) = await _rooms.ComeInAsync(link, "sam.hawthorn");
        _rooms.Clock.Advance(TimeSpan.FromMinutes(4));
        await sam.SeeAsync("/account");
        await _rooms.InScopeAsync<TwelveRooms.Platform.Time.SeenMarks, bool>(async m =>
        {
            await m.WriteAsync(Cancel);
            return true;
        });
        await _rooms.InScopeAsync<TwelveRooms.Platform.Time.SeenMarks, bool>(async m =>
        {
            await m.WriteAsync(Cancel); // nothing is new
            return true;
        });

        var mark = Assert.Single(await _rooms.InScopeAsync<Db, List<TwelveRooms.Platform.Time.SeenMark>>(db => db.For<TwelveRooms.Platform.Time.SeenMark>(Rooms.TestSystem).ToListAsync(Cancel)));
        Assert.Equal(_rooms.Clock.Now, mark.At);
    }

    [Fact]
    public async Task A_new_passphrase_signs_out_everywhere_else_and_the_old_one_is_void()
    {
        var (_, link) = await _rooms.InviteAsync("Sam");
        var (sam, _) = await _rooms.ComeInAsync(link, "sam.hawthorn");
        var (elsewhere, _) = await _rooms.SignInAsync("sam.hawthorn");

        var page = await sam.SeeAsync("/account/passphrase");
        var wrong = await page.SubmitAsync("Change it", ("The passphrase as it is", "not mine at all"), ("The new passphrase", "kettle moon grass"), ("The new one once more", "kettle moon grass"));
        Assert.Contains("This is not your passphrase. Try again, or sign out and ask for a new link.", wrong.Errors);
        var differs = await page.SubmitAsync("Change it", ("The passphrase as it is", People.Passphrase), ("The new passphrase", "kettle moon grass"), ("The new one once more", "kettle moon glass"));
        Assert.Contains("The second time it was typed differently. Type the same passphrase in both boxes.", differs.Errors);
        var done = await page.SubmitAsync("Change it", ("The passphrase as it is", People.Passphrase), ("The new passphrase", "kettle moon grass"), ("The new one once more", "kettle moon grass"));

        Assert.Contains("The passphrase is changed.", done.Text, StringComparison.Ordinal);
        Assert.Equal("Sign in", (await elsewhere.OpenAsync("/account")).Heading);
        Assert.False((await _rooms.SignInAsync("sam.hawthorn")).Visitor.IsIn());
        Assert.True((await _rooms.SignInAsync("sam.hawthorn", "kettle moon grass")).Visitor.IsIn());
    }

    [Fact]
    public async Task Signing_out_everywhere_leaves_the_session_in_which_it_was_said()
    {
        var (_, link) = await _rooms.InviteAsync("Sam");
        var (sam, _) = await _rooms.ComeInAsync(link, "sam.hawthorn");
        var (elsewhere, _) = await _rooms.SignInAsync("sam.hawthorn");

        var done = await (await sam.SeeAsync("/account")).SubmitAsync("Sign out everywhere but here");

        Assert.Contains("You are signed out everywhere but here.", done.Text, StringComparison.Ordinal);
        Assert.Equal("Sign in", (await elsewhere.OpenAsync("/account")).Heading);
    }

    [Fact]
    public async Task Whoever_was_going_somewhere_gets_there()
    {
        var (_, link) = await _rooms.InviteAsync("Sam");
        await _rooms.ComeInAsync(link, "sam.hawthorn");
        var visitor = _rooms.Anyone();

        var asked = await visitor.SeeAsync("/measures?counted=ward");
        Assert.Equal("Sign in", asked.Heading);
        var page = await asked.SubmitAsync("Sign in", ("The name that you sign in with", "sam.hawthorn"), ("Passphrase", People.Passphrase));

        Assert.Equal("/measures?counted=ward", page.Address.PathAndQuery);
    }

    [Fact]
    public async Task Whose_membership_has_ended_is_told_so_only_after_the_right_passphrase()
    {
        var (person, link) = await _rooms.InviteAsync("Sam");
        var (sam, _) = await _rooms.ComeInAsync(link, "sam.hawthorn");
        await _rooms.WriteAsync("test.end", write =>
        {
            var id = TwelveRooms.Organisations.Domain.PersonId.From(person);
            write.For<TwelveRooms.Organisations.Domain.Grant>().Single(g => g.Person == id).To = _rooms.Today;
            write.For<TwelveRooms.Organisations.Domain.Person>().Single(p => p.Id == id).Version++;
        });

        Assert.Equal("Sign in", (await sam.OpenAsync("/account")).Heading);
        Assert.Equal("nothing-held", (await TryAsync("sam.hawthorn", People.Passphrase, "203.0.113.1")).Refusal?.Code);
        Assert.Equal("sign-in-wrong", (await TryAsync("sam.hawthorn", "not it at all", "203.0.113.1")).Refusal?.Code);
    }

    private Task<Outcome<SignedIn>> TryAsync(string name, string passphrase, string address) =>
        _rooms.InScopeAsync<SignInHandler, Outcome<SignedIn>>(h => h.HandleAsync(new(name, passphrase, true, address), Cancel));

    private Task<List<string>> AuditAsync(string action) => 
        _rooms.InScopeAsync<Db, List<string>>(db => db.For<AuditRecord>(Rooms.TestSystem).Where(a => a.Action == action).Select(a => a.Text).ToListAsync(Cancel));
}
