using TwelveRooms.EndToEnd.Tests.Browsing;
using Xunit;

namespace TwelveRooms.EndToEnd.Tests;

public sealed class DoorTests(House house)
{
    [Theory]
    [InlineData(Width.Desk, false)]
    [InlineData(Width.Desk, true)]
    [InlineData(Width.Phone, false)]
    [InlineData(Width.Phone, true)]
    public async Task The_door_of_the_demo_can_be_used_by_everyone(Width width, bool withScript)
    {
        await using var visit = await house.VisitAsync(width, withScript: withScript);

        var status = await visit.GoAsync("/demo");

        Assert.Equal(200, status);
        Assert.Equal("Choose who to be", await visit.Page.Locator("h1").InnerTextAsync());
        await visit.AssertAccessibleAsync();
        await visit.AssertNoSidewaysScrollingAsync();
        visit.AssertQuiet();
    }

    [Fact]
    public async Task The_door_is_passed_with_the_keyboard_alone()
    {
        await using var visit = await house.VisitAsync(Width.Phone);
        await visit.GoAsync("/demo");

        await visit.TabToAsync("Be Jo");
        await visit.EnterAsync();

        Assert.Contains(await visit.Page.Context.CookiesAsync(), c => c is { Name: "rooms-session", HttpOnly: true });
        visit.AssertQuiet();
    }

    [Fact]
    public async Task Behind_a_proxy_on_this_machine_that_does_TLS_cookies_are_secure_and_the_browser_is_told_to_keep_to_HTTPS()
    {
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Get, house.Address + "/demo");
        request.Headers.Add("X-Forwarded-Proto", "https");

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);

        Assert.Contains(answer.Headers.GetValues("Set-Cookie"), cookie => cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase));
        Assert.Single(answer.Headers.GetValues("Strict-Transport-Security"));
    }

    [Fact]
    public async Task A_request_to_another_host_is_noticed()
    {
        await using var visit = await house.VisitAsync(Width.Desk);
        await visit.GoAsync("/demo");

        await visit.Page.SetContentAsync($"<img src='http://127.0.0.1:{new Uri(house.Address).Port}/elsewhere.png' alt=''>");

        Assert.ThrowsAny<Exception>(visit.AssertQuiet);
    }
}
