using Microsoft.AspNetCore.Razor.TagHelpers;

namespace TwelveRooms.Components;

/// <summary>A file to hand over: <c>&lt;rooms-file-input for="File" label="The file" accept=".csv" /&gt;</c>. Its form is multipart.</summary>
/// <remarks>A browser keeps no file in a form that comes back, so it is chosen again; the page says what to mend.</remarks>
[HtmlTargetElement("rooms-file-input", Attributes = "for")]
public sealed class FileInputTagHelper : FieldTagHelper
{
    /// <summary>The kinds of file that the browser offers first, as the HTML accept attribute writes them.</summary>
    public string? Accept { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output) => Replace(output, LabelledGroup(
        new Markup().Add(
            $"""
            <input class="nhsuk-file-upload__input" id="{Id}" name="{Name}" type="file"{Attributes.Optional("accept", Accept)}{Attributes.Optional("aria-describedby", Attributes.Joined(HintId, ErrorId))}>
            """),
        " nhsuk-file-upload"));
}
