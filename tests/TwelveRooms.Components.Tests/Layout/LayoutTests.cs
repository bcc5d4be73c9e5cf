using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using TwelveRooms.Components.Tests.Preview;

namespace TwelveRooms.Components.Tests.Layout;

public sealed class LayoutTests(PreviewHost host) : IClassFixture<PreviewHost>
{
    [Fact]
    public async Task Every_page_says_where_help_is_and_that_its_data_are_made_up()
    {
        var page = await OpenAsync("measure");

        Assert.Equal("Restrictive practice - TwelveRooms", page.Title);
        Assert.Equal("#main", page.QuerySelector("a")!.GetAttribute("href"));
        Assert.NotNull(page.QuerySelector("main#main"));
        Assert.Contains("call 999", page.QuerySelector("footer")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Demo data", page.QuerySelector(".rooms-strip")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(5, page.QuerySelectorAll("footer li").Length);
    }

    [Fact]
    public async Task The_menu_opens_without_a_script_and_signing_out_is_a_post_with_a_token()
    {
        var page = await OpenAsync("measure");

        Assert.NotNull(page.QuerySelector("details.rooms-menu > summary"));
        Assert.All(page.QuerySelectorAll("form[action='/sign-out']"), f => Assert.NotNull(f.QuerySelector("input[name=__RequestVerificationToken]")));
        Assert.NotEmpty(page.QuerySelectorAll("form[action='/sign-out']"));
    }

    [Fact]
    public async Task A_page_with_errors_says_so_in_its_title() =>
        Assert.StartsWith("Error: ", (await OpenAsync("form")).Title, StringComparison.Ordinal);

    [Theory]
    [InlineData("measure")]
    [InlineData("house")]
    [InlineData("ward")]
    [InlineData("charts")]
    [InlineData("form")]
    public async Task No_id_stands_twice_and_every_label_and_description_finds_its_own(string name)
    {
        var page = await OpenAsync(name);

        Assert.Empty(page.All.Select(e => e.Id).Where(id => !string.IsNullOrEmpty(id)).GroupBy(i => i).Where(g => g.Count() > 1).Select(g => g.Key));
        var wanted = page.QuerySelectorAll("[aria-describedby],[aria-labelledby]").SelectMany(e => $"{e.GetAttribute("aria-describedby")} {e.GetAttribute("aria-labelledby")}".Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Concat(page.QuerySelectorAll("label").Select(l => l.GetAttribute("for")!));
        Assert.All(wanted, id => Assert.NotNull(page.GetElementById(id)));
    }

    private async Task<IDocument> OpenAsync(string page) =>
        new HtmlParser().ParseDocument(await host.Client.GetStringAsync(new Uri("/preview/" + page, UriKind.Relative), TestContext.Current.CancellationToken));
}
