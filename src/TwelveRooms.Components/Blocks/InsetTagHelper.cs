using Microsoft.AspNetCore.Razor.TagHelpers;

namespace TwelveRooms.Components;

/// <summary>A passage that stands out: <c>&lt;rooms-inset&gt;&lt;p&gt;…&lt;/p&gt;&lt;/rooms-inset&gt;</c>.</summary>
[HtmlTargetElement("rooms-inset")]
public sealed class InsetTagHelper : TagHelper
{
    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync().ConfigureAwait(false);
        output.TagName = null;
        output.Content.SetHtmlContent(new Markup().Add(
            $"""<div class="nhsuk-inset-text"><span class="nhsuk-u-visually-hidden">Information: </span>{content}</div>"""));
    }
}
