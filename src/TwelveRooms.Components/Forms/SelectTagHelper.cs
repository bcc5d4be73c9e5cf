using Microsoft.AspNetCore.Razor.TagHelpers;

namespace TwelveRooms.Components;

/// <summary>One answer of many: <c>&lt;rooms-select for="WardId" label="Ward" items="@wards" /&gt;</c>.</summary>
[HtmlTargetElement("rooms-select", Attributes = "for")]
public sealed class SelectTagHelper : ChoicesTagHelper
{
    /// <inheritdoc />
    public override async Task ProcessAsync(TagHelperContext context, TagHelperOutput output)
    {
        var items = await AllItemsAsync(Items, context, output).ConfigureAwait(false);
        var options = new Markup();
        string? group = null;
        foreach (var item in items)
        {
            if (item.Group != group)
            {
                options.Add(group is null ? new() : new Markup().Add($"</optgroup>"));
                options.Add(item.Group is null ? new() : new Markup().Add($"""<optgroup label="{item.Group}">"""));
                group = item.Group;
            }

            options.Add($"""<option value="{item.Value}"{Attributes.Flag("selected", IsChosen(item))}>{item.Text}</option>""");
        }

        if (group is not null)
        {
            options.Add($"</optgroup>");
        }

        var described = Attributes.Optional("aria-describedby", Attributes.Joined(HintId, ErrorId));
        Replace(output, LabelledGroup(new Markup().Add(
            $"""<select class="nhsuk-select{ErrorClass(" nhsuk-select--error")}" id="{Id}" name="{Name}"{described}>{options}</select>""")));
    }
}
