using System.Text.RegularExpressions;
using TwelveRooms.Architecture.Tests.Rules;
using Xunit;

namespace TwelveRooms.Architecture.Tests;

/// <summary>What the documents point at is there.</summary>
public sealed partial class DocumentTests
{
    [Fact]
    public void Every_link_and_picture_leads_to_a_file() =>
        Assert.Empty(Documents().SelectMany(d => Dangling(d, File.ReadAllText(d))));

    [Fact]
    public void Every_command_that_is_named_can_be_run() =>
        Assert.Empty(Documents().SelectMany(d => NotRunnable(File.ReadAllText(d)).Select(c => $"{Path.GetFileName(d)}: {c}")).Distinct());

    [Fact]
    public void A_dangling_link_and_a_missing_command_are_found()
    {
        Assert.Single(Dangling(Path.Combine(ProductCode.Root, "README.md"), "see [there](docs/nowhere.md) and [here](LICENSE)"));
        Assert.Single(NotRunnable("`./nothing --now`, then `./test`"));
    }

    private static IEnumerable<string> Documents() =>
        Directory.EnumerateFiles(ProductCode.Root, "*.md").Concat(Directory.EnumerateFiles(Path.Combine(ProductCode.Root, "docs"), "*.md", SearchOption.AllDirectories));

    private static IEnumerable<string> Dangling(string document, string text) =>
        from match in Links().Matches(Code().Replace(text, ""))
        let target = match.Groups["to"].Value.Split('#')[0]
        where target.Length > 0 && !target.Contains(':', StringComparison.Ordinal) && !target.StartsWith('/')
        let path = Path.Combine(Path.GetDirectoryName(document)!, Uri.UnescapeDataString(target))
        where !File.Exists(path) && !Directory.Exists(path)
        select $"{Path.GetRelativePath(ProductCode.Root, document)} → {target}";

    private static IEnumerable<string> NotRunnable(string text) =>
        from match in Commands().Matches(text)
        let path = Path.Combine(ProductCode.Root, match.Groups["path"].Value)
        where !File.Exists(path) || !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & UnixFileMode.UserExecute) == 0
        select match.Value.Trim();

    [GeneratedRegex(@"\[[^\]]*\]\((?<to>[^)\s]+)[^)]*\)")]
    private static partial Regex Links();

    [GeneratedRegex(@"^```.*?^```|`[^`\n]*`", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"(?<=^|`|\s)(\./(?<path>[a-z]+)|(?<path>scripts/[a-z]+|\.ci/[a-z]+))(?=[\s`]|$)", RegexOptions.Multiline)]
    private static partial Regex Commands();
}
