using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using TwelveRooms.Components.Tests.Forms;

namespace TwelveRooms.Components.Tests.House;

public sealed class HouseTests
{
    [Fact]
    public async Task The_drawing_is_twelve_links_each_with_its_whole_meaning()
    {
        var links = (await DrawAsync(HouseVariant.Compact)).QuerySelectorAll(".rooms-house-drawing a");

        Assert.Equal(12, links.Length);
        Assert.All(links, link => Assert.False(string.IsNullOrWhiteSpace(link.GetAttribute("aria-label"))));
        Assert.Contains(links, link => link.GetAttribute("aria-label") == "6 Avoiding harm. 2 ideas being tried. Restrictive practice: Getting better; Seclusion: No real change.");
    }

    [Theory]
    [InlineData(HouseVariant.Compact, ".rooms-cottage li")]
    [InlineData(HouseVariant.List, "ol > li")]
    public async Task Narrow_houses_and_lists_go_by_number(HouseVariant variant, string rooms)
    {
        var names = (await DrawAsync(variant)).QuerySelectorAll(rooms + " > a").Select(a => a.GetAttribute("href")!).ToArray();

        Assert.Equal([.. Enumerable.Range(1, 12).Select(n => $"/rooms/{n}")], names);
    }

    [Fact]
    public async Task The_house_page_goes_by_floor_and_stands_on_its_three_lenses()
    {
        var page = await DrawAsync(HouseVariant.Full);

        Assert.Equal(["4", "5", "9", "10", "11", "1", "7", "8", "12", "2", "3", "6"], page.QuerySelectorAll(".rooms-room__number").Select(n => n.TextContent));
        Assert.Equal(3, page.QuerySelectorAll(".rooms-house__lenses li").Length);
    }

    [Fact]
    public async Task A_room_not_chosen_is_drawn_as_the_others_are()
    {
        var page = await DrawAsync(HouseVariant.Full);

        var classes = page.QuerySelectorAll("li.rooms-room").Select(r => r.ClassName).Distinct();
        Assert.Single(classes);
        Assert.Equal(12, page.QuerySelectorAll(".rooms-room__furniture").Length);
    }

    private static async Task<IDocument> DrawAsync(HouseVariant variant) =>
        new HtmlParser().ParseDocument(await Field.DrawAsync(new HouseTagHelper { Rooms = TwelveRoomsOfHawthorn.All, Variant = variant }));
}
