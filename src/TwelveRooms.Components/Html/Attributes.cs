using Microsoft.AspNetCore.Html;

namespace TwelveRooms.Components;

/// <summary>Attributes that are written only when they say something.</summary>
internal static class Attributes
{
    /// <summary>A space, the name and the encoded value; nothing when the value is null.</summary>
    public static IHtmlContent Optional(string name, string? value) =>
        value is null ? HtmlString.Empty : new HtmlString($" {name}=\"{Markup.Encoder.Encode(Markup.Clean(value))}\"");

    /// <summary>A space and the name when true.</summary>
    public static IHtmlContent Flag(string name, bool isSet) => isSet ? new HtmlString(" " + name) : HtmlString.Empty;

    /// <summary>The parts that are not null, with spaces between; null when there are none.</summary>
    public static string? Joined(params ReadOnlySpan<string?> parts)
    {
        var joined = "";
        foreach (var part in parts)
        {
            joined = string.IsNullOrEmpty(part) ? joined : joined.Length == 0 ? part : $"{joined} {part}";
        }

        return joined.Length == 0 ? null : joined;
    }
}
