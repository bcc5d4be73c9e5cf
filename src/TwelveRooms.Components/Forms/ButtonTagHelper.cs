using Microsoft.AspNetCore.Razor.TagHelpers;

namespace TwelveRooms.Components;

/// <summary>A button, or a link that looks like one: <c>&lt;rooms-button&gt;Save&lt;/rooms-button&gt;</c>, <c>&lt;rooms-button href="/x" secondary="true"&gt;</c>.</summary>
/// <remarks>
/// Other attributes (name, value, formaction) are passed on. A link stays a link: upstream calls it a button, which is true
/// only with the script that makes the space key work.
/// </remarks>
[HtmlTargetElement("rooms-button")]
public sealed class ButtonTagHelper : TagHelper
{
    /// <summary>Where the link goes; null makes a submit button.</summary>
    public string? Href { get; set; }

    /// <summary>Whether it is not the main thing to do.</summary>
    public bool Secondary { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        var extra = output.Attributes.TryGetAttribute("class", out var own) ? own.Value?.ToString() : null;
        output.Attributes.SetAttribute("class", Attributes.Joined("nhsuk-button", Secondary ? "nhsuk-button--secondary" : null, extra));
        if (Href is null)
        {
            output.TagName = "button";
            if (!output.Attributes.ContainsName("type"))
            {
                output.Attributes.SetAttribute("type", "submit");
            }

            return;
        }

        output.TagName = "a";
        output.Attributes.SetAttribute("href", Href);
        output.Attributes.SetAttribute("draggable", "false");
    }
}
