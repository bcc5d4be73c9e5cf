using System.Net;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Access.Accounts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Access.SignIn;

/// <summary>A code of the phone, once each; paper for when the phone is lost; and the roles that need it.</summary>
public sealed class SecondStepTests : IAsyncLifetime
{
    private Rooms _rooms = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _rooms = await Rooms.StartAsync(isDemo: false);

    public ValueTask DisposeAsync() => _rooms.DisposeAsync();

    [Fact]
    public async Task A_code_is_asked_serves_once_and_may_be_one_step_old_or_early()
    {
        var (sam, key, _) = await WithAuthenticatorAsync();
        await (await sam.SeeAsync("/account")).SubmitAsync("Sign out");
        _rooms.Clock.Advance(TimeSpan.FromSeconds(60));
        var code = _rooms.CodeOf(key, -1);

        var (visitor, asked) = await _rooms.SignInAsync("sam.h");
        Assert.Equal("The code of your phone", asked.Heading);
        Assert.False(visitor.IsIn());
        Assert.Equal("Sign in", (await visitor.OpenAsync("/account")).Heading);
        Assert.NotEmpty((await asked.SubmitAsync("Sign in", ("Code", _rooms.CodeOf(key, -2)))).Errors);
        await (await visitor.SeeAsync("/come-in/code")).SubmitAsync("Sign in", ("Code", code[..3] + " " + code[3..]));
        Assert.True(visitor.IsIn());

        var (again, page) = await _rooms.SignInAsync("sam.h");
        Assert.Contains(await ErrorsAsync(page, code), e => e.StartsWith("This code is not right, or was used before.", StringComparison.Ordinal));
        Assert.False(again.IsIn());
        await (await again.SeeAsync("/come-in/code")).SubmitAsync("Sign in", ("Code", _rooms.CodeOf(key, 1)));
        Assert.True(again.IsIn());
        Assert.NotEmpty(await ErrorsAsync((await _rooms.SignInAsync("sam.h")).Page, _rooms.CodeOf(key)));
    }

    [Fact]
    public async Task After_five_wrong_codes_the_passphrase_is_asked_again_even_with_the_right_one()
    {
        var (_, key, _) = await WithAuthenticatorAsync();
        _rooms.Clock.Advance(TimeSpan.FromMinutes(1));
        var (visitor, page) = await _rooms.SignInAsync("sam.h");
        for (var i = 0; i < 4; i++)
        {
            page = await page.SubmitAsync("Sign in", ("Code", "000000"));
            Assert.Equal("The code of your phone", page.Heading);
        }

        var step = visitor.Cookies.GetAllCookies().Single(c => c.Name == "rooms-step").Value;
        Assert.Equal("Sign in", (await page.SubmitAsync("Sign in", ("Code", "000000"))).Heading);
        visitor.Cookies.Add(new Uri("http://localhost/"), new Cookie("rooms-step", step));
        Assert.Equal("Sign in", (await (await visitor.SeeAsync("/come-in/code")).SubmitAsync("Sign in", ("Code", _rooms.CodeOf(key)))).Heading);
        Assert.False(visitor.IsIn());
    }

    [Fact]
    public async Task Whoever_knows_the_passphrase_tries_no_more_than_ten_codes_a_minute_however_often_they_begin()
    {
        var (_, key, _) = await WithAuthenticatorAsync();
        _rooms.Clock.Advance(TimeSpan.FromMinutes(1));
        RoomsPage page = null!;
        for (var i = 0; i < 11; i++)
        {
            if (i % 4 == 0)
            {
                (_, page) = await _rooms.SignInAsync("sam.h");
            }

            page = await page.SubmitAsync("Sign in", ("Code", "000000"));
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, page.Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await page.SubmitAsync("Sign in", ("Code", _rooms.CodeOf(key)))).Status);
        _rooms.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.OK, (await page.SubmitAsync("Sign in", ("Code", _rooms.CodeOf(key)))).Status);
    }

    [Fact]
    public async Task A_passphrase_waits_five_minutes_for_its_code()
    {
        var (_, key, _) = await WithAuthenticatorAsync();
        var (visitor, page) = await _rooms.SignInAsync("sam.h");
        _rooms.Clock.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal("Sign in", (await page.SubmitAsync("Sign in", ("Code", _rooms.CodeOf(key)))).Heading);
        Assert.False(visitor.IsIn());
    }

    [Fact]
    public async Task A_code_on_paper_serves_once_new_ones_void_the_old_and_none_is_kept_as_it_is()
    {
        var (sam, key, paper) = await WithAuthenticatorAsync();
        Assert.Equal(10, paper.Distinct().Count());

        await (await _rooms.SignInAsync("sam.h")).Page.SubmitAsync("Sign in", ("Code", paper[0].ToUpperInvariant()));
        Assert.NotEmpty(await ErrorsAsync((await _rooms.SignInAsync("sam.h")).Page, paper[0]));
        Assert.Contains("9 codes left on paper", (await sam.SeeAsync("/account")).Text, StringComparison.Ordinal);
        var renewed = await (await sam.SeeAsync("/account/second-step")).SubmitAsync("Make new codes");
        Assert.Equal("Keep these codes", renewed.Heading);
        Assert.NotEmpty(await ErrorsAsync((await _rooms.SignInAsync("sam.h")).Page, paper[1]));

        var kept = await _rooms.InScopeAsync<Db, string>(async db => string.Join('|', [
            .. (await db.For<RecoveryCode>(Rooms.TestSystem).ToListAsync(Cancel)).Select(c => System.Text.Encoding.Latin1.GetString(c.Hash)),
            .. (await db.For<AccountSecret>(Rooms.TestSystem).ToListAsync(Cancel)).Select(s => $"{s.AuthenticatorKey} {s.PassphraseHash}"),
            .. (await db.For<AuditRecord>(Rooms.TestSystem).ToListAsync(Cancel)).Select(a => a.Text)]));
        Assert.DoesNotContain(OtpNet.Base32Encoding.ToString(key), kept, StringComparison.Ordinal);
        Assert.DoesNotContain(People.Passphrase, kept, StringComparison.Ordinal);
        Assert.All(paper, code => Assert.DoesNotContain(code.Replace("-", "", StringComparison.Ordinal), kept.Replace("-", "", StringComparison.Ordinal), StringComparison.Ordinal));
        Assert.DoesNotContain("passphraseHash", kept, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_new_passphrase_by_link_does_not_pass_the_second_step_by()
    {
        var (person, first) = await _rooms.InviteAsync("Sam");
        var (sam, _) = await _rooms.ComeInAsync(first, "sam.h");
        var (key, _) = await _rooms.AddAuthenticatorAsync(sam);
        _rooms.Clock.Advance(TimeSpan.FromMinutes(1));

        var visitor = _rooms.Anyone();
        var page = await (await visitor.SeeAsync(await _rooms.LinkAsync(person, "Sam"))).SubmitAsync("Come in", ("The new passphrase", "kettle moon grass"), ("The same once more", "kettle moon grass"));

        Assert.Equal("The code of your phone", page.Heading);
        Assert.False(visitor.IsIn());
        await page.SubmitAsync("Sign in", ("Code", _rooms.CodeOf(key)));
        Assert.True(visitor.IsIn());
    }

    [Fact]
    public async Task A_role_that_reaches_far_opens_nothing_before_the_second_step_and_keeps_it()
    {
        var (_, link) = await _rooms.InviteAsync("Pat", "programme-team", await _rooms.ProgrammeAsync());
        var (pat, page) = await _rooms.ComeInAsync(link, "pat.p");
        Assert.Equal("A second step", page.Heading);

        foreach (var address in new[] { "/", "/organisations", "/measures", "/settings", "/jobs", "/numbers/published", "/account/prove?to=/settings" })
        {
            var opened = await pat.OpenAsync(address);
            Assert.True(opened.Heading is "A second step" or "Is it still you?", $"{address}: {opened.Heading}");
        }

        await _rooms.AddAuthenticatorAsync(pat);
        Assert.NotEqual("A second step", (await pat.OpenAsync("/organisations")).Heading);
        Assert.DoesNotContain("Take it away", (await pat.SeeAsync("/account/second-step")).Text, StringComparison.Ordinal);
        var outcome = await _rooms.InScopeAsync<RemoveAuthenticatorHandler, Outcome<Done>>(async h => await h.HandleAsync(await ViewerOfAsync(pat), Cancel));
        Assert.Equal("second-step-needed", outcome.Refusal?.Code);
    }

    [Fact]
    public async Task A_ward_manager_needs_none_and_may_take_it_away()
    {
        var (_, link) = await _rooms.InviteAsync("Sam", "ward-manager");
        var (sam, home) = await _rooms.ComeInAsync(link, "sam.h");
        Assert.NotEqual("A second step", home.Heading);
        await _rooms.AddAuthenticatorAsync(sam);

        var done = await (await sam.SeeAsync("/account/second-step")).SubmitAsync("Take it away");

        Assert.Contains("The second step is taken away.", done.Text, StringComparison.Ordinal);
        Assert.True((await _rooms.SignInAsync("sam.h")).Visitor.IsIn());
    }

    [Fact]
    public async Task Before_an_act_that_matters_the_person_is_asked_again_unless_they_just_were()
    {
        var (_, link) = await _rooms.InviteAsync("Pat", "programme-team", await _rooms.ProgrammeAsync());
        var (pat, _) = await _rooms.ComeInAsync(link, "pat.p");
        await _rooms.AddAuthenticatorAsync(pat);
        const string Setting = "/settings/burden.minutes-a-month";
        var form = await pat.SeeAsync(Setting);
        _rooms.Clock.Advance(TimeSpan.FromMinutes(4));
        await pat.SeeAsync("/settings");
        _rooms.Clock.Advance(TimeSpan.FromMinutes(4));
        await pat.SeeAsync("/settings");
        _rooms.Clock.Advance(TimeSpan.FromMinutes(4));

        var asked = await pat.SeeAsync(Setting);
        Assert.Equal("Is it still you?", asked.Heading);
        Assert.NotEmpty((await asked.SubmitAsync("Go on", ("Your passphrase", "not it at all"))).Errors);
        Assert.Equal("/settings", (await form.SubmitAsync("Save the change", ("New value", "25"), ("Why does it change?", "less time"))).Address.AbsolutePath); // it was opened in time
        var page = await asked.SubmitAsync("Go on", ("Your passphrase", People.Passphrase));
        Assert.Equal(Setting, page.Address.AbsolutePath);

        for (var i = 0; i < 6; i++)
        {
            _rooms.Clock.Advance(TimeSpan.FromMinutes(4));
            await pat.SeeAsync("/settings");
        }

        var late = await page.SubmitAsync("Save the change", ("New value", "20"), ("Why does it change?", "less time"));
        Assert.Equal("Is it still you?", late.Heading);
    }

    [Fact]
    public async Task Whoever_lost_phone_and_paper_is_helped_by_the_operator_alone()
    {
        var (person, link) = await _rooms.InviteAsync("Sam");
        var (sam, _) = await _rooms.ComeInAsync(link, "sam.h");
        await _rooms.AddAuthenticatorAsync(sam);
        var viewer = await ViewerOfAsync(sam);

        Assert.Equal(RefusalKind.NotFound, (await LostAsync(person, viewer)).Refusal?.Kind);
        Assert.False((await LostAsync(person, TwelveRooms.Modules.Tests.Organisations.ImportOrganisations.OrganisationFiles.Operator)).IsRefused);

        Assert.Equal("Sign in", (await sam.OpenAsync("/account")).Heading);
        Assert.True((await _rooms.SignInAsync("sam.h")).Visitor.IsIn());

        Task<Outcome<Done>> LostAsync(Guid whose, TwelveRooms.Platform.Viewing.Viewer by) => _rooms.InScopeAsync<LostSecondStepHandler, Outcome<Done>>(h => h.HandleAsync(whose, by, Cancel));
    }

    private async Task<(Visitor Visitor, byte[] Key, IReadOnlyList<string> Paper)> WithAuthenticatorAsync()
    {
        var (_, link) = await _rooms.InviteAsync("Sam");
        var (sam, _) = await _rooms.ComeInAsync(link, "sam.h");
        var (key, paper) = await _rooms.AddAuthenticatorAsync(sam);
        return (sam, key, paper);
    }

    private Task<TwelveRooms.Platform.Viewing.Viewer> ViewerOfAsync(Visitor visitor) => _rooms.InScopeAsync<TwelveRooms.Access.Passes, TwelveRooms.Platform.Viewing.Viewer>(
        p => p.ReadAsync(visitor.Cookies.GetAllCookies().Single(c => c.Name == "rooms-session").Value, TwelveRooms.Access.PassKind.Session, Cancel));

    private static async Task<IReadOnlyList<string>> ErrorsAsync(RoomsPage page, string code) => (await page.SubmitAsync("Sign in", ("Code", code))).Errors;
}
