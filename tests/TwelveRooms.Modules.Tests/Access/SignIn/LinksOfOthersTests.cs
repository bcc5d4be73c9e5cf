using System.Net;
using Microsoft.AspNetCore.Http;
using TwelveRooms.Access.SignIn;
using TwelveRooms.Platform;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Access.SignIn;

/// <summary>Whoever makes a link could use it themselves, and whoever sits down at an open screen could guess: neither gets far, and the person hears of it.</summary>
public sealed class LinksOfOthersTests : IAsyncLifetime
{
    private Rooms _rooms = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _rooms = await Rooms.StartAsync(isDemo: false);

    public ValueTask DisposeAsync() => _rooms.DisposeAsync();

    [Fact]
    public async Task Whoever_comes_in_by_a_link_that_sets_a_passphrase_does_not_read_what_was_kept_before_and_the_next_link_says_so()
    {
        var (person, first) = await _rooms.InviteAsync("Sam");
        await _rooms.ComeInAsync(first, "sam.h");
        _rooms.Clock.Advance(TimeSpan.FromDays(1));
        var visitor = _rooms.Anyone();
        await NewPassphraseAsync(await visitor.SeeAsync(await _rooms.LinkAsync(person, "Sam")), "kettle moon grass");

        var record = await visitor.SeeAsync("/account/record");
        var file = await visitor.Client.GetStringAsync(new Uri("/account/record/csv", UriKind.Relative), Cancel);
        var account = await visitor.SeeAsync("/account");
        var next = await _rooms.Anyone().SeeAsync(await _rooms.LinkAsync(person, "Sam"));

        Assert.DoesNotContain("Took up a link and opened an account", record.Text + file, StringComparison.Ordinal);
        Assert.Contains("Set a new passphrase by a link", record.Text, StringComparison.Ordinal);
        Assert.Contains("what came before is not shown here until a week has passed", record.Text, StringComparison.Ordinal);
        Assert.Contains("by a link on 19 March 2026, made by: whoever looks after the machine", account.Text, StringComparison.Ordinal);
        Assert.Contains("A link set a passphrase for you on 19 March 2026 already.", next.Text, StringComparison.Ordinal);

        _rooms.Clock.Advance(TimeSpan.FromDays(8));
        var (later, _) = await _rooms.SignInAsync("sam.h", "kettle moon grass");
        Assert.Contains("Took up a link and opened an account", (await later.SeeAsync("/account/record")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_step_stood_in_the_way_so_all_of_the_record_is_shown()
    {
        var (person, first) = await _rooms.InviteAsync("Sam");
        var (sam, _) = await _rooms.ComeInAsync(first, "sam.h");
        var (key, _) = await _rooms.AddAuthenticatorAsync(sam);
        _rooms.Clock.Advance(TimeSpan.FromMinutes(1));
        var visitor = _rooms.Anyone();
        var code = await NewPassphraseAsync(await visitor.SeeAsync(await _rooms.LinkAsync(person, "Sam")), "kettle moon grass");
        await code.SubmitAsync("Sign in", ("Code", _rooms.CodeOf(key)));

        Assert.Contains("Took up a link and opened an account", (await visitor.SeeAsync("/account/record")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_way_in_at_a_time_and_none_is_left_once_somebody_is_in()
    {
        var (person, first) = await _rooms.InviteAsync("Sam");
        var second = await _rooms.LinkAsync(person, "Sam");
        Assert.Equal(HttpStatusCode.NotFound, (await _rooms.Anyone().OpenAsync(first)).Status);

        await _rooms.ComeInAsync(second, "sam.h");

        Assert.Equal(HttpStatusCode.NotFound, (await _rooms.Anyone().OpenAsync(first)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await _rooms.Anyone().OpenAsync(second)).Status);
    }

    [Fact]
    public async Task A_link_of_somebody_who_may_give_less_does_not_open_what_was_given_since()
    {
        await using var demo = await Rooms.StartAsync();
        var provider = await demo.ProviderAsync();
        var ward = await demo.WardAsync(provider);
        var (manager, team) = (await demo.PersonAsync("ward-manager", ward), await demo.PersonAsync("organisation-team", provider));
        var alex = (await demo.AddAsync(new(ward.Id.Value.ToString(), "Alex", "ward-member"), manager.Viewer)).Value;
        var robin = (await demo.AddAsync(new(ward.Id.Value.ToString(), "Robin", "ward-member"), team.Viewer)).Value;

        Assert.False((await demo.GiveAsync(new(provider.Id.Value.ToString(), alex.Person, "executive-sponsor"), team.Viewer)).IsRefused);
        Assert.False((await demo.GiveAsync(new(provider.Id.Value.ToString(), robin.Person, "executive-sponsor"), team.Viewer)).IsRefused);

        Assert.Equal(HttpStatusCode.NotFound, (await demo.Anyone().OpenAsync(Invitations.AddressOf(alex.Secret))).Status);
        Assert.Equal(HttpStatusCode.OK, (await demo.Anyone().OpenAsync(Invitations.AddressOf(robin.Secret))).Status); // made by who gave more, who could give all of it
    }

    [Fact]
    public async Task Five_wrong_passphrases_in_a_session_end_it_and_stand_in_the_record()
    {
        var (_, link) = await _rooms.InviteAsync("Sam");
        var (sam, _) = await _rooms.ComeInAsync(link, "sam.h");
        _rooms.Clock.Advance(TimeSpan.FromMinutes(4));
        for (var i = 0; i < 5; i++)
        {
            Assert.NotEmpty((await (await sam.SeeAsync("/account/prove")).SubmitAsync("Go on", ("Your passphrase", $"not it at all {i}"))).Errors);
        }

        Assert.Equal("Sign in", (await sam.OpenAsync("/account")).Heading);
        var (again, _) = await _rooms.SignInAsync("sam.h");
        Assert.Equal(5, (await again.SeeAsync("/account/record")).Text.Split("Somebody tried to sign in with a wrong passphrase").Length - 1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task S_18_One_code_that_is_sent_twice_at_once_lets_one_in(bool isPaper)
    {
        var (_, link) = await _rooms.InviteAsync("Sam");
        var (sam, _) = await _rooms.ComeInAsync(link, "sam.h");
        var (key, paper) = await _rooms.AddAuthenticatorAsync(sam);
        _rooms.Clock.Advance(TimeSpan.FromMinutes(1));
        var code = isPaper ? paper[0] : _rooms.CodeOf(key);
        var steps = new List<string>();
        for (var i = 0; i < 6; i++)
        {
            var (visitor, _) = await _rooms.SignInAsync("sam.h");
            steps.Add(visitor.Cookies.GetAllCookies().Single(c => c.Name == "rooms-step").Value);
        }

        var outcomes = await Task.WhenAll(steps.Select(s => _rooms.InScopeAsync<SecondStepHandler, Outcome<TwelveRooms.Access.Accounts.SignedIn>>(h => h.HandleAsync(new(s, code), Cancel))));

        Assert.Equal(1, outcomes.Count(o => !o.IsRefused));
    }

    [Fact]
    public async Task S_17_Before_the_second_step_no_page_of_the_account_is_open_either()
    {
        var (_, link) = await _rooms.InviteAsync("Pat", "programme-team", await _rooms.ProgrammeAsync());
        var (pat, _) = await _rooms.ComeInAsync(link, "pat.p");

        foreach (var address in new[] { "/account", "/account/record", "/account/record/csv", "/account/passphrase" })
        {
            Assert.Equal("A second step", (await pat.OpenAsync(address)).Heading);
        }
    }

    [Theory]
    [InlineData("192.0.2.7", "192.0.2.7")]
    [InlineData("::ffff:192.0.2.7", "192.0.2.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "20010db800010002")]
    [InlineData("2001:db8:1:2:ffff::1", "20010db800010002")]
    [InlineData("2001:db8:1:3::1", "20010db800010003")]
    public void All_addresses_of_one_line_count_together(string address, string counted)
    {
        var http = new DefaultHttpContext();
        http.Connection.RemoteIpAddress = IPAddress.Parse(address);

        Assert.Equal(counted, http.AddressOf());
    }

    private static Task<RoomsPage> NewPassphraseAsync(RoomsPage page, string passphrase) => page.SubmitAsync("Come in", ("The new passphrase", passphrase), ("The same once more", passphrase));
}
