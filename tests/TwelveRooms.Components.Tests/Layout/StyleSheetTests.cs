using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace TwelveRooms.Components.Tests.Layout;

public sealed partial class StyleSheetTests
{
    [Fact]
    public void It_asks_nothing_of_anyone_else()
    {
        var css = Repository.StyleSheet;

        Assert.DoesNotContain("@import", css, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@font-face", css, StringComparison.OrdinalIgnoreCase);
        Assert.All(Addresses().Matches(css).Cast<Match>(), m => Assert.StartsWith("/_content/TwelveRooms.Components/", m.Groups[1].Value, StringComparison.Ordinal));
    }

    [Fact]
    public void Every_drawing_that_it_names_is_there() =>
        Assert.All(Addresses().Matches(Repository.StyleSheet).Cast<Match>(), m => Assert.True(File.Exists(Path.Combine(
            Repository.Root, "src", "TwelveRooms.Components", "wwwroot", m.Groups[1].Value["/_content/TwelveRooms.Components/".Length..]))));

    [Fact]
    public void It_is_small_enough_for_a_ward_phone()
    {
        using var compressed = new MemoryStream();
        using (var brotli = new BrotliStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            brotli.Write(Encoding.UTF8.GetBytes(Repository.StyleSheet));
        }

        Assert.True(compressed.Length < 20_000, $"{compressed.Length} bytes");
    }

    [Fact]
    public void Nothing_moves_and_nothing_shines()
    {
        Assert.DoesNotContain("gradient(", Repository.StyleSheet, StringComparison.Ordinal);
        Assert.DoesNotContain("animation", Repository.StyleSheet, StringComparison.Ordinal);
    }

    [GeneratedRegex("""url\(["']?([^"')]+)""")]
    private static partial Regex Addresses();
}
