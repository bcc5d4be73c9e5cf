using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Html;

namespace TwelveRooms.Components;

/// <summary>The drawings in Drawings/*.svg, without their outer tag and title, so that each page can frame and name them itself.</summary>
internal static partial class Drawing
{
    private static readonly ConcurrentDictionary<string, HtmlString> Read = new(StringComparer.Ordinal);

    /// <summary>The shapes of one drawing, by the name of its file without the extension.</summary>
    /// <exception cref="ArgumentException">There is no such drawing.</exception>
    public static IHtmlContent Of(string name) => Read.GetOrAdd(name, static key =>
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(key) ?? throw new ArgumentException($"No drawing is called {key}.", nameof(name));
        using var reader = new StreamReader(stream);
        return new(Title().Replace(Outer().Replace(reader.ReadToEnd(), ""), "").Trim());
    });

    /// <summary>A drawing in a frame of its own; hidden from screen readers when it has no name.</summary>
    public static Markup Framed(IHtmlContent shapes, string viewBox, double width, double height, string? label, string classes = "")
    {
        var meaning = label is null
            ? new HtmlString(" aria-hidden=\"true\"")
            : Attributes.Optional("role", "img");
        return new Markup().Add(
            $"""<svg class="{Attributes.Joined("rooms-svg", classes)}" viewBox="{viewBox}" width="{width}" height="{height}"{meaning}{Attributes.Optional("aria-label", label)} focusable="false">{shapes}</svg>""");
    }

    [GeneratedRegex(@"^\s*<svg[^>]*>|</svg>\s*$")]
    private static partial Regex Outer();

    [GeneratedRegex("<title>.*?</title>")]
    private static partial Regex Title();
}
