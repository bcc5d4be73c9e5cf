using System.Net;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Modules.Tests.Access.SignIn;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Access.Passkeys;

/// <summary>Whatever does not fit is refused, in the same words, and slowed as wrong passphrases are.</summary>
public sealed class PasskeyRefusalTests : IClassFixture<SignInRooms>, IDisposable
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
    private readonly Rooms _rooms;
    private readonly string _name;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static TheoryData<string> OfMaking => [.. Bends.Keys];

    public static TheoryData<string> OfShowing => [.. BendsOfShowing.Keys];

    /// <summary>Who is asked is known then: a device need not say it.</summary>
    public static TheoryData<string> OfShowingAgain => [.. BendsOfShowing.Keys.Where(k => k != "nobody's")];

    public PasskeyRefusalTests(SignInRooms house)
    {
        _rooms = house.Rooms;
        _name = house.Another("Sam");
        _rooms.Clock.Advance(TimeSpan.FromHours(1)); // tries are counted by address, for a minute
    }

    public void Dispose() => _laptop.Dispose();

    [Theory]
    [MemberData(nameof(OfShowing))]
    public async Task S_19_At_the_door_it_is_refused(string what)
    {
        await WithPasskeyAsync();
        BendsOfShowing[what](_laptop.With(d => d.Count = 6));
        var before = await AuditAsync("access.passkey-refused");

        var (visitor, page) = await _rooms.ShowPasskeyAsync(_laptop);

        AssertRefused(page);
        Assert.False(visitor.IsIn());
        Assert.Equal(before + 1, await AuditAsync("access.passkey-refused"));
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
        var (_, sam) = await _rooms.SomebodyAsync(_name);
        Bends[what](_laptop);
        var before = await AuditAsync("access.passkey-added");

        var page = await sam.AddPasskeyAsync(_laptop);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(["The passkey could not be added: something did not fit, or it took too long. Try once more."], page.Errors);
        Assert.Equal(before, await AuditAsync("access.passkey-added"));
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

    private async Task<Visitor> WithPasskeyAsync()
    {
        var (_, sam) = await _rooms.SomebodyAsync(_name);
        await sam.AddPasskeyAsync(_laptop);
        return sam;
    }

    internal static void AssertRefused(RoomsPage page)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(["This passkey is not known here any more, or it took too long. Try once more, or use your passphrase."], page.Errors);
    }

    private Task<int> AuditAsync(string action) => _rooms.InScopeAsync<Db, int>(db => db.For<AuditRecord>(Rooms.TestSystem).CountAsync(a => a.Action == action, Cancel));
}
