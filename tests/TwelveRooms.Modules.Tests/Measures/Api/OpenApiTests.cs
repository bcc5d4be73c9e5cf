using System.Net;
using System.Text;
using System.Text.Json;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.Api;

public sealed class OpenApiTests(Rooms rooms) : IClassFixture<Rooms>
{
    [Fact]
    public async Task The_committed_document_is_what_is_served()
    {
        var served = await rooms.Anyone().Client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), TestContext.Current.CancellationToken);
        var committed = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Data", "openapi.json"), TestContext.Current.CancellationToken);

        Assert.True(JsonElement.DeepEquals(JsonDocument.Parse(committed).RootElement, JsonDocument.Parse(served).RootElement), "docs/api/openapi.json is stale: run scripts/docs");
    }

    [Fact]
    public async Task Every_address_has_a_name_a_summary_and_its_refusals_and_writes_say_how_a_repeat_is_known()
    {
        var served = await rooms.Anyone().Client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative), TestContext.Current.CancellationToken);

        foreach (var path in JsonDocument.Parse(served).RootElement.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                Assert.True(operation.Value.TryGetProperty("operationId", out _) && operation.Value.TryGetProperty("summary", out _), $"{operation.Name} {path.Name}");
                var refusals = operation.Value.GetProperty("responses").EnumerateObject().Where(r => r.Value.TryGetProperty("content", out var c) && c.TryGetProperty("application/problem+json", out _)).Select(r => r.Name).ToList();
                Assert.Superset(new HashSet<string> { "401", "404", "429" }, refusals.ToHashSet());
                if (operation.Name == "post" && !operation.Value.GetProperty("summary").GetString()!.Contains("again changes nothing", StringComparison.Ordinal))
                {
                    var header = operation.Value.GetProperty("parameters").EnumerateArray().Single(p => p.GetProperty("name").GetString() == "Idempotency-Key");
                    Assert.True(header.GetProperty("required").GetBoolean());
                    Assert.NotEmpty(header.GetProperty("description").GetString()!);
                }
            }
        }
    }

    [Theory]
    [InlineData("{ not json", "application/json", HttpStatusCode.BadRequest, "body-unreadable")]
    [InlineData("period=2026-01", "application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType, "not-json")]
    public async Task What_cannot_be_read_is_answered_with_problem_details_and_never_with_a_page(string body, string type, HttpStatusCode status, string code)
    {
        var ward = await rooms.WardAsync();
        var api = await rooms.ApiAsync(ward);
        using var content = new StringContent(body, Encoding.UTF8, type);

        using var answer = await api.PostAsync(new Uri($"/api/v1/units/{ward.Code}/measures/restrictive_interventions/points", UriKind.Relative), content, TestContext.Current.CancellationToken);

        Assert.Equal(status, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(code, JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("code").GetString());
    }
}
