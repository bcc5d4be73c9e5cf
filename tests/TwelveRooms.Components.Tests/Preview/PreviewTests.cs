using System.Text.RegularExpressions;

namespace TwelveRooms.Components.Tests.Preview;

/// <summary>Whole pages as a browser gets them. They are also written to artifacts/preview, to be looked at.</summary>
public sealed partial class PreviewTests(PreviewHost host) : IClassFixture<PreviewHost>
{
    public static TheoryData<string> Pages => [.. PreviewHost.Pages];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task A_page_is_whole_and_keeps_the_content_policy(string page)
    {
        var html = await host.Client.GetStringAsync(new Uri("/preview/" + page, UriKind.Relative), TestContext.Current.CancellationToken);

        await WriteAsync(page, html);
        Assert.Contains("</html>", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("<style", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotMatch(Forbidden(), html);
        Assert.DoesNotContain("<rooms-", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_style_sheet_is_served_with_its_bytes()
    {
        var css = await host.Client.GetByteArrayAsync(new Uri("/_content/TwelveRooms.Components/rooms.css", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.True(css.Length > 20_000);
    }

    private static async Task WriteAsync(string page, string html)
    {
        var root = Repository.Root;
        var folder = Directory.CreateDirectory(Path.Combine(root, "artifacts", "preview")).FullName;
        foreach (var file in Directory.EnumerateFiles(Path.Combine(root, "src", "TwelveRooms.Components", "wwwroot")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        }

        await File.WriteAllTextAsync(Path.Combine(folder, page + ".html"), html.Replace("/_content/TwelveRooms.Components/", "", StringComparison.Ordinal), TestContext.Current.CancellationToken);
    }

    [GeneratedRegex("""\s(style|on[a-z]+)\s*=\s*["']""")]
    private static partial Regex Forbidden();
}
