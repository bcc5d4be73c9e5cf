using Microsoft.AspNetCore.Razor.TagHelpers;
using TwelveRooms.Statistics;

namespace TwelveRooms.Components;

/// <summary>What the line is doing: <c>&lt;rooms-variation-icon icon="@reading.Variation" size="34" decorative="true" /&gt;</c>.</summary>
[HtmlTargetElement("rooms-variation-icon", Attributes = "icon")]
public sealed class VariationIconTagHelper : TagHelper
{
    /// <summary>The icon.</summary>
    public VariationIcon Icon { get; set; }

    /// <summary>Width and height in pixels: 52 on a measure's page, 34 in lists, 24 to 26 in tables.</summary>
    public int Size { get; set; } = 34;

    /// <summary>Whether the words stand beside it, so that it need not be read out again.</summary>
    public bool Decorative { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Draw(Icon, Size, Decorative));
    }

    internal static Markup Draw(VariationIcon icon, double size, bool decorative) =>
        Drawing.Framed(Drawing.Of(IconDrawing.Of(icon)), "0 0 40 40", size, size, decorative ? null : IconWords.For(icon).Meaning);
}

/// <summary>What to expect against the target: <c>&lt;rooms-assurance-icon icon="@reading.Assurance" size="34" /&gt;</c>.</summary>
[HtmlTargetElement("rooms-assurance-icon", Attributes = "icon")]
public sealed class AssuranceIconTagHelper : TagHelper
{
    /// <summary>The icon.</summary>
    public AssuranceIcon Icon { get; set; }

    /// <summary>Width and height in pixels.</summary>
    public int Size { get; set; } = 34;

    /// <summary>Whether the words stand beside it, so that it need not be read out again.</summary>
    public bool Decorative { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(Drawing.Framed(Drawing.Of(IconDrawing.Of(Icon)), "0 0 40 40", Size, Size, Decorative ? null : IconWords.For(Icon).Meaning));
    }
}
