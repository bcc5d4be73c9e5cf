using Microsoft.AspNetCore.Razor.TagHelpers;

namespace TwelveRooms.Components;

/// <summary>More, for those who want it: <c>&lt;rooms-details summary="How we count"&gt;…&lt;/rooms-details&gt;</c>.</summary>
[HtmlTargetElement("rooms-details", Attributes = "summary")]
public sealed class DetailsTagHelper : TagHelper
{
    /// <summary>The words that open it.</summary>
    public string Summary { get; set; } = "";

    /// <summary>Whether it is open as the page opens.</summary>
    public bool Open { get; set; }

    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var content = await output.GetChildContentAsync().ConfigureAwait(false);
        output.TagName = null;
        output.Content.SetHtmlContent(Draw(Summary, content, Open));
    }

    internal static Markup Draw(string summary, Microsoft.AspNetCore.Html.IHtmlContent content, bool open = false, string? extra = null) => new Markup().Add(
        $"""<details class="nhsuk-details{(extra is null ? "" : " " + extra)}"{Attributes.Flag("open", open)}><summary class="nhsuk-details__summary"><span class="nhsuk-details__summary-text">{summary}</span></summary><div class="nhsuk-details__text">{content}</div></details>""");
}
