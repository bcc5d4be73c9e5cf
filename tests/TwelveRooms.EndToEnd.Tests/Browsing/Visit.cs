using System.Collections.Concurrent;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using Xunit;

namespace TwelveRooms.EndToEnd.Tests.Browsing;

/// <summary>One browser window with one person in it; it notices every request that leaves the house and every broken policy.</summary>
public sealed class Visit : IAsyncDisposable
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new()
        {
            Type = "tag",
            Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
        },
        ResultTypes = [ResultType.Violations], // of what is well, one place each
    };

    private readonly House _house;
    private readonly string _address;
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _strayRequests = new();
    private readonly ConcurrentQueue<string> _brokenPolicies = new();
    private IPage? _lab;

    internal Visit(House house, string address, IBrowserContext context, IPage page)
    {
        (_house, _address, _context, Page) = (house, address, context, page);
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(address + "/", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
            {
                _strayRequests.Enqueue(request.Url);
            }
        };
        page.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
            {
                _brokenPolicies.Enqueue($"{page.Url}: {message.Text}");
            }
        };
    }

    /// <summary>The page, as Playwright sees it.</summary>
    public IPage Page { get; }

    /// <summary>Goes to an address and gives the status of the answer.</summary>
    public async Task<int> GoAsync(string address) => (await Page.GotoAsync(address))?.Status ?? 0;

    /// <summary>Nothing was asked of another host, and nothing broke the content policy.</summary>
    public void AssertQuiet()
    {
        Assert.Empty(_strayRequests);
        Assert.Empty(_brokenPolicies);
    }

    /// <summary>The page can be read without pushing it sideways.</summary>
    public async Task AssertNoSidewaysScrollingAsync() => Assert.Null(await InLabAsync(SidewaysAsync));

    /// <summary>axe finds nothing wrong by WCAG 2.2 AA, nor by its best practice.</summary>
    public async Task AssertAccessibleAsync() => Assert.Empty(await InLabAsync(BarriersAsync));

    /// <summary>What is wrong with the page: both of the looks above, at once.</summary>
    public Task<IReadOnlyList<string>> FaultsAsync() => InLabAsync<IReadOnlyList<string>>(async lab => [.. await BarriersAsync(lab), .. await SidewaysAsync(lab) is { } wide ? [wide] : Array.Empty<string>()]);

    /// <summary>Keeps a picture for the guide, when TWELVEROOMS_SCREENSHOTS is 1.</summary>
    public async Task ScreenshotAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("TWELVEROOMS_SCREENSHOTS") == "1")
        {
            await Page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Root, "docs/guide/images", name + ".png"), FullPage = true });
        }
    }

    /// <summary>Moves on with the tab key until something that says this has the focus.</summary>
    /// <exception cref="InvalidOperationException">It cannot be reached with the keyboard.</exception>
    public async Task TabToAsync(string words, int most = 80)
    {
        for (var presses = 0; presses < most; presses++)
        {
            await Page.Keyboard.PressAsync("Tab");
            var focused = Page.Locator("*:focus");
            if (await focused.CountAsync() == 1 && (await NameOfAsync(focused)).Contains(words, StringComparison.OrdinalIgnoreCase))
            {
                return;
            }
        }

        throw new InvalidOperationException($"'{words}' was not reached with {most} presses of the tab key on {Page.Url}.");
    }

    /// <summary>Presses Enter on what has the focus, and waits for the page that it leads to.</summary>
    public async Task EnterAsync()
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Arrive(object? sender, IFrame frame)
        {
            if (frame == Page.MainFrame)
            {
                arrived.TrySetResult();
            }
        }

        Page.FrameNavigated += Arrive;
        await Page.Keyboard.PressAsync("Enter");
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Page.FrameNavigated -= Arrive;
        await Page.Locator(".rooms-footer").WaitForAsync(new() { State = WaitForSelectorState.Attached }); // the last of every page; the event of its loading may have passed
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await (_lab?.Context.DisposeAsync() ?? ValueTask.CompletedTask);
        await _context.DisposeAsync();
    }

    /// <summary>The text of a link or button, or of the label of a control. Found without a script in the page.</summary>
    private async Task<string> NameOfAsync(ILocator focused)
    {
        if (await focused.GetAttributeAsync("id") is { } id && await Page.Locator($"label[for='{id}']").CountAsync() > 0)
        {
            return await Page.Locator($"label[for='{id}']").First.InnerTextAsync();
        }

        return await focused.GetAttributeAsync("aria-label") ?? await focused.TextContentAsync() ?? "";
    }

    private async Task<string?> SidewaysAsync(IPage lab)
    {
        var wide = await lab.EvaluateAsync<int[]>("() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]");
        return wide[0] <= wide[1] ? null : $"{Page.Url} is {wide[0]} wide in a window of {wide[1]}.";
    }

    private async Task<IReadOnlyList<string>> BarriersAsync(IPage lab)
    {
        var result = await lab.RunAxe(Rules);
        return result.Passes.Length == 0
            ? [$"axe looked at nothing on {Page.Url}."]
            : [.. result.Violations.Select(v => $"{Page.Url}: {v.Id}, {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}")];
    }

    /// <summary>
    /// Shows exactly what stands on the page, an error or a half-filled form too, in a window where a script may run and the
    /// content policy does not hold; the window is kept for the next look.
    /// </summary>
    private async Task<T> InLabAsync<T>(Func<IPage, Task<T>> look)
    {
        if (_lab is null)
        {
            _lab = await (await _house.LabAsync(Page, _address)).NewPageAsync();
            await _lab.GotoAsync("/health/live"); // addresses within the page are those of the house
        }

        await _lab.SetContentAsync(await Page.ContentAsync());
        return await look(_lab);
    }
}
