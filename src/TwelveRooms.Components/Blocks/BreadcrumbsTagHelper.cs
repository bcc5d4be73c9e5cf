using Microsoft.AspNetCore.Razor.TagHelpers;

namespace TwelveRooms.Components;

/// <summary>The way here, without the page itself: <c>&lt;rooms-breadcrumbs items="@trail" /&gt;</c>. Nothing when the trail is empty.</summary>
[HtmlTargetElement("rooms-breadcrumbs", Attributes = "items")]
public sealed class BreadcrumbsTagHelper : TagHelper
{
    /// <summary>From the outermost place to the one that holds this page.</summary>
    public IReadOnlyList<RoomsLink> Items { get; set; } = [];

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (Items.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        var list = new Markup();
        foreach (var item in Items)
        {
            list.Add($"""<li><a href="{item.Href}">{item.Text}</a></li>""");
        }

        output.Content.SetHtmlContent(new Markup().Add($"""<nav class="rooms-breadcrumb" aria-label="Breadcrumb"><ol>{list}</ol></nav>"""));
    }
}
