using Microsoft.Playwright;
using TwelveRooms.EndToEnd.Tests.Browsing;
using Xunit;

[assembly: AssemblyFixture(typeof(House))]

namespace TwelveRooms.EndToEnd.Tests.Browsing;

/// <summary>One host with a small demo and one browser, for all journeys.</summary>
public sealed class House : IAsyncLifetime
{
    private Host? _host;
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where the host listens, without a slash at the end.</summary>
    public string Address => (_host ?? throw new InvalidOperationException("Not started yet.")).Address;

    private IBrowser Browser => _browser ?? throw new InvalidOperationException("Not started yet.");

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        var starting = Host.StartAsync(withDemo: true);
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
        _host = await starting;
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
        await (_host?.DisposeAsync() ?? ValueTask.CompletedTask);
    }

    /// <summary>A fresh browser window. JavaScript is off unless it is asked for: everything must work without it.</summary>
    /// <param name="width">How wide the window is.</param>
    /// <param name="role">Whose button to press on the demo's door; null stays outside.</param>
    /// <param name="withScript">Whether scripts may run.</param>
    /// <param name="at">Another host than the demo's.</param>
    public async Task<Visit> VisitAsync(Width width, string? role = null, bool withScript = false, Host? at = null)
    {
        var context = await Browser.NewContextAsync(new()
        {
            BaseURL = at?.Address ?? Address,
            JavaScriptEnabled = withScript,
            ViewportSize = width == Width.Phone ? new() { Width = 320, Height = 640 } : new() { Width = 1280, Height = 900 },
            Locale = "en-GB",
            TimezoneId = "Europe/London",
        });
        context.SetDefaultTimeout(10_000);
        var visit = new Visit(this, at?.Address ?? Address, context, await context.NewPageAsync());
        if (role is not null)
        {
            await visit.Page.GotoAsync("/demo");
            await visit.Page.Locator($"button[name=as][value='{role}']").ClickAsync();
        }

        return visit;
    }

    /// <summary>A window for looking at a page with tools that need a script; the page's own policy does not hold in it.</summary>
    internal async Task<IBrowserContext> LabAsync(IPage like, string address)
    {
        return await Browser.NewContextAsync(new()
        {
            BaseURL = address,
            BypassCSP = true,
            ViewportSize = new() { Width = like.ViewportSize!.Width, Height = like.ViewportSize.Height },
            Locale = "en-GB",
        });
    }

    private static string Chromium()
    {
        var path = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } given ? given : "/usr/bin/chromium";
        return File.Exists(path) ? path : throw new InvalidOperationException($"There is no Chromium at {path}. Install it, or set CHROMIUM.");
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
