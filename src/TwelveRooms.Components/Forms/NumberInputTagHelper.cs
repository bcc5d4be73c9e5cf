using Microsoft.AspNetCore.Razor.TagHelpers;

namespace TwelveRooms.Components;

/// <summary>A number: <c>&lt;rooms-number-input for="Value" label="How many falls?" /&gt;</c>. Opens the number pad of a phone.</summary>
/// <remarks>The type stays "text": a browser's number box drops what it cannot read, and we want to say what was wrong with it.</remarks>
[HtmlTargetElement("rooms-number-input", Attributes = "for")]
public sealed class NumberInputTagHelper : TextInputTagHelper
{
    /// <summary>Whether the number may have decimals; the number pad then has a point.</summary>
    public bool Decimals { get; set; }

    private protected override string InputMode => Decimals ? "decimal" : "numeric";
}
