using System.Diagnostics;
using TwelveRooms.EndToEnd.Tests.Browsing;
using Xunit;

namespace TwelveRooms.EndToEnd.Tests;

/// <summary>The ward's own phone: made once by the manager, then nobody signs in.</summary>
public sealed class WardPhoneTests(House house)
{
    // A thumb needs about a second for a field and half a second for a key or a button; the house may take what is left.
    private static readonly TimeSpan ForPeople = TimeSpan.FromSeconds(20);

    [Fact]
    [Trait("Database", "both")]
    public async Task A_weeks_numbers_take_half_a_minute_on_the_wards_phone_getting_in_included()
    {
        await using var visit = await house.VisitAsync(Width.Phone, "ward-manager-rowan");
        var page = visit.Page;
        var ward = new Uri(page.Url).AbsolutePath;
        await EnrolAsync(visit, ward, "office phone");
        await page.GotoAsync("about:blank"); // it lies in a drawer

        var watch = Stopwatch.StartNew();
        var presses = 0;
        await visit.GoAsync(ward + "/this-week");
        await page.Locator("main a.nhsuk-button").First.ClickAsync();
        presses++;
        var saved = 0;
        while (await page.Locator("input[name=Numerator]").CountAsync() > 0 && saved < 20)
        {
            presses += await FillAsync(visit, "Numerator", "3");
            presses += await FillAsync(visit, "Denominator", "20");
            presses += await FillAsync(visit, "Initials", "HCA");
            await page.Locator("button[name=answer][value=number]").ClickAsync();
            (saved, presses) = (saved + 1, presses + 1);
            Assert.Empty(await page.Locator(".nhsuk-error-summary li").AllInnerTextsAsync());
        }

        watch.Stop();
        Assert.True(saved >= 4, $"Only {saved} numbers were due.");
        var aNumber = presses / (double)saved;
        Assert.True(aNumber <= 6, $"{presses} fields, keys and buttons for {saved} numbers.");
        Assert.True(watch.Elapsed / saved * 4 < TimeSpan.FromSeconds(30) - ForPeople, $"The house itself took {watch.Elapsed.TotalSeconds:0.0} s for {saved} numbers.");
        await visit.AssertAccessibleAsync();
        await visit.AssertNoSidewaysScrollingAsync();

        // It sees this week and nothing else.
        foreach (var closed in new[] { ward, ward + "/house", ward + "/devices", "/organisations", "/measures" })
        {
            Assert.Equal(404, await visit.GoAsync(closed));
        }

        visit.AssertQuiet();
    }

    [Fact]
    public async Task A_phone_that_the_manager_ends_is_nobodys_at_once()
    {
        await using var phone = await house.VisitAsync(Width.Phone, "ward-manager-kingfisher");
        var ward = new Uri(phone.Page.Url).AbsolutePath;
        await EnrolAsync(phone, ward, "night phone");
        Assert.Equal(200, await phone.GoAsync(ward + "/this-week"));
        await using var manager = await house.VisitAsync(Width.Desk, "ward-manager-kingfisher");
        await manager.GoAsync(ward + "/devices");
        await manager.AssertAccessibleAsync();

        var row = manager.Page.Locator("li", new() { HasText = "night phone" });
        await row.GetByText("End it").ClickAsync();
        await row.GetByRole(Microsoft.Playwright.AriaRole.Button).First.ClickAsync();
        await manager.AssertAccessibleAsync();

        await phone.GoAsync(ward + "/this-week");
        Assert.Equal("/devices/ended", new Uri(phone.Page.Url).AbsolutePath);
    }

    private static async Task EnrolAsync(Visit visit, string ward, string name)
    {
        await visit.GoAsync(ward + "/devices");
        await visit.Page.FillAsync("input[name=Label]", name);
        await visit.Page.Locator("main form:has(input[name=Label]) button").ClickAsync();
        Assert.Equal(ward + "/this-week", new Uri(visit.Page.Url).AbsolutePath);
    }

    /// <summary>Types into a field, where the question has it; gives how many keys and taps it took.</summary>
    private static async Task<int> FillAsync(Visit visit, string field, string text)
    {
        var input = visit.Page.Locator($"input[name={field}]:not([type=hidden])");
        if (await input.CountAsync() == 0)
        {
            return 0;
        }

        await input.FillAsync(text);
        return 1 + text.Length;
    }
}
