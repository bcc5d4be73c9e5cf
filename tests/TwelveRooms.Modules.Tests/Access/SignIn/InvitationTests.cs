using System.Net;
using TwelveRooms.Access;
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

    public async ValueTask InitializeAsync() => _rooms = await Rooms.StartAsync();

    public ValueTask DisposeAsync() => _rooms.DisposeAsync();

    [Fact]
    public async Task A_link_lets_its_person_in_once()
    {
        var link = await InviteAsync("Sam");
        var visitor = _rooms.Anyone();

        Assert.Contains("Welcome, Sam", (await visitor.SeeAsync(link)).Text, StringComparison.Ordinal);
        Assert.Contains("Welcome, Sam", (await visitor.SeeAsync(link)).Text, StringComparison.Ordinal); // a program that looks at messages has opened it
        using var answer = await (await visitor.SeeAsync(link)).PressAsync("Come in");
        Assert.Equal((HttpStatusCode.Redirect, "/"), (answer.StatusCode, answer.Headers.Location?.ToString()));
        Assert.Contains(visitor.Cookies.GetAllCookies(), c => c.Name == Gate.SessionCookie);

        var another = _rooms.Anyone();
        var used = await another.OpenAsync(link);
        Assert.Equal(HttpStatusCode.NotFound, used.Status);
        Assert.DoesNotContain("Sam", used.Text, StringComparison.Ordinal);
        Assert.Equal(RefusalKind.NotFound, (await TakeUpAsync(link)).Refusal?.Kind);
    }

    [Fact]
    public async Task Two_who_press_at_once_do_not_both_come_in()
    {
        var link = await InviteAsync("Sam");

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => TakeUpAsync(link)));

        Assert.Equal(1, outcomes.Count(o => !o.IsRefused));
    }

    [Fact]
    public async Task A_link_is_too_old_after_a_week_and_a_session_secret_is_no_link()
    {
        var link = await InviteAsync("Sam");
        var session = (await TakeUpAsync(await InviteAsync("Jo"))).Value;
        _rooms.Clock.Now += Invitations.Life;

        Assert.Equal(HttpStatusCode.NotFound, (await _rooms.Anyone().OpenAsync(link)).Status);
        Assert.Equal(RefusalKind.NotFound, (await TakeUpAsync(link)).Refusal?.Kind);
        Assert.Equal(RefusalKind.NotFound, (await TakeUpAsync(Invitations.AddressOf(session))).Refusal?.Kind);
    }

    [Fact]
    public async Task The_programme_is_started_once_and_by_the_operator_alone()
    {
        var first = (await StartAsync(OrganisationFiles.Operator)).Value;

        Assert.Equal(first.Number, (await StartAsync(OrganisationFiles.Operator)).Value.Number);
        Assert.Equal(UnitKind.Programme, first.Kind);
        Assert.Equal(RefusalKind.NotFound, (await StartAsync(Viewer.Nobody)).Refusal?.Kind);
    }

    [Fact]
    public void Without_the_demo_whoever_has_not_signed_in_is_told_how_to()
    {
        Assert.Equal(("/demo", "/come-in"), (new Doors(IsDemo: true).SignInAddress, new Doors(IsDemo: false).SignInAddress));
    }

    private async Task<string> InviteAsync(string name)
    {
        var ward = await _rooms.WardAsync();
        var person = await _rooms.InScopeAsync<TwelveRooms.Organisations.GrantRole.GrantRoleHandler, Guid>(
            async h => (await h.HandleAsync(new(null, name, "ward-member", ward.Id.Value.ToString()), OrganisationFiles.Operator, Cancel)).Value.Person);
        return Invitations.AddressOf((await _rooms.InScopeAsync<Invitations, Outcome<string>>(i => i.MakeAsync(person, name, OrganisationFiles.Operator, Cancel))).Value);
    }

    private Task<Outcome<string>> TakeUpAsync(string link) => _rooms.InScopeAsync<Passes, Outcome<string>>(p => p.TakeUpAsync(link["/welcome/".Length..], Cancel));

    private Task<Outcome<UnitRow>> StartAsync(Viewer viewer) => _rooms.InScopeAsync<StartProgrammeHandler, Outcome<UnitRow>>(h => h.HandleAsync(viewer, Cancel));
}
