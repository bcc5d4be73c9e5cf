using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Access.Passkeys;
using TwelveRooms.Modules.Tests.Access.SignIn;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Access.Passkeys;

/// <summary>Whatever does not fit is refused, in the same words, and slowed as wrong passphrases are.</summary>
public sealed class PasskeyRefusalTests : IAsyncLifetime
{
    private static readonly Dictionary<string, Action<SoftAuthenticator>> Bends = new()
    {
        ["another origin"] = d => d.Origin = "https://evil.example",
        ["another port"] = d => d.Origin = "http://localhost:8080",
        ["another scheme"] = d => d.Origin = "https://localhost",
        ["a host that begins alike"] = d => d.Origin = "http://localhost.evil.example",
        ["no origin"] = d => d.Origin = "",
        ["a frame of another page"] = d => d.IsCrossOrigin = true,
        ["another relying party"] = d => d.RelyingParty = "evil.example",
        ["nobody verified"] = d => d.IsUserVerified = false,
        ["another challenge"] = d => d.Challenge = SoftAuthenticator.Text(RandomNumberGenerator.GetBytes(32)),
        ["another kind of act"] = d => d.Type = "payment.get",
    };

    private static readonly Dictionary<string, Action<SoftAuthenticator>> BendsOfShowing = new(Bends)
    {
        ["tampered client data"] = d => d.Tampers = true,
        ["an unknown passkey"] = d => d.CredentialId = RandomNumberGenerator.GetBytes(16),
        ["a counter that goes back"] = d => d.Count = 4,
        ["a counter that stays"] = d => d.Count = 5,
        ["a counter that begins anew"] = d => d.Count = 0,
        ["nobody's"] = d => d.UserHandle = null,
        ["somebody who is not there"] = d => d.UserHandle = SoftAuthenticator.Text(System.Text.Encoding.UTF8.GetBytes(Guid.NewGuid().ToString())),
        ["a new one in place of one that is there"] = d => d.Type = "webauthn.create",
    };

    private readonly SoftAuthenticator _laptop = new() { Count = 5 };
    private Rooms _rooms = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> OfMaking => [.. Bends.Keys];

    public static TheoryData<string> OfShowing => [.. BendsOfShowing.Keys];

    /// <summary>Who is asked is known then: a device need not say it.</summary>
    public static TheoryData<string> OfShowingAgain => [.. BendsOfShowing.Keys.Where(k => k != "nobody's")];

    public async ValueTask InitializeAsync() => _rooms = await Rooms.StartAsync(isDemo: false);

    public ValueTask DisposeAsync()
    {
        _laptop.Dispose();
        return _rooms.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(OfShowing))]
    public async Task S_19_At_the_door_it_is_refused(string what)
    {
        await WithPasskeyAsync();
        BendsOfShowing[what](_laptop.With(d => d.Count = 6));

        var (visitor, page) = await _rooms.ShowPasskeyAsync(_laptop);

        AssertRefused(page);
        Assert.False(visitor.IsIn());
        Assert.Single(await AuditAsync("access.passkey-refused"));
    }

    [Theory]
    [MemberData(nameof(OfShowingAgain))]
    public async Task S_19_When_it_asks_again_it_is_refused(string what)
    {
        var sam = await WithPasskeyAsync();
        BendsOfShowing[what](_laptop.With(d => d.Count = 6));

        AssertRefused(await (await sam.SeeAsync("/account/prove?to=/account")).ShowAsync(_laptop));
    }

    [Theory]
    [MemberData(nameof(OfMaking))]
    public async Task S_19_A_new_one_is_refused(string what)
    {
        var (_, sam) = await _rooms.SomebodyAsync("Sam");
        Bends[what](_laptop);

        var page = await sam.AddPasskeyAsync(_laptop);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(["The passkey could not be added: something did not fit, or it took too long. Try once more."], page.Errors);
        Assert.Empty(await AuditAsync("access.passkey-added"));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("[1,2]")]
    [InlineData("not json at all")]
    [InlineData("""{"id":"AA","rawId":"AA","type":"public-key","clientExtensionResults":{},"response":{"clientDataJSON":"AA","authenticatorData":"AA","signature":"AA","userHandle":"AA"}}""")]
    public async Task S_19_What_no_browser_says_is_refused(string answer)
    {
        var page = await _rooms.Anyone().SeeAsync("/come-in/passkey");

        AssertRefused(await page.SubmitAsync("Use my passkey", ("Answer", answer)));
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
        AssertRefused(await door.ShowAsync(_laptop.With(d => d.Count = 6)));
    }

    [Fact]
    public async Task S_19_A_question_is_answered_by_the_browser_and_the_session_that_were_asked_and_for_what_it_was_asked()
    {
        var sam = await WithPasskeyAsync();
        _laptop.Count = 6;
        var (mine, theirs) = (_rooms.Anyone(), _rooms.Anyone());
        var (page, other) = (await mine.SeeAsync("/come-in/passkey"), await theirs.SeeAsync("/come-in/passkey"));
        AssertRefused(await page.SubmitAsync("Use my passkey", ("Answer", _laptop.Get(other.Asked()))));
        Assert.Equal(PasskeyTries.Refused, (await SignInAsync(null, _laptop.Get(other.Asked()))).Refusal);

        // What was asked inside is no answer at the door, and what was asked in one session none in another of the same person.
        var asked = await sam.SeeAsync("/account/prove");
        Assert.Equal(PasskeyTries.Refused, (await SignInAsync(TicketOf(sam), _laptop.Get(asked.Asked()))).Refusal);
        var (second, _) = await _rooms.SignInAsync("sam.p");
        var form = await second.SeeAsync("/account/prove");
        second.Cookies.Add(new Uri("http://localhost/"), new Cookie(PasskeyTickets.Cookie, TicketOf(sam)));
        AssertRefused(await form.SubmitAsync("Use my passkey", ("Answer", _laptop.Get(asked.Asked()))));

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

        AssertRefused(await (await sam.SeeAsync("/account/prove")).ShowAsync(phone));
        AssertRefused((await _rooms.ShowPasskeyAsync(phone.With(d => d.UserHandle = _laptop.UserHandle))).Page); // Jo's passkey that calls itself Sam's
        AssertRefused((await _rooms.ShowPasskeyAsync(phone.With(d => d.CredentialId = _laptop.CredentialId))).Page); // and Jo's key under the id of Sam's
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
            AssertRefused((await _rooms.ShowPasskeyAsync(_laptop)).Page); // its counter stands still
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

    private static void AssertRefused(RoomsPage page)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(["This passkey is not known here any more, or it took too long. Try once more, or use your passphrase."], page.Errors);
    }

    private static string TicketOf(Visitor visitor) => visitor.Cookies.GetAllCookies().Single(c => c.Name == PasskeyTickets.Cookie).Value;

    private Task<Outcome<TwelveRooms.Access.Accounts.SignedIn>> SignInAsync(string? ticket, string answer) => _rooms.InScopeAsync<PasskeySignInHandler, Outcome<TwelveRooms.Access.Accounts.SignedIn>>(
        h => h.HandleAsync(new(ticket, answer, true, new("http", new("localhost")), "203.0.113.1"), Cancel));

    private Task<List<string>> AuditAsync(string action) =>
        _rooms.InScopeAsync<Db, List<string>>(db => db.For<AuditRecord>(Rooms.TestSystem).Where(a => a.Action == action).Select(a => a.Text).ToListAsync(Cancel));
}
