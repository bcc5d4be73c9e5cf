using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using TwelveRooms.Modules.Tests.Cli;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Backups;

/// <summary>The real program is told to stop while it works: it says so first, ends what it began, and goes.</summary>
[Trait("Speed", "slow")]
public sealed class GracefulStopTests
{
    private const int Wards = 4;

    [Fact]
    public async Task A_server_that_is_told_to_stop_says_no_first_ends_what_it_began_and_leaves_well()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var database = await TestDatabase.ReadyAsync();
        var key = await PrepareAsync(database);
        var port = FreePort();
        using var server = Start(database, port);
        using var client = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") };
        await ReadyAsync(client, server);
        client.DefaultRequestHeaders.Authorization = new("Bearer", key);
        var acknowledged = new ConcurrentBag<(string Ward, DateOnly Month)>();
        var writers = Enumerable.Range(1, Wards).Select(w => Task.Run(() => WriteAsync(client, $"ZXG-W{w}", acknowledged))).ToList();
        while (acknowledged.Count < 5 * Wards)
        {
            await Task.Delay(10, cancel);
        }

        using var slow = new TcpClient();
        await slow.ConnectAsync(IPAddress.Loopback, port, cancel);
        var body = Encoding.ASCII.GetBytes($$"""{"period":"1999-12","numerator":3,{{new string(' ', 200_000)}}"denominator":500}""");
        var stream = slow.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /api/v1/units/ZXG-W9/measures/{HouseAt.Force}/points HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {key}\r\nIdempotency-Key: slow\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\nConnection: close\r\n\r\n"), cancel);
        var sent = await DribbleAsync(stream, body, 0, Task.Delay(300, cancel)); // its beginning has come in: it is being answered now
        var from = Stopwatch.GetTimestamp();
        using (var kill = Process.Start("kill", ["-TERM", server.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync(cancel);
        }

        var saying = SaidNoAsync(client);
        sent = await DribbleAsync(stream, body, sent, Task.Delay(TimeSpan.FromSeconds(4), cancel)); // longer than readiness says no
        var saidNo = await saying;
        await stream.WriteAsync(body.AsMemory(sent), cancel);
        using var reader = new StreamReader(stream);
        var answer = await reader.ReadToEndAsync(cancel);
        await Task.WhenAll(writers); // each goes on until it is not taken any more
        await server.WaitForExitAsync(cancel).WaitAsync(TimeSpan.FromSeconds(40), cancel);
        var took = Stopwatch.GetElapsedTime(from);

        Assert.True(saidNo, "Readiness did not say no while pages were still served.");
        Assert.StartsWith("HTTP/1.1 200", answer, StringComparison.Ordinal);
        Assert.Equal(0, server.ExitCode);
        Assert.True(took < TimeSpan.FromSeconds(30), $"It took {took.TotalSeconds:0.0} s.");
        await using var house = new HouseAt(database.Location);
        var numbers = await house.NumbersAsync();
        Assert.Empty(acknowledged.Append(("ZXG-W9", new DateOnly(1999, 12, 1))).Except(numbers.Keys));
        var account = await house.VerifyAsync();
        Assert.Empty(account.Breaks);
        Assert.Equal(0, account.AfterLastSeal); // sealed at its end
        var migrate = await CliProgram.StartAsync(database.Location.Folder, database.Location.Postgres, "migrate");
        Assert.Equal((0, ""), (migrate.Exit, migrate.Error)); // its lease is given back
    }

    /// <summary>Puts in month after month until no connection is taken; an answer that says anything but yes fails.</summary>
    private static async Task WriteAsync(HttpClient client, string ward, ConcurrentBag<(string Ward, DateOnly Month)> acknowledged)
    {
        for (var month = new DateOnly(2000, 1, 1); month < new DateOnly(2026, 1, 1); month = month.AddMonths(1))
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/units/{ward}/measures/{HouseAt.Force}/points")
            {
                Content = JsonContent.Create(new { period = $"{month:yyyy-MM}", numerator = 4, denominator = 500 }),
            };
            request.Headers.Add("Idempotency-Key", $"{ward} {month:yyyy-MM}");
            try
            {
                using var answer = await client.SendAsync(request);
                if (answer.StatusCode == HttpStatusCode.TooManyRequests)
                {
                    await Task.Delay(100);
                    month = month.AddMonths(-1);
                    continue;
                }

                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                acknowledged.Add((ward, month));
            }
            catch (HttpRequestException)
            {
                return; // it takes nobody any more
            }
        }
    }

    /// <summary>Sends a body so slowly that it lasts, and quickly enough to be waited for.</summary>
    /// <returns>How much of it has been sent.</returns>
    private static async Task<int> DribbleAsync(NetworkStream stream, byte[] body, int sent, Task until)
    {
        for (; !until.IsCompleted && sent + 200 < body.Length; sent += 100)
        {
            await stream.WriteAsync(body.AsMemory(sent, 100));
            await Task.WhenAny(until, Task.Delay(50));
        }

        await until;
        return sent;
    }

    /// <summary>Whether readiness says no while it still answers.</summary>
    private static async Task<bool> SaidNoAsync(HttpClient client)
    {
        try
        {
            while (true)
            {
                using var answer = await client.GetAsync("/health/ready");
                if (answer.StatusCode == HttpStatusCode.ServiceUnavailable)
                {
                    using var page = await client.GetAsync("/health/live");
                    return page.StatusCode == HttpStatusCode.OK;
                }

                await Task.Delay(10);
            }
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static async Task ReadyAsync(HttpClient client, Process server)
    {
        while (true)
        {
            Assert.False(server.HasExited, "The server ended before it was ready.");
            try
            {
                using var answer = await client.GetAsync("/health/ready");
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // not listening yet
            }

            await Task.Delay(50);
        }
    }

    private static Process Start(TestDatabase database, int port)
    {
        var start = new ProcessStartInfo("dotnet", [CliProgram.WebProgram]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["TWELVEROOMS_DATA"] = database.Location.Folder;
        start.Environment["TWELVEROOMS_POSTGRES"] = database.Location.Postgres;
        start.Environment["TWELVEROOMS_DEMO"] = null;
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        var process = Process.Start(start)!;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static async Task<string> PrepareAsync(TestDatabase database)
    {
        var file = Path.Combine(database.Folder, "wards.csv");
        var lines = Enumerable.Range(1, Wards).Append(9).Select(w => $"ZXG,Graceful Trust,ZXG-W{w},Ward {w},Adult Acute");
        await File.WriteAllLinesAsync(file, ["provider_code,provider_name,ward_code,ward_name,ward_type", .. lines], TestContext.Current.CancellationToken);
        var import = await CliProgram.StartAsync(database.Location.Folder, database.Location.Postgres, "import", "organisations", file);
        Assert.Equal((0, ""), (import.Exit, import.Error));
        var key = await CliProgram.StartAsync(database.Location.Folder, database.Location.Postgres, "key", "ZXG", "data-feed", "a feed");
        Assert.Equal((0, ""), (key.Exit, key.Error));
        return key.Out.Trim();
    }
}
