using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.Api;

public sealed class MeasuresApiTests(Rooms rooms) : IClassFixture<Rooms>
{
    [Fact]
    public async Task The_same_key_and_content_give_the_same_answer_and_one_row()
    {
        var (ward, api) = await WardAndKeyAsync();
        var key = Guid.NewGuid().ToString();
        var body = new { period = "2026-02-10", numerator = 11, denominator = 580 };

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => PostAsync(api, ward, key, body)));

        Assert.All(answers, a => Assert.Equal(HttpStatusCode.OK, a.Status));
        Assert.Single(answers.Select(a => a.Text).Distinct());
        Assert.Single(await rooms.PointsAsync(await UnitAsync(ward), "restrictive_interventions"));
    }

    [Fact]
    public async Task The_same_key_with_other_content_is_refused()
    {
        var (ward, api) = await WardAndKeyAsync();
        await PostAsync(api, ward, "once", new { period = "2026-02-10", numerator = 11, denominator = 580 });

        var again = await PostAsync(api, ward, "once", new { period = "2026-02-10", numerator = 12, denominator = 580 });

        Assert.Equal(HttpStatusCode.UnprocessableEntity, again.Status);
        Assert.Equal("idempotency-key-reused", again.Json.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("""{"period":"2026-02-10","numerator":"twelve","denominator":580}""", "number-letters")]
    [InlineData("""{"period":"2026-02-10","numerator":"12%","denominator":580}""", "number-percent")]
    [InlineData("""{"period":"2026-02-10","numerator":"1,5","denominator":580}""", "number-comma")]
    [InlineData("""{"period":"2026-02-10","numerator":-1,"denominator":580}""", "number-negative")]
    [InlineData("""{"period":"2026-02-10","numerator":3,"denominator":0}""", "denominator-zero")]
    [InlineData("""{"period":"2026-02-10","numerator":3}""", "denominator-missing")]
    [InlineData("""{"period":"10/02/2026","numerator":3,"denominator":580}""", "period-not-a-date")]
    [InlineData("""{"period":"2031-02-10","numerator":3,"denominator":580}""", "period-in-the-future")]
    [InlineData("""{"period":"2026-02-10","numerator":1e308,"denominator":580}""", "number-letters")]
    [InlineData("""{"period":"2026-02-10","state":"fine"}""", "state-unknown")]
    [InlineData("""{"period":"2026-02-10","state":"not_collected"}""", "reason-missing")]
    [InlineData("""{"period":"2026-02-10","state":"not_collected","reason":"He in bed 4 would not let us, 943 476 5919"}""", "points-to-a-person")]
    public async Task What_cannot_be_right_is_refused_by_name_and_nothing_is_stored(string json, string code)
    {
        var (ward, api) = await WardAndKeyAsync();

        var answer = await PostAsync(api, ward, Guid.NewGuid().ToString(), JsonDocument.Parse(json).RootElement);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(code, answer.Json.GetProperty("code").GetString());
        Assert.Empty(await rooms.PointsAsync(await UnitAsync(ward), "restrictive_interventions"));
    }

    [Fact]
    public async Task Nought_of_nought_is_kept_as_no_rate()
    {
        var (ward, api) = await WardAndKeyAsync();

        var answer = await PostAsync(api, ward, "nought", new { period = "2026-02-10", numerator = 0, denominator = 0 });

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(JsonValueKind.Null, answer.Json.GetProperty("value").ValueKind);
    }

    [Theory]
    [InlineData("confirmed_zero", "none-but-a-number")]
    [InlineData("not_collected", "number-in-a-gap")]
    [InlineData("not_applicable", "number-in-a-gap")]
    public async Task A_state_that_its_number_contradicts_is_refused_and_nothing_is_made_of_it(string state, string code)
    {
        var (ward, api) = await WardAndKeyAsync();

        var answer = await PostAsync(api, ward, state, new { period = "2026-02-10", state, numerator = 4, denominator = 580, reason = "why" });

        Assert.Equal((HttpStatusCode.UnprocessableEntity, code), (answer.Status, answer.Json.GetProperty("code").GetString()));
        Assert.Empty(await rooms.PointsAsync(await UnitAsync(ward), "restrictive_interventions"));
    }

    [Fact]
    public async Task A_correction_names_what_it_replaces_and_keeps_the_old_number()
    {
        var (ward, api) = await WardAndKeyAsync();
        await PostAsync(api, ward, "a", new { period = "2026-02-10", numerator = 11, denominator = 580 });

        var blind = await PostAsync(api, ward, "b", new { period = "2026-02-10", numerator = 12, denominator = 580 });
        rooms.Clock.Advance(TimeSpan.FromDays(8));
        var silent = await PostAsync(api, ward, "c", new { period = "2026-02-10", numerator = 12, denominator = 580, replaces = 0 });
        var said = await PostAsync(api, ward, "d", new { period = "2026-02-10", numerator = 12, denominator = 580, replaces = 0, reason = "One form came late." });

        Assert.Equal(HttpStatusCode.Conflict, blind.Status);
        Assert.Equal("correction-reason-missing", silent.Json.GetProperty("code").GetString());
        Assert.Equal(1, said.Json.GetProperty("revision").GetInt32());
        Assert.Equal([11d, 12d], (await rooms.PointsAsync(await UnitAsync(ward), "restrictive_interventions")).Select(p => p.Numerator!.Value));
    }

    [Fact]
    public async Task Without_a_key_nothing_is_told()
    {
        var (ward, _) = await WardAndKeyAsync();
        var stranger = rooms.Anyone();

        using var answer = await stranger.Client.GetAsync(new Uri($"/api/v1/units/{ward}", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.DoesNotContain(ward, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private async Task<(string Ward, HttpClient Api)> WardAndKeyAsync()
    {
        var ward = await rooms.WardAsync();
        return (ward.Id.Value.ToString(), await rooms.ApiAsync(ward));
    }

    private async Task<UnitRow> UnitAsync(string ward) =>
        (await rooms.Handler<UnitDirectory>().FindAsync(ward, Rooms.TestSystem, CancellationToken.None))!;

    private static async Task<(HttpStatusCode Status, string Text, JsonElement Json)> PostAsync(HttpClient api, string ward, string key, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/units/{ward}/measures/restrictive_interventions/points")
        {
            Content = JsonContent.Create(body),
        };
        request.Headers.Add("Idempotency-Key", key);
        using var answer = await api.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return (answer.StatusCode, text, text.Length > 0 ? JsonDocument.Parse(text).RootElement : default);
    }
}
