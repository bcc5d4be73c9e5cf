using Microsoft.AspNetCore.Razor.TagHelpers;

namespace TwelveRooms.Components;

/// <summary>One answer of a few: <c>&lt;rooms-radios for="Reason" label="Why was it not counted?" items="@reasons" /&gt;</c>.</summary>
[HtmlTargetElement("rooms-radios", Attributes = "for")]
public sealed class RadiosTagHelper : ChoicesTagHelper
{
    /// <summary>Whether the answers stand beside each other.</summary>
    public bool Inline { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var items = await AllItemsAsync(Items, context, output).ConfigureAwait(false);
        Replace(output, ChoiceList("radios", "radio", items, Inline ? " nhsuk-radios--inline" : ""));
    }
}
