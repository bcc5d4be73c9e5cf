using Microsoft.AspNetCore.Razor.TagHelpers;

namespace TwelveRooms.Components;

/// <summary>Any number of answers: <c>&lt;rooms-checkboxes for="Rooms" label="Which rooms?" items="@rooms" /&gt;</c>.</summary>
/// <remarks>For a single yes bound to a bool, give one choice whose value is "true".</remarks>
[HtmlTargetElement("rooms-checkboxes", Attributes = "for")]
public sealed class CheckboxesTagHelper : ChoicesTagHelper
{
    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output) =>
        Replace(output, ChoiceList("checkboxes", "checkbox", await AllItemsAsync(Items, context, output).ConfigureAwait(false)));
}
