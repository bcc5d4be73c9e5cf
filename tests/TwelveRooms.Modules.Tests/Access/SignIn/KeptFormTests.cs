using System.Net;
using TwelveRooms.Access.Frame;
using TwelveRooms.Modules.Tests.Measures;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Access.SignIn;

/// <summary>A session ends while somebody is called away: what they send then is stored by nobody and lost to nobody.</summary>
public sealed class KeptFormTests : IAsyncLifetime
{
    private const string Why = "the whole ward went to the sea";
    private Rooms _rooms = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _rooms = await Rooms.StartAsync(isDemo: false);

    public ValueTask DisposeAsync() => _rooms.DisposeAsync();

    [Fact]
    public async Task S_21_What_was_sent_after_the_end_of_a_session_comes_back_filled_for_the_same_person_and_is_saved_when_sent_again()
    {
        var (ward, sam) = await ManagerAsync();
        var form = await sam.SeeAsync(await NoteAsync(ward));
        _rooms.Clock.Advance(TimeSpan.FromMinutes(20));

        var door = await form.SubmitAsync("Save", ("For which week?", "2/3/2026"), ("What happened, or why?", Why));
        Assert.Equal("Sign in", door.Heading);
        Assert.DoesNotContain(Why, door.Html, StringComparison.Ordinal);
        var back = await door.SubmitAsync("Sign in", ("The name that you sign in with", "sam.h"), ("Passphrase", People.Passphrase));

        Assert.Contains("Not saved yet.", back.Text, StringComparison.Ordinal);
        Assert.Contains(Why, back.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Error:", back.Document.Title, StringComparison.Ordinal);
        Assert.Equal("2/3/2026", back.Control("For which week?").GetAttribute("value"));
        var saved = await back.SubmitAsync("Save");
        Assert.Contains(Why, (await sam.SeeAsync(await ChartAsync(ward))).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Not saved yet.", saved.Text, StringComparison.Ordinal);
        Assert.Equal("", (await sam.SeeAsync(await NoteAsync(ward))).Control("What happened, or why?").TextContent.Trim());
    }

    [Fact]
    public async Task S_21_Whoever_else_comes_in_at_that_browser_drops_it_unseen_and_after_half_an_hour_it_is_gone()
    {
        var (ward, sam) = await ManagerAsync();
        var (_, link) = await _rooms.InviteAsync("Jo", "ward-manager", ward);
        await _rooms.ComeInAsync(link, "jo.h");
        var note = await NoteAsync(ward);
        foreach (var (name, later) in new[] { ("jo.h", TimeSpan.Zero), ("sam.h", KeptForms.Life) })
        {
            var form = await (await sam.SeeAsync("/come-in")).SubmitAsync("Sign in", ("The name that you sign in with", "sam.h"), ("Passphrase", People.Passphrase));
            form = await sam.SeeAsync(note);
            _rooms.Clock.Advance(TimeSpan.FromMinutes(20));
            var door = await form.SubmitAsync("Save", ("For which week?", "2/3/2026"), ("What happened, or why?", Why));
            _rooms.Clock.Advance(later);

            var page = await door.SubmitAsync("Sign in", ("The name that you sign in with", name), ("Passphrase", People.Passphrase));

            Assert.DoesNotContain(Why, page.Html, StringComparison.Ordinal);
            Assert.DoesNotContain(sam.Cookies.GetAllCookies(), c => c.Name == "rooms-kept" && c.Value.Length > 0);
        }
    }

    [Fact]
    public async Task S_21_A_passphrase_is_not_kept_and_neither_is_what_a_stranger_sends()
    {
        var (ward, sam) = await ManagerAsync();
        var form = await sam.SeeAsync("/account/passphrase");
        _rooms.Clock.Advance(TimeSpan.FromMinutes(20));
        await form.SubmitAsync("Change it", ("The passphrase as it is", People.Passphrase), ("The new passphrase", "kettle moon grass"), ("The new one once more", "kettle moon grass"));
        Assert.DoesNotContain(sam.Cookies.GetAllCookies(), c => c.Name == "rooms-kept");

        var stranger = _rooms.Anyone();
        stranger.Cookies.Add(new Uri("http://localhost/"), new Cookie("rooms-session", "made-up"));
        using var sent = new FormUrlEncodedContent([KeyValuePair.Create("Text", Why)]);
        using var answer = await stranger.Client.PostAsync(new Uri(await NoteAsync(ward), UriKind.Relative), sent, Cancel);
        Assert.DoesNotContain(stranger.Cookies.GetAllCookies(), c => c.Name == "rooms-kept");
    }

    [Theory]
    [InlineData("Text=a%00b")]
    [InlineData("%00=1")]
    [InlineData("many")]
    public async Task S_21_What_cannot_be_read_as_a_form_is_not_kept_and_whoever_sent_it_is_led_to_the_door(string body)
    {
        var (ward, sam) = await ManagerAsync();
        _rooms.Clock.Advance(TimeSpan.FromMinutes(20));
        using var sent = new StringContent(body == "many" ? string.Join('&', Enumerable.Range(0, 60_000).Select(i => $"f{i}=1")) : body, System.Text.Encoding.ASCII, "application/x-www-form-urlencoded");

        using var answer = await sam.Client.PostAsync(new Uri(await NoteAsync(ward), UriKind.Relative), sent, Cancel);

        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.StartsWith("/come-in", answer.Headers.Location?.OriginalString, StringComparison.Ordinal);
        Assert.DoesNotContain(sam.Cookies.GetAllCookies(), c => c.Name == "rooms-kept" && c.Value.Length > 0);
    }

    private async Task<(UnitRow Ward, Visitor Sam)> ManagerAsync()
    {
        var ward = await _rooms.AskedWardAsync(WardNumbers.Leave);
        await _rooms.RecordAsync(ward, WardNumbers.Leave, new(2026, 3, 2), 7);
        var (_, link) = await _rooms.InviteAsync("Sam", "ward-manager", ward);
        return (ward, (await _rooms.ComeInAsync(link, "sam.h")).Visitor);
    }

    private async Task<string> ChartAsync(UnitRow ward) => $"/units/{ward.Id.Value}/measures/{(await _rooms.MeasureAsync(WardNumbers.Leave)).Id.Value}";

    private async Task<string> NoteAsync(UnitRow ward) => $"{await ChartAsync(ward)}/decide?kind=Note";
}
