using Microsoft.AspNetCore.Razor.TagHelpers;

namespace TwelveRooms.Components;

/// <summary>An answer of several lines: <c>&lt;rooms-textarea for="Story" label="Tell the story" rows="8" /&gt;</c>.</summary>
[HtmlTargetElement("rooms-textarea", Attributes = "for")]
public sealed class TextareaTagHelper : FieldTagHelper
{
    /// <summary>Lines to show.</summary>
    public int Rows { get; set; } = 5;

    /// <summary>The HTML autocomplete token.</summary>
    public string? Autocomplete { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        // The parser eats the first line break of a textarea, so a text that begins with one needs another.
        var value = ValueOf(Name, For.Model);
        var guard = value is ['\n', ..] or ['\r', ..] ? "\n" : "";
        var described = Attributes.Optional("aria-describedby", Attributes.Joined(HintId, ErrorId));
        Replace(output, LabelledGroup(new Markup().Add(
            $"""<textarea class="nhsuk-textarea{ErrorClass(" nhsuk-textarea--error")}" id="{Id}" name="{Name}" rows="{Rows}"{described}{Attributes.Optional("autocomplete", Autocomplete)}>{guard}{value}</textarea>""")));
    }
}
