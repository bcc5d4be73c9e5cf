using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace TwelveRooms.Components;

/// <summary>What has just been kept, and by whom: <c>&lt;rooms-saved&gt;Saved at 09:42 by Sam.&lt;/rooms-saved&gt;</c>. Nothing when empty.</summary>
[HtmlTargetElement("rooms-saved")]
public sealed class SavedTagHelper : TagHelper
{
    private static readonly HtmlString Tick = new(
        """<circle cx="14" cy="14" r="13" fill="#14325a"/><path d="M8 14.5l4.2 4.2L20.5 10" fill="none" stroke="#fff" stroke-width="2.8" stroke-linecap="round" stroke-linejoin="round"/>""");

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync().ConfigureAwait(false);
        output.TagName = null;
        if (content.IsEmptyOrWhiteSpace)
        {
            output.SuppressOutput();
            return;
        }

        output.Content.SetHtmlContent(new Markup().Add(
            $"""<div class="rooms-saved" role="status">{Drawing.Framed(Tick, "0 0 28 28", 28, 28, null)}<p>{content}</p></div>"""));
    }
}

/// <summary>News about the whole page: <c>&lt;rooms-notification title="Important"&gt;…&lt;/rooms-notification&gt;</c>.</summary>
[HtmlTargetElement("rooms-notification")]
public sealed class NotificationTagHelper : TagHelper
{
    /// <summary>The heading of the banner.</summary>
    public string Title { get; set; } = "Important";

    /// <summary>Its id, when a page has more than one.</summary>
    public string TitleId { get; set; } = "nhsuk-notification-banner-title";

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync().ConfigureAwait(false);
        output.TagName = null;
        output.Content.SetHtmlContent(new Markup().Add(
            $"""<div class="nhsuk-notification-banner" role="region" aria-labelledby="{TitleId}"><div class="nhsuk-notification-banner__header"><h2 class="nhsuk-notification-banner__title" id="{TitleId}">{Title}</h2></div><div class="nhsuk-notification-banner__content">{content}</div></div>"""));
    }
}
