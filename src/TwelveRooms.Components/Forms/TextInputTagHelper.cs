using Microsoft.AspNetCore.Razor.TagHelpers;

namespace TwelveRooms.Components;

/// <summary>A one-line answer: <c>&lt;rooms-text-input for="Title" label="What is the idea?" /&gt;</c>.</summary>
[HtmlTargetElement("rooms-text-input", Attributes = "for")]
public class TextInputTagHelper : FieldTagHelper
{
    /// <summary>Width in characters: 2, 3, 4, 5, 10, 20 or 30; null for the full width.</summary>
    public int? Width { get; set; }

    /// <summary>Words before the box, such as £.</summary>
    public string? Prefix { get; set; }

    /// <summary>Words after the box, such as a unit.</summary>
    public string? Suffix { get; set; }

    /// <summary>The HTML autocomplete token.</summary>
    public string? Autocomplete { get; set; }

    /// <summary>The HTML input type.</summary>
    public string Type { get; set; } = "text";

    /// <summary>Switches the browser's spelling check on or off; null leaves it.</summary>
    public bool? Spellcheck { get; set; }

    /// <summary>A quiet note beside the box, read with it: "Last week: 5".</summary>
    public string? After { get; set; }

    /// <summary>Whether the box is the one thing on the page: large figures for a thumb.</summary>
    public bool Big { get; set; }

    private protected virtual string? InputMode => null;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output) => Replace(output, LabelledGroup(Control()));

    private Markup Control()
    {
        var afterId = After is null ? null : Id + "-after";
        var classes = Attributes.Joined(
            "nhsuk-input",
            Error is null ? null : "nhsuk-input--error",
            Big ? "rooms-input--big" : null,
            Width is { } width ? $"nhsuk-input--width-{width}" : null);

        var input = new Markup().Add(
            $"""
            <input class="{classes}" id="{Id}" name="{Name}" type="{Type}"{Attributes.Optional("value", Type == "password" ? null : ValueOf(Name, For.Model))}{Attributes.Optional("spellcheck", Spellcheck switch { true => "true", false => "false", _ => null })}{Attributes.Optional("aria-describedby", Attributes.Joined(HintId, ErrorId, afterId))}{Attributes.Optional("autocomplete", Autocomplete)}{Attributes.Optional("inputmode", InputMode)}>
            """);

        if (Prefix is not null || Suffix is not null)
        {
            input = new Markup().Add($"""<div class="nhsuk-input-wrapper">{Edge("prefix", Prefix)}{input}{Edge("suffix", Suffix)}</div>""");
        }

        return After is null
            ? input
            : new Markup().Add($"""<div class="rooms-field">{input}<span class="rooms-field__after" id="{afterId}">{After}</span></div>""");
    }

    private static Markup Edge(string side, string? words) =>
        words is null ? new() : new Markup().Add($"""<div class="nhsuk-input-wrapper__{side}" aria-hidden="true">{words}</div>""");
}
