using System.Text.RegularExpressions;
using TwelveRooms.Modules.Tests.Access.SignIn;
using TwelveRooms.Modules.Tests.Measures;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Security;

/// <summary>Every cookie that a browser is ever given, by somebody who comes over HTTPS and does all that gives one.</summary>
public sealed partial class CookieTests : IAsyncLifetime
{
    private readonly List<string> _given = [];
    private Rooms _rooms = null!;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _rooms = await Rooms.StartAsync(isDemo: false);

    public ValueTask DisposeAsync() => _rooms.DisposeAsync();

    [Fact]
    public async Task S_06_S_04_Every_cookie_is_of_this_host_alone_unread_by_scripts_and_the_browser_is_told_to_keep_to_HTTPS_for_a_year()
    {
        var ward = await _rooms.AskedWardAsync(WardNumbers.Leave);
        var leave = (await _rooms.MeasureAsync(WardNumbers.Leave)).Id.Value;
        var (_, pat) = await _rooms.InviteAsync("Pat");
        var (coded, _) = await _rooms.ComeInAsync(pat, "pat.p");
        await _rooms.AddAuthenticatorAsync(coded);
        var (_, link) = await _rooms.InviteAsync("Sam", "ward-manager", ward);
        var client = _rooms.Anyone().Client;

        await SendAsync(client, "/come-in", ("Name", "pat.p"), ("Passphrase", People.Passphrase));
        await SendAsync(client, link, ("SignInName", "sam.h"), ("Passphrase", People.Passphrase), ("Again", People.Passphrase));
        await SendAsync(client, $"/wards/{ward.Id.Value}/measures/new", ("Step", "1"), ("Name", "Tea at eleven"));
        _rooms.Clock.Advance(TimeSpan.FromMinutes(16));
        await SendAsync(client, "/my-roles", ("LastDay.Day", "3"));
        await SendAsync(client, "/come-in", ("Name", "sam.h"), ("Passphrase", People.Passphrase));
        await SendAsync(client, $"/wards/{ward.Id.Value}/devices", ("Label", "office PC"));
        await SendAsync(client, $"/wards/{ward.Id.Value}/this-week/{leave}", ("Numerator", "3"), ("Initials", "RO"));

        var names = _given.Select(c => c.Split('=')[0]).Distinct().Order(StringComparer.Ordinal).ToList();
        Assert.Equal(
            ["__Host-rooms-device", "__Host-rooms-form", "__Host-rooms-initials", "__Host-rooms-kept", $"__Host-rooms-new-measure-{ward.Id.Value:n}", "__Host-rooms-session", "__Host-rooms-step"], names);
        foreach (var cookie in _given.Select(c => c.ToLowerInvariant()))
        {
            var flags = cookie.Split(';', StringSplitOptions.TrimEntries).Skip(1).ToList();
            Assert.True(flags.Contains("secure") && flags.Contains("httponly") && flags.Contains("path=/") && (flags.Contains("samesite=lax") || flags.Contains("samesite=strict")), cookie);
            Assert.DoesNotContain(flags, f => f.StartsWith("domain", StringComparison.Ordinal));
        }
    }

    /// <summary>Opens a page and sends its form, both over HTTPS, and writes down what the browser is given.</summary>
    private async Task SendAsync(HttpClient client, string path, params (string Name, string Value)[] fields)
    {
        var address = new Uri("https://localhost" + path);
        using var page = await client.GetAsync(address, Cancel);
        Note(page);
        var token = Token().Match(await page.Content.ReadAsStringAsync(Cancel)).Groups[1].Value;
        using var form = new FormUrlEncodedContent(fields.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));
        using var answer = await client.PostAsync(address, form, Cancel);
        Note(answer);
    }

    private void Note(HttpResponseMessage answer)
    {
        _given.AddRange(answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : []);
        var kept = answer.Headers.GetValues("Strict-Transport-Security").Single();
        Assert.True(int.Parse(Age().Match(kept).Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture) >= 31_536_000, kept);
    }

    [GeneratedRegex("name=\"__RequestVerificationToken\"[^>]*value=\"([^\"]+)\"")]
    private static partial Regex Token();

    [GeneratedRegex("max-age=(\\d+)")]
    private static partial Regex Age();
}
