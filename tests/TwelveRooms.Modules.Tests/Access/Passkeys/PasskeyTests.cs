using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Access.Accounts;
using TwelveRooms.Access.Passkeys;
using TwelveRooms.Modules.Tests.Access.SignIn;
using TwelveRooms.Modules.Tests.Organisations.ImportOrganisations;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Access.Passkeys;

/// <summary>Passkeys of one's own: added, shown at the door and when it asks again, removed.</summary>
public sealed class PasskeyTests : IAsyncLifetime
{
    private readonly SoftAuthenticator _laptop = new();
    private readonly SoftAuthenticator _phone = new();
    private Rooms _rooms = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _rooms = await Rooms.StartAsync(isDemo: false);

    public ValueTask DisposeAsync()
    {
        _laptop.Dispose();
        _phone.Dispose();
        return _rooms.DisposeAsync();
    }

    [Fact]
    public async Task S_19_Somebody_adds_two_passkeys_signs_in_with_each_and_says_no_name()
    {
        var (_, sam) = await _rooms.SomebodyAsync("Sam");
        Assert.Contains("You have none yet.", (await sam.SeeAsync("/account/passkeys")).Text, StringComparison.Ordinal);

        var added = await sam.AddPasskeyAsync(_laptop);
        Assert.Contains("The passkey is added.", added.Text, StringComparison.Ordinal);
        Assert.Contains("Added on 18 March 2026.", added.Text, StringComparison.Ordinal);
        await sam.AddPasskeyAsync(_phone, "my phone");

        Assert.Contains("this laptop, my phone", (await sam.SeeAsync("/account")).Text, StringComparison.Ordinal);
        foreach (var device in new[] { _laptop, _phone, _laptop })
        {
            var (visitor, page) = await _rooms.ShowPasskeyAsync(device);
            Assert.True(visitor.IsIn());
            Assert.Contains("Sam, ward member", page.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task S_19_The_browser_is_asked_for_a_verified_person_a_passkey_that_needs_no_name_and_none_that_is_there()
    {
        var (person, sam) = await _rooms.SomebodyAsync("Sam");
        await sam.AddPasskeyAsync(_laptop);

        using var creation = JsonDocument.Parse((await sam.BeginPasskeyAsync("my phone")).Asked());
        var (selection, user) = (creation.RootElement.GetProperty("authenticatorSelection"), creation.RootElement.GetProperty("user"));
        Assert.Equal(("required", "required"), (selection.GetProperty("userVerification").GetString(), selection.GetProperty("residentKey").GetString()));
        Assert.Equal(("localhost", "none"), (creation.RootElement.GetProperty("rp").GetProperty("id").GetString(), creation.RootElement.GetProperty("attestation").GetString()));
        Assert.Equal(("sam.p", "Sam"), (user.GetProperty("name").GetString(), user.GetProperty("displayName").GetString()));
        Assert.Equal(SoftAuthenticator.Text(System.Text.Encoding.UTF8.GetBytes(person.ToString())), user.GetProperty("id").GetString());
        Assert.Equal([SoftAuthenticator.Text(_laptop.CredentialId)], creation.RootElement.GetProperty("excludeCredentials").EnumerateArray().Select(c => c.GetProperty("id").GetString()));

        using var request = JsonDocument.Parse((await _rooms.Anyone().SeeAsync("/come-in/passkey")).Asked());
        Assert.Equal("required", request.RootElement.GetProperty("userVerification").GetString());
        Assert.Equal(0, request.RootElement.GetProperty("allowCredentials").GetArrayLength()); // whose there are is told to nobody
    }

    [Fact]
    public async Task S_19_A_passkey_is_both_steps_of_a_role_that_reaches_far_and_the_passphrase_alone_then_changes_nothing()
    {
        var (_, pat) = await _rooms.SomebodyAsync("Pat", "programme-team", await _rooms.ProgrammeAsync());
        Assert.Equal("A second step", (await pat.OpenAsync("/organisations")).Heading);
        await pat.AddPasskeyAsync(_laptop);
        Assert.NotEqual("A second step", (await pat.OpenAsync("/organisations")).Heading);
        var (whole, _) = await _rooms.ShowPasskeyAsync(_laptop);
        Assert.Equal("Settings of the programme", (await whole.OpenAsync("/settings")).Heading);

        // Whoever has learned the passphrase comes no further, and puts no second step of their own beside it.
        var (thief, asked) = await _rooms.SignInAsync("pat.p");
        Assert.Equal("A second step", asked.Heading);
        Assert.Contains("Show your passkey", asked.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Point an authenticator app", asked.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Add a passkey", (await thief.SeeAsync("/account/passkeys")).Text, StringComparison.Ordinal);
        var viewer = await ViewerOfAsync(thief);
        Assert.Equal("passkey-first", (await BeginAsync(viewer)).Refusal?.Code);
        Assert.Equal("passkey-first", (await RemoveAsync(await PasskeyOfAsync(viewer.Person!.Value), viewer)).Refusal?.Code);
        var key = _rooms.Services.GetService(typeof(Authenticators)) is Authenticators a ? a.NewKey() : "";
        Assert.Equal("passkey-first", (await _rooms.InScopeAsync<AddAuthenticatorHandler, Outcome<IReadOnlyList<string>>>(h => h.HandleAsync(new(key, "000000"), viewer, Cancel))).Refusal?.Code);

        var page = await asked.FollowAsync("Show your passkey");
        Assert.DoesNotContain("Your passphrase", page.Text, StringComparison.Ordinal);
        _laptop.Count = 0;
        await page.ShowAsync(_laptop);
        Assert.Equal("Settings of the programme", (await thief.OpenAsync("/settings")).Heading);
    }

    [Fact]
    public async Task S_19_When_it_asks_again_a_passkey_of_ones_own_does_and_the_passphrase_too()
    {
        var (_, sam) = await _rooms.SomebodyAsync("Sam");
        await sam.AddPasskeyAsync(_laptop);
        foreach (var isPasskey in new[] { true, false })
        {
            _rooms.Clock.Advance(TimeSpan.FromMinutes(4));
            await sam.SeeAsync("/account");
            _rooms.Clock.Advance(TimeSpan.FromMinutes(4));
            await sam.SeeAsync("/account");
            _rooms.Clock.Advance(TimeSpan.FromMinutes(4));
            var asked = await sam.SeeAsync("/account/second-step");
            Assert.Equal("Is it still you?", asked.Heading);

            var page = isPasskey ? await asked.ShowAsync(_laptop) : await asked.SubmitAsync("Go on", ("Your passphrase", People.Passphrase));
            Assert.Equal("/account/second-step", page.Address.AbsolutePath);
        }
    }

    [Fact]
    public async Task S_19_A_removed_passkey_opens_nothing_and_signs_out_everywhere_else()
    {
        var (_, sam) = await _rooms.SomebodyAsync("Sam");
        await sam.AddPasskeyAsync(_laptop);
        await sam.AddPasskeyAsync(_phone, "my phone");
        var (elsewhere, _) = await _rooms.ShowPasskeyAsync(_laptop);

        var done = await (await sam.SeeAsync("/account/passkeys")).SubmitAsync("Remove this laptop");

        Assert.Contains("The passkey is removed.", done.Text, StringComparison.Ordinal);
        Assert.Equal("Sign in", (await elsewhere.OpenAsync("/account")).Heading);
        var (visitor, page) = await _rooms.ShowPasskeyAsync(_laptop);
        Assert.False(visitor.IsIn());
        Assert.Equal([PasskeyTries.Refused.Message], page.Errors);
        Assert.True((await _rooms.ShowPasskeyAsync(_phone)).Visitor.IsIn());
        Assert.Equal(["access.passkey-added", "access.passkey-added", "access.passkey-removed"], (await AuditAsync()).Select(r => r.Action).Where(a => a.StartsWith("access.passkey-", StringComparison.Ordinal) && a != "access.passkey-refused"));
    }

    [Fact]
    public async Task S_19_The_last_passkey_of_a_role_that_reaches_far_stays_until_there_is_another_second_step_and_nobody_removes_anothers()
    {
        var (_, pat) = await _rooms.SomebodyAsync("Pat", "programme-team", await _rooms.ProgrammeAsync());
        await pat.AddPasskeyAsync(_laptop);
        var kept = await (await pat.SeeAsync("/account/passkeys")).SubmitAsync("Remove this laptop");
        Assert.Contains(kept.Errors, e => e.Contains("Add another passkey or an authenticator first.", StringComparison.Ordinal));

        var (_, sam) = await _rooms.SomebodyAsync("Sam");
        var viewer = await ViewerOfAsync(pat);
        Assert.Equal(RefusalKind.NotFound, (await RemoveAsync(await PasskeyOfAsync(viewer.Person!.Value), await ViewerOfAsync(sam))).Refusal?.Kind);

        await _rooms.AddAuthenticatorAsync(pat);
        Assert.Contains("The passkey is removed.", (await (await pat.SeeAsync("/account/passkeys")).SubmitAsync("Remove this laptop")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task S_19_Whoever_lost_the_device_is_helped_by_the_operator_who_takes_the_passkeys_away_too()
    {
        var (person, sam) = await _rooms.SomebodyAsync("Sam");
        await sam.AddPasskeyAsync(_laptop);

        Assert.Equal(RefusalKind.NotFound, (await LostAsync(await ViewerOfAsync(sam))).Refusal?.Kind);
        Assert.False((await LostAsync(OrganisationFiles.Operator)).IsRefused);
        Assert.Equal(RefusalKind.NotFound, (await LostAsync(OrganisationFiles.Operator)).Refusal?.Kind);

        Assert.Equal("Sign in", (await sam.OpenAsync("/account")).Heading);
        Assert.False((await _rooms.ShowPasskeyAsync(_laptop)).Visitor.IsIn());

        Task<Outcome<Done>> LostAsync(TwelveRooms.Platform.Viewing.Viewer by) => _rooms.InScopeAsync<LostSecondStepHandler, Outcome<Done>>(h => h.HandleAsync(person, by, Cancel));
    }

    [Fact]
    public async Task S_19_A_name_is_refused_before_the_device_is_asked_and_ten_passkeys_are_the_most()
    {
        var (_, sam) = await _rooms.SomebodyAsync("Sam");
        foreach (var name in new[] { "", "x", new string('l', 41), "NHS 943 476 5919" })
        {
            var page = await sam.BeginPasskeyAsync(name);
            Assert.Single(page.Errors);
            Assert.Equal("Passkeys", page.Heading);
        }

        for (var i = 0; i < 10; i++)
        {
            using var device = new SoftAuthenticator();
            Assert.Contains("The passkey is added.", (await sam.AddPasskeyAsync(device, $"phone {i}")).Text, StringComparison.Ordinal);
        }

        Assert.StartsWith("You have 10 passkeys", Assert.Single((await sam.BeginPasskeyAsync()).Errors), StringComparison.Ordinal);
    }

    [Fact]
    public async Task S_19_The_audit_says_that_and_what_it_is_called_and_never_by_what_it_is_known()
    {
        var (person, sam) = await _rooms.SomebodyAsync("Sam");
        await sam.AddPasskeyAsync(_laptop);
        await _rooms.ShowPasskeyAsync(_laptop.With(d => d.Count = 7));

        var audit = await AuditAsync();
        Assert.Contains("this laptop", Assert.Single(audit, r => r.Action == "access.passkey-added").Text, StringComparison.Ordinal);
        var text = string.Join('\n', audit.Select(r => r.Text));
        Assert.DoesNotContain(Convert.ToBase64String(_laptop.CredentialId), text, StringComparison.Ordinal);
        Assert.DoesNotContain("publicKey", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("signCount", text, StringComparison.OrdinalIgnoreCase);
        var key = await _rooms.InScopeAsync<Db, PasskeyKey>(db => db.For<PasskeyKey>(Rooms.TestSystem).SingleAsync(k => k.Person == person, Cancel));
        Assert.Equal((7, "internal"), (key.SignCount, key.Transports)); // and no word that the standard does not know
    }

    [Fact]
    public async Task S_19_In_the_demo_nobody_has_an_account_and_so_no_passkeys()
    {
        await using var demo = await Rooms.StartAsync();
        var sam = await demo.PersonAsync("ward-manager", await demo.WardAsync());

        Assert.Equal(HttpStatusCode.NotFound, (await sam.OpenAsync("/account/passkeys")).Status);
    }

    private Task<Guid> PasskeyOfAsync(Guid person) => _rooms.InScopeAsync<Db, Guid>(db => db.For<Passkey>(Rooms.TestSystem).Where(p => p.Person == person).Select(p => p.Id).SingleAsync(Cancel));

    private Task<Outcome<PasskeyQuestion>> BeginAsync(TwelveRooms.Platform.Viewing.Viewer viewer) =>
        _rooms.InScopeAsync<BeginPasskeyHandler, Outcome<PasskeyQuestion>>(h => h.HandleAsync(new("mine", new("http", new("localhost"))), viewer, Cancel));

    private Task<Outcome<Done>> RemoveAsync(Guid passkey, TwelveRooms.Platform.Viewing.Viewer viewer) =>
        _rooms.InScopeAsync<RemovePasskeyHandler, Outcome<Done>>(h => h.HandleAsync(passkey, viewer, Cancel));

    private Task<List<AuditRecord>> AuditAsync() => _rooms.InScopeAsync<Db, List<AuditRecord>>(db => db.For<AuditRecord>(Rooms.TestSystem).OrderBy(a => a.Sequence).ToListAsync(Cancel));

    private Task<TwelveRooms.Platform.Viewing.Viewer> ViewerOfAsync(Visitor visitor) => _rooms.InScopeAsync<TwelveRooms.Access.Passes, TwelveRooms.Platform.Viewing.Viewer>(
        p => p.ReadAsync(visitor.Cookies.GetAllCookies().Single(c => c.Name == "rooms-session").Value, TwelveRooms.Access.PassKind.Session, Cancel));
}
