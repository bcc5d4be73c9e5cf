using System.Net;
using TwelveRooms.Access.Accounts;
using TwelveRooms.Access.Routes;
using TwelveRooms.Access.SignIn;
using TwelveRooms.Modules.Tests.Organisations.ImportOrganisations;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.StartProgramme;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Access.SignIn;

/// <summary>A link lets one person in, once, and opening it alone does nothing.</summary>
public sealed class InvitationTests : IAsyncLifetime
{
    private Rooms _rooms = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _rooms = await Rooms.StartAsync(isDemo: false);

    public ValueTask DisposeAsync() => _rooms.DisposeAsync();

    [Fact]
    public async Task A_link_lets_its_person_in_once()
    {
        var link = await InviteAsync("Sam");
        var visitor = _rooms.Anyone();

        Assert.Contains("Welcome, Sam", (await visitor.SeeAsync(link)).Text, StringComparison.Ordinal);
        Assert.Contains("Welcome, Sam", (await visitor.SeeAsync(link)).Text, StringComparison.Ordinal); // a program that looks at messages has opened it
        using var answer = await (await visitor.SeeAsync(link)).PressAsync("Come in", ("A name to sign in with", "sam.h"), ("A passphrase", People.Passphrase), ("The same once more", People.Passphrase));
        Assert.Equal((HttpStatusCode.Redirect, "/"), (answer.StatusCode, answer.Headers.Location?.ToString()));
        Assert.Contains(visitor.Cookies.GetAllCookies(), c => c.Name == Gate.SessionCookie);

        var another = _rooms.Anyone();
        var used = await another.OpenAsync(link);
        Assert.Equal(HttpStatusCode.NotFound, used.Status);
        Assert.DoesNotContain("Sam", used.Text, StringComparison.Ordinal);
        Assert.Equal(RefusalKind.NotFound, (await TakeUpAsync(link, "sam.i")).Refusal?.Kind);
    }

    [Fact]
    public async Task Two_who_press_at_once_do_not_both_come_in()
    {
        var link = await InviteAsync("Sam");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => TakeUpAsync(link, $"sam.{i}")));

        Assert.Equal(1, outcomes.Count(o => !o.IsRefused));
    }

    [Fact]
    public async Task A_link_is_too_old_after_a_week_and_a_session_secret_is_no_link()
    {
        var link = await InviteAsync("Sam");
        var session = (await TakeUpAsync(await InviteAsync("Jo"), "jo.h")).Value.Secret;
        _rooms.Clock.Now += Invitations.Life;

        Assert.Equal(HttpStatusCode.NotFound, (await _rooms.Anyone().OpenAsync(link)).Status);
        Assert.Equal(RefusalKind.NotFound, (await TakeUpAsync(link, "sam.h")).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await TakeUpAsync(Invitations.AddressOf(session), "sam.h")).Refusal?.Kind);
    }

    [Fact]
    public async Task Two_do_not_sign_in_with_one_name_however_it_is_written_and_a_link_that_was_refused_still_serves()
    {
        await _rooms.ComeInAsync(await InviteAsync("Sam"), "sam.h");
        var link = await InviteAsync("Jo");

        var (_, taken) = await _rooms.ComeInAsync(link, "SAM.H");
        Assert.Contains("Somebody else signs in with this name. Choose another.", taken.Errors);
        var (_, odd) = await _rooms.ComeInAsync(link, "two words");
        Assert.Contains(odd.Errors, e => e.StartsWith("A name to sign in with has 3 to 60 letters", StringComparison.Ordinal));
        var (_, common) = await _rooms.ComeInAsync(link, "jo.h", "password1234");
        Assert.Contains(common.Errors, e => e.StartsWith("This is easily guessed", StringComparison.Ordinal));
        var (jo, _) = await _rooms.ComeInAsync(link, "jo.h");
        Assert.True(jo.IsIn());
    }

    [Fact]
    public async Task S_10_The_name_of_the_persons_own_ward_makes_no_passphrase()
    {
        var ward = await _rooms.WardAsync(name: "Rowan Court Ward");
        var (_, link) = await _rooms.InviteAsync("Sam", unit: ward);

        var (sam, page) = await _rooms.ComeInAsync(link, "sam.h", "rowancourtward");

        Assert.Contains(page.Errors, e => e.StartsWith("This is easily guessed", StringComparison.Ordinal));
        Assert.False(sam.IsIn());
    }

    [Fact]
    public async Task A_later_link_sets_a_new_passphrase_within_the_hour_ends_what_was_open_and_keeps_the_name()
    {
        var (person, first) = await _rooms.InviteAsync("Sam");
        var (open, _) = await _rooms.ComeInAsync(first, "sam.h");
        var late = await _rooms.LinkAsync(person, "Sam");
        _rooms.Clock.Now += Invitations.ResetLife;
        Assert.Equal(HttpStatusCode.NotFound, (await _rooms.Anyone().OpenAsync(late)).Status);

        var link = await _rooms.LinkAsync(person, "Sam");
        var visitor = _rooms.Anyone();
        var page = await visitor.SeeAsync(link);
        Assert.Contains("You sign in as sam.h", page.Text, StringComparison.Ordinal);
        await page.SubmitAsync("Come in", ("The new passphrase", "kettle moon grass"), ("The same once more", "kettle moon grass"));

        Assert.True(visitor.IsIn());
        Assert.Equal("Sign in", (await open.OpenAsync("/account")).Heading);
        Assert.False((await _rooms.SignInAsync("sam.h")).Visitor.IsIn());
        Assert.True((await _rooms.SignInAsync("sam.h", "kettle moon grass")).Visitor.IsIn());
    }

    [Fact]
    public async Task The_programme_is_started_once_and_by_the_operator_alone()
    {
        var first = (await StartAsync(OrganisationFiles.Operator)).Value;

        Assert.Equal(first.Number, (await StartAsync(OrganisationFiles.Operator)).Value.Number);
        Assert.Equal(UnitKind.Programme, first.Kind);
        Assert.Equal(RefusalKind.NotFound, (await StartAsync(Viewer.Nobody)).Refusal?.Kind);
    }

    private async Task<string> InviteAsync(string name) => (await _rooms.InviteAsync(name)).Link;

    private Task<Outcome<SignedIn>> TakeUpAsync(string link, string name) =>
        _rooms.InScopeAsync<OpenAccountHandler, Outcome<SignedIn>>(h => h.HandleAsync(new(link["/welcome/".Length..], name, People.Passphrase, People.Passphrase, false), Cancel));

    private Task<Outcome<UnitRow>> StartAsync(Viewer viewer) => _rooms.InScopeAsync<StartProgrammeHandler, Outcome<UnitRow>>(h => h.HandleAsync(viewer, Cancel));
}
