using System.Text.RegularExpressions;
using TwelveRooms.EndToEnd.Tests.Browsing;
using Xunit;

namespace TwelveRooms.EndToEnd.Tests;

/// <summary>Walks the guide's first ten minutes, and takes its pictures when they are asked for.</summary>
public sealed partial class GuidePicturesTests(House house)
{
    [Fact]
    [Trait("Database", "both")]
    public async Task The_first_ten_minutes_of_the_guide_can_be_walked()
    {
        await using var visit = await house.VisitAsync(Width.Desk, "ward-manager", withScript: false);
        var page = visit.Page;
        var ward = new Uri(page.Url).AbsolutePath;

        Assert.Contains("Hawthorn Ward", await page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(12, await page.Locator(".rooms-house-drawing a").CountAsync());
        await visit.ScreenshotAsync("ward-home");

        await page.Locator("a", new() { HasTextString = "Restrictive practice" }).First.ClickAsync();
        Assert.Contains("Restrictive practice", await page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain("hidden", await page.Locator("main svg").First.TextContentAsync() ?? "", StringComparison.Ordinal);
        await visit.ScreenshotAsync("measure");

        Assert.Equal(200, await visit.GoAsync(ward + "/house"));
        await visit.ScreenshotAsync("house");
        visit.AssertQuiet();
    }

    [Fact]
    public async Task One_question_at_a_time_on_a_phone()
    {
        await using var visit = await house.VisitAsync(Width.Phone, "ward-manager", withScript: false);
        var ward = new Uri(visit.Page.Url).AbsolutePath;

        await visit.GoAsync(ward + "/this-week");
        await visit.Page.Locator("main a", new() { HasTextRegex = PutInOrChange() }).First.ClickAsync(); // another journey may have answered already

        Assert.Equal(1, await visit.Page.Locator("input[name=Numerator]").CountAsync());
        await visit.ScreenshotAsync("this-week-question");
        visit.AssertQuiet();
    }

    [GeneratedRegex("Put in th|Change ")]
    private static partial Regex PutInOrChange();
}
