using System.Net;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Access.Passkeys;
using TwelveRooms.Modules.Tests.Access.SignIn;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Access.Passkeys;

/// <summary>A question of a passkey serves once, for a while, to whom it was asked, and for what it was asked.</summary>
public sealed class PasskeyQuestionTests : IAsyncLifetime
{
    private readonly SoftAuthenticator _laptop = new() { Count = 5 };
    private Rooms _rooms = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _rooms = await Rooms.StartAsync(isDemo: false);

    public ValueTask DisposeAsync()
    {
        _laptop.Dispose();
        return _rooms.DisposeAsync();
    }

    [Fact]
    public async Task S_19_An_answer_serves_once_also_to_two_who_send_it_at_once()
    {
        await WithPasskeyAsync();
        var visitor = _rooms.Anyone();
        var page = await visitor.SeeAsync("/come-in/passkey");
        var (answer, ticket) = (_laptop.With(d => d.Count = 6).Get(page.Asked()), TicketOf(visitor));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => SignInAsync(ticket, answer)));

        Assert.Equal(1, outcomes.Count(o => !o.IsRefused));
        Assert.All(outcomes.Where(o => o.IsRefused), o => Assert.Equal(PasskeyTries.Refused, o.Refusal));
        Assert.Equal(PasskeyTries.Refused, (await SignInAsync(ticket, answer)).Refusal);
    }

    [Fact]
    public async Task S_19_A_question_that_was_answered_wrongly_serves_no_second_time()
    {
        await WithPasskeyAsync();
        _laptop.Count = 0; // as devices do that do not count
        await _rooms.WriteAsync("test.count", write => write.For<PasskeyKey>().Single().SignCount = 0);
        var visitor = _rooms.Anyone();
        var page = await visitor.SeeAsync("/come-in/passkey");
        var ticket = TicketOf(visitor);
        Assert.Equal(PasskeyTries.Refused, (await SignInAsync(ticket, _laptop.With(d => d.IsUserVerified = false).Get(page.Asked()))).Refusal);

        Assert.Equal(PasskeyTries.Refused, (await SignInAsync(ticket, _laptop.With(d => d.IsUserVerified = true).Get(page.Asked()))).Refusal);
        Assert.True((await _rooms.ShowPasskeyAsync(_laptop)).Visitor.IsIn());
    }

    [Fact]
    public async Task S_19_A_question_waits_five_minutes()
    {
        var sam = await WithPasskeyAsync();
        var (door, adding) = (await _rooms.Anyone().SeeAsync("/come-in/passkey"), await sam.BeginPasskeyAsync("my phone"));
        using var phone = new SoftAuthenticator();
        _rooms.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await adding.SubmitAsync("Make the passkey", ("Answer", phone.Create(adding.Asked())))).Status);
        PasskeyRefusalTests.AssertRefused(await door.ShowAsync(_laptop.With(d => d.Count = 6)));
    }

    [Fact]
    public async Task S_19_A_question_is_answered_by_the_browser_and_the_session_that_were_asked_and_for_what_it_was_asked()
    {
        var sam = await WithPasskeyAsync();
        _laptop.Count = 6;
        var (mine, theirs) = (_rooms.Anyone(), _rooms.Anyone());
        var (page, other) = (await mine.SeeAsync("/come-in/passkey"), await theirs.SeeAsync("/come-in/passkey"));
        PasskeyRefusalTests.AssertRefused(await page.SubmitAsync("Use my passkey", ("Answer", _laptop.Get(other.Asked()))));
        Assert.Equal(PasskeyTries.Refused, (await SignInAsync(null, _laptop.Get(other.Asked()))).Refusal);

        // What was asked inside is no answer at the door, and what was asked in one session none in another of the same person.
        var asked = await sam.SeeAsync("/account/prove");
        Assert.Equal(PasskeyTries.Refused, (await SignInAsync(TicketOf(sam), _laptop.Get(asked.Asked()))).Refusal);
        var (second, _) = await _rooms.SignInAsync("sam.p");
        var form = await second.SeeAsync("/account/prove");
        second.Cookies.Add(new Uri("http://localhost/"), new Cookie(PasskeyTickets.Cookie, TicketOf(sam)));
        PasskeyRefusalTests.AssertRefused(await form.SubmitAsync("Use my passkey", ("Answer", _laptop.Get(asked.Asked()))));

        using var phone = new SoftAuthenticator();
        var (adding, own) = (await sam.BeginPasskeyAsync("my phone"), await second.BeginPasskeyAsync("another"));
        second.Cookies.Add(new Uri("http://localhost/"), new Cookie(PasskeyTickets.Cookie, TicketOf(sam)));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await own.SubmitAsync("Make the passkey", ("Answer", phone.Create(adding.Asked())))).Status);
    }

    [Fact]
    public async Task S_19_The_passkey_of_somebody_else_is_none_of_mine()
    {
        var sam = await WithPasskeyAsync();
        var (_, jo) = await _rooms.SomebodyAsync("Jo");
        using var phone = new SoftAuthenticator();
        await jo.AddPasskeyAsync(phone, "my phone");

        PasskeyRefusalTests.AssertRefused(await (await sam.SeeAsync("/account/prove")).ShowAsync(phone));
        PasskeyRefusalTests.AssertRefused((await _rooms.ShowPasskeyAsync(phone.With(d => d.UserHandle = _laptop.UserHandle))).Page); // Jo's passkey that calls itself Sam's
        PasskeyRefusalTests.AssertRefused((await _rooms.ShowPasskeyAsync(phone.With(d => d.CredentialId = _laptop.CredentialId))).Page); // and Jo's key under the id of Sam's
        using var copy = new SoftAuthenticator { CredentialId = _laptop.CredentialId };
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await jo.AddPasskeyAsync(copy, "a copy")).Status); // an id is one person's
    }

    [Fact]
    public async Task S_19_Wrong_ones_are_slowed_by_address_and_right_ones_count_for_nothing()
    {
        await WithPasskeyAsync();
        _laptop.Count = 5;
        for (var i = 0; i < 12; i++)
        {
            _laptop.Count++;
            Assert.True((await _rooms.ShowPasskeyAsync(_laptop)).Visitor.IsIn());
        }

        for (var i = 0; i < 10; i++)
        {
            PasskeyRefusalTests.AssertRefused((await _rooms.ShowPasskeyAsync(_laptop)).Page); // its counter stands still
        }

        _laptop.Count++;
        var (visitor, page) = await _rooms.ShowPasskeyAsync(_laptop);
        Assert.Equal(HttpStatusCode.TooManyRequests, page.Status);
        Assert.Equal(["There were too many tries from here. Wait a minute, then try again."], page.Errors);
        Assert.False(visitor.IsIn());
        Assert.Single(await AuditAsync("access.sign-in-slowed"));
        _rooms.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.True((await _rooms.ShowPasskeyAsync(_laptop)).Visitor.IsIn());
    }

    [Fact]
    public async Task S_19_Whose_membership_has_ended_comes_in_by_no_passkey()
    {
        await WithPasskeyAsync();
        await _rooms.WriteAsync("test.end", write =>
        {
            write.For<TwelveRooms.Organisations.Domain.Grant>().Single().To = _rooms.Today;
            write.For<TwelveRooms.Organisations.Domain.Person>().Single().Version++;
        });

        var (visitor, page) = await _rooms.ShowPasskeyAsync(_laptop.With(d => d.Count = 6));

        Assert.StartsWith("You hold no role here at present.", Assert.Single(page.Errors), StringComparison.Ordinal);
        Assert.False(visitor.IsIn());
    }

    [Fact]
    public async Task S_19_Spent_questions_are_kept_no_longer_than_they_could_serve()
    {
        await WithPasskeyAsync();
        _rooms.Clock.Advance(TimeSpan.FromMinutes(11));
        await _rooms.ShowPasskeyAsync(_laptop.With(d => d.Count = 6));

        Assert.Equal(1, await _rooms.InScopeAsync<Db, int>(db => db.For<SpentQuestion>(Rooms.TestSystem).CountAsync(Cancel)));
    }

    private async Task<Visitor> WithPasskeyAsync()
    {
        var (_, sam) = await _rooms.SomebodyAsync("Sam");
        await sam.AddPasskeyAsync(_laptop);
        return sam;
    }

    private static string TicketOf(Visitor visitor) => visitor.Cookies.GetAllCookies().Single(c => c.Name == PasskeyTickets.Cookie).Value;

    private Task<Outcome<TwelveRooms.Access.Accounts.SignedIn>> SignInAsync(string? ticket, string answer) => _rooms.InScopeAsync<PasskeySignInHandler, Outcome<TwelveRooms.Access.Accounts.SignedIn>>(
        h => h.HandleAsync(new(ticket, answer, true, new("http", new("localhost")), "203.0.113.1"), Cancel));

    private Task<List<string>> AuditAsync(string action) =>
        _rooms.InScopeAsync<Db, List<string>>(db => db.For<AuditRecord>(Rooms.TestSystem).Where(a => a.Action == action).Select(a => a.Text).ToListAsync(Cancel));
}
