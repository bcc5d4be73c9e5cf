using System.Diagnostics;
using System.Net;
using System.Text;
using Microsoft.Extensions.Configuration;
using TwelveRooms.Modules.Tests.Cli;
using TwelveRooms.Testing;
using TwelveRooms.Web;
using Xunit;

namespace TwelveRooms.Modules.Tests.Edge;

/// <summary>What goes out when a request is refused before any page has seen it.</summary>
public sealed class AnswersAtTheEdgeTests(Rooms rooms) : IClassFixture<Rooms>
{
    internal static readonly string[] Always =
    [
        "Content-Security-Policy", "X-Content-Type-Options", "Referrer-Policy", "Cross-Origin-Opener-Policy", "Cross-Origin-Resource-Policy",
        "Permissions-Policy", "X-Frame-Options",
    ];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/demo", "localhost", HttpStatusCode.OK)]
    [InlineData("/demo", "evil.example", HttpStatusCode.BadRequest)]
    [InlineData("/there-is-nothing", "localhost", HttpStatusCode.NotFound)]
    [InlineData("/not-found", "localhost", HttpStatusCode.NotFound)]
    [InlineData("/sorry", "localhost", HttpStatusCode.NotFound)]
    [InlineData("/_content/TwelveRooms.Components/rooms.css", "localhost", HttpStatusCode.OK)]
    [InlineData("/api/v1/units/ZX1", "localhost", HttpStatusCode.Unauthorized)]
    public async Task Every_answer_carries_the_headers_once(string address, string host, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Host = host;

        using var answer = await rooms.Anyone().Client.SendAsync(request, Cancel);

        Assert.Equal(status, answer.StatusCode);
        Assert.All(Always, name => Assert.Single(answer.Headers.GetValues(name)));
    }

    [Theory]
    [InlineData("urls", "http://localhost:5080", false)]
    [InlineData("urls", "http://127.0.0.1:5080;http://[::1]:5080", false)]
    [InlineData("urls", "https://0.0.0.0:5443", false)]
    [InlineData("urls", "http://unix:/tmp/rooms.sock", false)]
    [InlineData("urls", "http://localhost:5080;http://0.0.0.0:5081", true)]
    [InlineData("urls", "http://*:5080", true)]
    [InlineData("urls", "http://rooms.example.nhs.uk", true)]
    [InlineData("http_ports", "8080", true)]
    [InlineData("Kestrel:Endpoints:Http:Url", "http://+:5080", true)]
    public void Pages_are_not_carried_unencrypted_beyond_this_machine(string name, string value, bool isOpen)
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection([new(name, value)]).Build();

        Assert.Equal(isOpen, HostSettings.OpenAddresses(configuration).Count > 0);
    }

    [Theory]
    [Trait("Speed", "slow")]
    [InlineData("http://*:0")]
    [InlineData("http://localhost:0;http://0.0.0.0:0")]
    public async Task S_05_The_program_does_not_start_where_it_would_carry_pages_unencrypted_beyond_this_machine(string addresses)
    {
        var folder = Directory.CreateTempSubdirectory("rooms-open-").FullName;
        var start = new ProcessStartInfo("dotnet", [CliProgram.WebProgram]) { RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_URLS"] = addresses;
        start.Environment["TWELVEROOMS_DATA"] = folder;
        start.Environment["TWELVEROOMS_POSTGRES"] = null;
        using var process = Process.Start(start)!;

        var (said, _) = (process.StandardError.ReadToEndAsync(Cancel), process.StandardOutput.ReadToEndAsync(Cancel));
        await process.WaitForExitAsync(Cancel).WaitAsync(TimeSpan.FromSeconds(60), Cancel);

        Assert.Equal(3, process.ExitCode);
        Assert.Contains("would carry pages unencrypted beyond this machine", await said, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(folder)); // nothing was made before it said so
        Directory.Delete(folder);
    }

    [Theory]
    [InlineData("%00=%00")]
    [InlineData("as=a%00b")]
    [InlineData("as=nobody")]
    public async Task A_form_that_cannot_be_taken_is_told_so(string body)
    {
        var page = await SendAsync(body);

        Assert.Equal((HttpStatusCode.BadRequest, "That did not work"), (page.Status, page.Heading));
        Assert.Contains("Nothing has been kept", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_of_far_too_many_fields_is_told_so()
    {
        var page = await SendAsync(string.Join('&', Enumerable.Range(0, 60_000).Select(i => $"f{i}=1")));

        Assert.Equal((HttpStatusCode.BadRequest, "That did not work"), (page.Status, page.Heading));
    }

    [Fact]
    public async Task A_page_that_is_not_there_still_says_that()
    {
        var page = await rooms.Anyone().OpenAsync("/there-is-nothing");

        Assert.Equal((HttpStatusCode.NotFound, "We cannot find that page"), (page.Status, page.Heading));
    }

    private Task<RoomsPage> SendAsync(string body) => rooms.Anyone().OpenAsync(
        new HttpRequestMessage(HttpMethod.Post, "/demo") { Content = new StringContent(body, Encoding.ASCII, "application/x-www-form-urlencoded") });
}
