using System.Diagnostics;
using System.Net;
using TwelveRooms.Access;
using TwelveRooms.Access.Routes;
using TwelveRooms.Modules.Tests.Access.SignIn;
using TwelveRooms.Modules.Tests.Isolation;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Security;

/// <summary>Sessions, doors and logs of a house without the demo. The numbers are those of docs/security/checks.md.</summary>
public sealed class SessionSafetyTests(SessionSafetyTests.House house) : IClassFixture<SessionSafetyTests.House>
{
    private readonly Rooms _rooms = house.Rooms;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task S_14_Without_the_demo_its_page_of_roles_lets_nobody_in()
    {
        var visitor = _rooms.Anyone();
        using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["person"] = Guid.NewGuid().ToString() });

        using var sent = await visitor.Client.PostAsync(new Uri("/demo", UriKind.Relative), form, Cancel);

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync("/demo")).Status);
        Assert.True(sent.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.BadRequest);
        Assert.False(visitor.IsIn());
    }

    [Fact]
    public async Task S_17_Whoever_must_add_a_second_step_comes_to_nothing_else()
    {
        var programme = await _rooms.ProgrammeAsync();
        var team = await _rooms.PersonAsync("programme-team", programme);
        var secret = await _rooms.InScopeAsync<Passes, string>(async p => (await p.MakeAsync(
            new(PassKind.Session, "Kim", Passes.SessionLife) { Person = team.Viewer.Person, Proof = Proof.Passphrase }, team.Viewer, "access.signed-in", Cancel)).Secret);
        var client = _rooms.Anyone();
        client.Cookies.Add(new Uri("http://localhost/"), new Cookie(Gate.SessionCookie, secret));
        var turned = 0;
        foreach (var row in RouteTable.All.Where(r => r.Admission is Admission.SignedIn or Admission.Holder or Admission.WithDevice && r.Verbs.StartsWith("GET", StringComparison.Ordinal) && !r.Pattern.StartsWith("account", StringComparison.Ordinal)))
        {
            using var answer = await client.Client.GetAsync(new Uri(RouteAddress.Of(row.Pattern, _ => null), UriKind.Relative), Cancel);
            Assert.True(answer.StatusCode == HttpStatusCode.NotFound || answer.Headers.Location?.OriginalString.StartsWith("/account/second-step", StringComparison.Ordinal) == true, $"{row.Pattern}: {answer.StatusCode} {answer.Headers.Location}");
            turned += answer.StatusCode == HttpStatusCode.NotFound ? 0 : 1; // what the role has no right to anyhow is not there
        }

        Assert.True(turned > 40);
    }

    [Fact]
    public async Task S_20_S_35_The_cookie_of_before_opens_nothing_after_signing_out_and_the_browser_is_told_to_forget()
    {
        var (_, link) = await _rooms.InviteAsync("Sam");
        var (sam, home) = await _rooms.ComeInAsync(link, "sam.twenty");
        var old = sam.Cookies.GetAllCookies().Single(c => c.Name == Gate.SessionCookie).Value;

        using var left = await home.PressAsync("Sign out");
        var replay = _rooms.Anyone();
        replay.Cookies.Add(new Uri("http://localhost/"), new Cookie(Gate.SessionCookie, old));

        Assert.Contains("\"cache\"", left.Headers.GetValues("Clear-Site-Data").Single(), StringComparison.Ordinal);
        Assert.Equal("Sign in", (await replay.OpenAsync("/account")).Heading);
    }

    [Fact]
    public async Task S_37_A_name_or_passphrase_of_half_a_million_letters_is_refused_at_once()
    {
        var page = await _rooms.Anyone().SeeAsync("/come-in");
        var watch = Stopwatch.StartNew();

        for (var i = 0; i < 20; i++)
        {
            using var answer = await page.PressAsync("Sign in", ("The name that you sign in with", new string('a', 500_000) + i), ("Passphrase", new string('b', 200_000)));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        }

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(5), $"{watch.Elapsed}");
    }

    [Fact]
    public async Task S_46_S_56_The_log_holds_no_passphrase_no_cookie_no_name_and_no_line_that_somebody_made_up()
    {
        const string madeUp = "zebrafinch\r\nInformation forged: somebody signed in";
        var (_, link) = await _rooms.InviteAsync("Zebrafinch Person");
        var (sam, _) = await _rooms.ComeInAsync(link, "zebrafinch.sam", "zebrafinch lamp river moss");
        await _rooms.SignInAsync(madeUp, madeUp);
        await _rooms.SignInAsync("zebrafinch.sam", "zebrafinch wrong passphrase");
        await sam.OpenAsync("/account?" + Uri.EscapeDataString(madeUp));
        await sam.OpenAsync("/units/" + Uri.EscapeDataString(madeUp));
        var cookie = sam.Cookies.GetAllCookies().Single(c => c.Name == Gate.SessionCookie).Value;

        Assert.All(_rooms.Log, line =>
        {
            Assert.DoesNotContain("zebrafinch", line, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("forged", line, StringComparison.Ordinal);
            Assert.DoesNotContain(cookie, line, StringComparison.Ordinal);
            Assert.DoesNotContain(link.Split('/').Last(), line, StringComparison.Ordinal);
        });
    }

    [Theory]
    [InlineData("X-Forwarded-Host", "evil.example")]
    [InlineData("X-Original-Host", "evil.example")]
    [InlineData("Forwarded", "host=evil.example;proto=https")]
    [InlineData("X-Forwarded-Prefix", "/evil.example")]
    public async Task S_49_No_page_believes_a_host_that_a_header_makes_up(string header, string value)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/account");
        request.Headers.Add(header, value);

        using var answer = await _rooms.Anyone().Client.SendAsync(request, Cancel);

        Assert.DoesNotContain("evil.example", answer.Headers + await answer.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
    }

    [Fact]
    public async Task S_34_Two_people_of_two_organisations_at_once_never_get_each_others_page()
    {
        var one = await _rooms.WardAsync(name: "Zebrafinch Ward");
        var other = await _rooms.WardAsync(name: "Nightjar Ward");
        var (a, b) = (await _rooms.PersonAsync("ward-manager", one, "Zebrafinch"), await _rooms.PersonAsync("ward-manager", other, "Nightjar"));
        var (mine, theirs) = ($"/wards/{one.Id.Value}", $"/wards/{other.Id.Value}");

        await Parallel.ForEachAsync(Enumerable.Range(0, 600), new ParallelOptions { MaxDegreeOfParallelism = 6, CancellationToken = Cancel }, async (i, cancel) =>
        {
            var (client, address, own, not) = i % 2 == 0 ? (a.Client, mine, "Zebrafinch", "Nightjar") : (b.Client, theirs, "Nightjar", "Zebrafinch");
            var page = await client.GetStringAsync(i % 3 == 0 ? "/my-roles" : address, cancel);
            Assert.Contains(own, page, StringComparison.Ordinal);
            Assert.DoesNotContain(not, page, StringComparison.Ordinal);
        });
    }

    /// <summary>A house where people sign in, once for all tests of the class.</summary>
    public sealed class House : IAsyncLifetime
    {
        public Rooms Rooms { get; private set; } = null!;

        public async ValueTask InitializeAsync() => Rooms = await Rooms.StartAsync(isDemo: false);

        public ValueTask DisposeAsync() => Rooms.DisposeAsync();
    }
}
