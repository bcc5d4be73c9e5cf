using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Microsoft.Playwright;
using TwelveRooms.EndToEnd.Tests.Browsing;
using Xunit;

[assembly: AssemblyFixture(typeof(House))]

namespace TwelveRooms.EndToEnd.Tests.Browsing;

/// <summary>The real host as a process of its own with a small demo, and one browser, for all journeys.</summary>
public sealed class House : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("rooms-house-").FullName;
    private readonly HouseDatabase? _database = HouseDatabase.IfAsked();
    private Process? _host;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where the host listens, without a slash at the end.</summary>
    public string Address { get; } = $"http://localhost:{FreePort()}";

    private IBrowser Browser => _browser ?? throw new InvalidOperationException("Not started yet.");

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        await (_database?.MakeAsync() ?? Task.CompletedTask);
        StartHost();
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Chromium(),
            ChromiumSandbox = !Environment.IsPrivilegedProcess, // as root Chromium starts only without its sandbox
            Args =
            [
                "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
                .. Environment.IsPrivilegedProcess ? ["--no-sandbox"] : Array.Empty<string>(),
            ],
        });
        await WaitUntilReadyAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        if (_host is { HasExited: false })
        {
            _host.Kill(entireProcessTree: true);
            await _host.WaitForExitAsync();
        }

        _host?.Dispose();
        await (_database?.DropAsync() ?? Task.CompletedTask);
        Directory.Delete(_data, recursive: true);
    }

    /// <summary>A fresh browser window. JavaScript is off unless it is asked for: everything must work without it.</summary>
    /// <param name="width">How wide the window is.</param>
    /// <param name="role">Whose button to press on the demo's door; null stays outside.</param>
    /// <param name="withScript">Whether scripts may run.</param>
    public async Task<Visit> VisitAsync(Width width, string? role = null, bool withScript = false)
    {
        var context = await Browser.NewContextAsync(new()
        {
            BaseURL = Address,
            JavaScriptEnabled = withScript,
            ViewportSize = width == Width.Phone ? new() { Width = 320, Height = 640 } : new() { Width = 1280, Height = 900 },
            Locale = "en-GB",
            TimezoneId = "Europe/London",
        });
        context.SetDefaultTimeout(10_000);
        var visit = new Visit(this, context, await context.NewPageAsync());
        if (role is not null)
        {
            await visit.Page.GotoAsync("/demo");
            await visit.Page.Locator($"button[name=as][value='{role}']").ClickAsync();
        }

        return visit;
    }

    /// <summary>A window for looking at a page with tools that need a script; the page's own policy does not hold in it.</summary>
    internal async Task<IBrowserContext> LabAsync(IPage like)
    {
        return await Browser.NewContextAsync(new()
        {
            BaseURL = Address,
            BypassCSP = true,
            ViewportSize = new() { Width = like.ViewportSize!.Width, Height = like.ViewportSize.Height },
            Locale = "en-GB",
        });
    }

    private void StartHost()
    {
        var build = Path.GetRelativePath(Path.Combine(Repository.Root, "tests/TwelveRooms.EndToEnd.Tests"), AppContext.BaseDirectory);
        var program = Path.Combine(Repository.Root, "src/TwelveRooms.Web", build, "TwelveRooms.Web.dll");
        var start = new ProcessStartInfo("dotnet", [program]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _data };
        start.Environment["ASPNETCORE_URLS"] = Address;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["TWELVEROOMS_DATA"] = _data;
        start.Environment["TWELVEROOMS_POSTGRES"] = _database?.Connection ?? "";
        start.Environment["TWELVEROOMS_DEMO"] = "1";
        start.Environment["TWELVEROOMS_DEMO_WARDS"] = Environment.GetEnvironmentVariable("TWELVEROOMS_DEMO_WARDS") ?? "12";
        _host = Process.Start(start) ?? throw new InvalidOperationException("The host did not start.");
        var log = TextWriter.Synchronized(File.CreateText(Path.Combine(_data, "host.log")));
        _host.OutputDataReceived += (_, line) => log.WriteLine(line.Data);
        _host.ErrorDataReceived += (_, line) => log.WriteLine(line.Data);
        _host.BeginOutputReadLine();
        _host.BeginErrorReadLine();
    }

    private async Task WaitUntilReadyAsync()
    {
        using var client = new HttpClient();
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromMinutes(3))
        {
            if (_host!.HasExited)
            {
                throw new InvalidOperationException($"The host stopped with exit code {_host.ExitCode} before it was ready.");
            }

            try
            {
                using var answer = await client.GetAsync(new Uri(Address + "/health/ready"));
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // it does not listen yet
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException("The host was not ready after three minutes.");
    }

    private static string Chromium()
    {
        var path = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } given ? given : "/usr/bin/chromium";
        return File.Exists(path) ? path : throw new InvalidOperationException($"There is no Chromium at {path}. Install it, or set CHROMIUM.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>How wide the window is.</summary>
public enum Width
{
    /// <summary>1280 by 900.</summary>
    Desk,

    /// <summary>320 by 640, the narrowest phone.</summary>
    Phone,
}

internal static class Repository
{
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = AppContext.BaseDirectory.TrimEnd('/');
        while (!File.Exists(Path.Combine(folder, "TwelveRooms.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("TwelveRooms.slnx is in no folder above the tests.");
        }

        return folder;
    }
}
