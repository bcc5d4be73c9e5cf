using System.Net;
using TwelveRooms.Modules.Tests.Measures;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Access.Keys;

/// <summary>Another system's way in: made by whoever may give it, for one unit, shown once, and ended at once.</summary>
public sealed class KeysPageTests(Rooms rooms) : IClassFixture<Rooms>
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_is_made_and_shown_once_opens_its_unit_alone_and_is_refused_at_the_next_request_when_it_is_ended()
    {
        var provider = await rooms.ProviderAsync();
        var (ward, elsewhere) = (await rooms.WardAsync(provider), await rooms.WardAsync());
        var team = await rooms.PersonAsync("organisation-team", provider);

        var made = await (await team.SeeAsync(Address(provider))).SubmitAsync("Make the key", ("Which system is it for?", "incident system"), ("data feed", ""), ("For how many months?", "3"));
        var secret = made.Document.QuerySelector("#key")!.TextContent;

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NotFound), (await AskAsync(secret, provider), await AskAsync(secret, ward), await AskAsync(secret, elsewhere)));
        var list = await team.SeeAsync(Address(provider));
        Assert.DoesNotContain(secret, list.Html, StringComparison.Ordinal);
        Assert.Contains($"incident system, data feed on {provider.Name}Since 18 March 2026. Last used on 18 March 2026. It stops on 18 June 2026.", list.Text.Replace(" Since", "Since", StringComparison.Ordinal), StringComparison.Ordinal);

        var ended = await list.SubmitAsync("End incident system");

        Assert.Contains("“incident system” has ended. Its next request is refused; what it sent stays.", ended.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(secret, provider));
        Assert.Contains("Ended within the last year", ended.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_reads_sends_nothing()
    {
        var provider = await rooms.ProviderAsync();
        var ward = await rooms.WardAsync(provider);
        await rooms.AskAsync(ward, WardNumbers.Leave);
        using var reader = await rooms.ApiAsync(provider, "data-reader");

        using var read = await reader.GetAsync(new Uri($"/api/v1/units/{ward.Id.Value}/measures/{WardNumbers.Leave}", UriKind.Relative), Cancel);
        var (sent, _) = await reader.PostNumberAsync(ward, WardNumbers.Leave, new { period = "2026-03-02", numerator = 4 });

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.NotFound), (read.StatusCode, sent));
        Assert.Empty(await rooms.PointsAsync(ward, WardNumbers.Leave));
    }

    [Theory]
    [InlineData("", "data feed", "3", "Say which system it is for")]
    [InlineData("feed of 943 476 5919", "data feed", "3", "looks like an NHS number")]
    [InlineData("incident system", null, "3", "A key cannot have the role")]
    [InlineData("incident system", "data feed", "13", "Write for how many months it lasts, 1 to 12.")]
    [InlineData("incident system", "data feed", "soon", "Write for how many months it lasts, 1 to 12.")]
    public async Task What_cannot_be_is_said_by_its_field_and_what_was_typed_stays(string label, string? role, string months, string says)
    {
        var provider = await rooms.ProviderAsync();
        var team = await rooms.PersonAsync("organisation-team", provider);
        List<(string, string?)> fields = [("Which system is it for?", label), ("For how many months?", months)];
        if (role is not null)
        {
            fields.Add((role, ""));
        }

        var page = await (await team.SeeAsync(Address(provider))).SubmitAsync("Make the key", [.. fields]);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains(says, Assert.Single(page.Errors), StringComparison.Ordinal);
        Assert.Contains($"value=\"{months}\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("There is none yet.", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pressed_twice_it_makes_one_key_and_tells_its_secret_once()
    {
        var provider = await rooms.ProviderAsync();
        var team = await rooms.PersonAsync("organisation-team", provider);
        var form = await team.SeeAsync(Address(provider));
        (string, string?)[] fields = [("Which system is it for?", "warehouse"), ("data reader", "")];

        var first = await form.SubmitAsync("Make the key", fields);
        var second = await form.SubmitAsync("Make the key", fields);

        Assert.Equal("Copy the key now", first.Heading);
        Assert.Null(second.Document.QuerySelector("#key"));
        Assert.Single((await team.SeeAsync(Address(provider))).Document.QuerySelectorAll("button[name=ended]"));
    }

    [Theory]
    [InlineData("ward-manager")]
    [InlineData("executive-sponsor")]
    public async Task Who_may_give_no_system_a_role_finds_no_page_and_ends_no_key(string role)
    {
        var provider = await rooms.ProviderAsync();
        var ward = await rooms.WardAsync(provider);
        var unit = role == "ward-manager" ? ward : provider;
        var (visitor, team) = (await rooms.PersonAsync(role, unit), await rooms.PersonAsync("organisation-team", provider));
        await (await team.SeeAsync(Address(unit))).SubmitAsync("Make the key", ("Which system is it for?", "incident system"), ("data feed", ""));
        var id = (await team.SeeAsync(Address(unit))).Document.QuerySelector("button[name=ended]")!.GetAttribute("value")!;
        var elsewhere = await rooms.PersonAsync("organisation-team", await rooms.ProviderAsync());

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.OpenAsync(Address(unit))).Status);
        foreach (var page in new[] { await elsewhere.SeeAsync("/my-roles") })
        {
            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["__RequestVerificationToken"] = page.Document.QuerySelector("[name=__RequestVerificationToken]")!.GetAttribute("value")!, ["ended"] = id });
            using var answer = await elsewhere.Client.PostAsync(new Uri($"{Address(unit)}?handler=End", UriKind.Relative), form, Cancel);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        Assert.Single((await team.SeeAsync(Address(unit))).Document.QuerySelectorAll("button[name=ended]"));
    }

    private static string Address(UnitRow unit) => $"/units/{unit.Id.Value}/keys";

    private async Task<HttpStatusCode> AskAsync(string secret, UnitRow unit)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/units/{unit.Id.Value}");
        request.Headers.Authorization = new("Bearer", secret);
        using var answer = await rooms.Anyone().Client.SendAsync(request, Cancel);
        return answer.StatusCode;
    }
}
