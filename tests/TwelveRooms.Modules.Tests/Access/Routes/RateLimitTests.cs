using System.Net;
using System.Text.Json;
using TwelveRooms.Access.Routes;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Access.Routes;

public sealed class RateLimitTests(Rooms rooms) : IClassFixture<Rooms>
{
    [Fact]
    public async Task Whoever_knocks_too_often_is_asked_in_plain_words_to_wait()
    {
        var client = rooms.Anyone().Client;

        var answer = await UntilRefusedAsync(() => client.PostAsync(new Uri("/demo", UriKind.Relative), null, TestContext.Current.CancellationToken), 150);

        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.All(TwelveRooms.Modules.Tests.Edge.AnswersAtTheEdgeTests.Always, name => Assert.Single(answer.Headers.GetValues(name))); // S-01
        Assert.Contains("A lot came from here at once. Please wait", await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_that_asks_too_much_is_told_when_to_come_again_and_another_key_is_not_held_up()
    {
        var ward = await rooms.WardAsync();
        var (greedy, patient) = (await rooms.ApiAsync(ward), await rooms.ApiAsync(ward));
        var address = new Uri($"/api/v1/units/{ward.Code}", UriKind.Relative);

        var answer = await UntilRefusedAsync(() => greedy.GetAsync(address, TestContext.Current.CancellationToken), 3000);
        using var other = await patient.GetAsync(address, TestContext.Current.CancellationToken);

        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Equal("too-many-requests", JsonDocument.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).RootElement.GetProperty("code").GetString());
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
    }

    [Fact]
    public async Task A_ward_device_that_posts_too_much_is_asked_to_wait()
    {
        var ward = await rooms.WardAsync();
        var device = await rooms.DeviceAsync(ward);
        var address = new Uri($"/wards/{ward.Id.Value}/this-week/{Guid.NewGuid()}", UriKind.Relative);

        var answer = await UntilRefusedAsync(() => device.Client.PostAsync(address, null, TestContext.Current.CancellationToken), 120);

        Assert.NotNull(answer.Headers.RetryAfter);
    }

    [Fact]
    public async Task Whoever_takes_files_along_without_end_is_asked_to_wait_and_reads_on()
    {
        var ward = await rooms.WardAsync();
        var manager = await rooms.PersonAsync("ward-manager", ward);

        var answer = await UntilRefusedAsync(() => manager.Client.GetAsync(new Uri("/codes/bed-types/csv", UriKind.Relative), TestContext.Current.CancellationToken), 600);

        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, (await manager.OpenAsync($"/wards/{ward.Id.Value}")).Status);
    }

    [Theory]
    [InlineData("GET", "numbers/import/{file:guid}", true)]
    [InlineData("GET", "numbers/import/{file:guid}/problems", true)]
    [InlineData("GET", "numbers/published/{file:guid}", true)]
    [InlineData("HEAD", "numbers/import/{file:guid}", true)]
    [InlineData("POST", "numbers/import/{file:guid}", true)]
    [InlineData("POST", "numbers/published", true)]
    [InlineData("POST", "api/v1/points/import", true)]
    [InlineData("GET", "numbers/import", false)]
    [InlineData("GET", "numbers/published", false)]
    [InlineData("GET", "numbers/imports/{import:guid}", false)]
    public void Looking_at_a_file_that_waits_is_limited_like_bringing_one(string method, string pattern, bool isFile) =>
        Assert.Equal(isFile, RateLimits.IsFile(RouteTable.Find(method, pattern)!, method));

    private static async Task<HttpResponseMessage> UntilRefusedAsync(Func<Task<HttpResponseMessage>> ask, int most)
    {
        for (var asked = 0; asked < most; asked += 25)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 25).Select(_ => ask()));
            if (answers.FirstOrDefault(a => a.StatusCode == HttpStatusCode.TooManyRequests) is { } refused)
            {
                return refused;
            }
        }

        throw new InvalidOperationException($"Nothing was refused in {most} requests.");
    }
}
