using TwelveRooms.EndToEnd.Tests.Browsing;
using Xunit;

namespace TwelveRooms.EndToEnd.Tests;

public sealed class ThisWeekTests(House house)
{
    [Theory]
    [Trait("Database", "both")]
    [InlineData("ward-member", false)]
    [InlineData("ward-manager-kingfisher", true)]
    public async Task A_weeks_numbers_are_put_in_with_the_keyboard_alone_and_their_chart_is_opened(string role, bool withScript)
    {
        await using var visit = await house.VisitAsync(Width.Phone, role, withScript);
        var page = visit.Page;
        var ward = new Uri(page.Url).AbsolutePath;
        await visit.GoAsync(ward + "/this-week");
        await visit.TabToAsync("Put in");
        await visit.EnterAsync();

        var names = new List<string>();
        while (await page.Locator("input[name=Numerator]").CountAsync() > 0 && names.Count < 20)
        {
            names.Add(await page.Locator("h1").InnerTextAsync());
            await TypeAsync(visit, "Numerator", "3");
            if (await page.Locator("input[name=Denominator]").CountAsync() > 0)
            {
                await TypeAsync(visit, "Denominator", "20");
            }

            await visit.EnterAsync();
            Assert.Empty(await page.Locator(".nhsuk-error-summary li").AllInnerTextsAsync());
        }

        Assert.NotEmpty(names);
        Assert.Equal(ward + "/this-week", new Uri(page.Url).AbsolutePath);
        foreach (var name in names.Distinct())
        {
            Assert.Contains(name, await page.Locator(".rooms-answers__name").AllInnerTextsAsync());
        }

        await visit.AssertAccessibleAsync();
        await visit.TabToAsync("Back to the ward");
        await visit.EnterAsync();
        await visit.TabToAsync(names[0]);
        await visit.EnterAsync();

        Assert.Contains(names[0], await page.Locator("h1").InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(await page.Locator("main table tr").CountAsync() > 1);
        visit.AssertQuiet();
    }

    private static async Task TypeAsync(Visit visit, string field, string text)
    {
        await visit.TabToAsync((await visit.Page.Locator($"label[for='{field}']").InnerTextAsync()).Split('\n')[0]);
        await visit.Page.Keyboard.PressAsync("Control+A");
        await visit.Page.Keyboard.TypeAsync(text);
    }
}
