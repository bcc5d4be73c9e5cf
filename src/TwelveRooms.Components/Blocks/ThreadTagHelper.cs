using Microsoft.AspNetCore.Razor.TagHelpers;

namespace TwelveRooms.Components;

/// <summary>One step of the thread.</summary>
/// <param name="Label">What kind of thing: commitment, idea, test, measure, people said, board.</param>
/// <param name="Name">Its name.</param>
/// <param name="Href">Where it is; null when there is nothing yet, or this is it.</param>
/// <param name="IsCurrent">Whether the reader is here.</param>
public sealed record ThreadStep(string Label, string Name, string? Href = null, bool IsCurrent = false);

/// <summary>From promise to proof and back: <c>&lt;rooms-thread steps="@steps" /&gt;</c>.</summary>
[HtmlTargetElement("rooms-thread", Attributes = "steps")]
public sealed class ThreadTagHelper : TagHelper
{
    /// <summary>The steps, from commitment to board.</summary>
    public IReadOnlyList<ThreadStep> Steps { get; set; } = [];

    /// <summary>The heading.</summary>
    public string Heading { get; set; } = "Follow the thread";

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        if (Steps.Count == 0)
        {
            return;
        }

        var list = new Markup();
        foreach (var step in Steps)
        {
            var name = step.Href is null || step.IsCurrent
                ? new Markup().Add(step.IsCurrent ? new Markup().Add($"<strong>{step.Name}</strong>") : new Markup().Add($"{step.Name}"))
                : new Markup().Add($"""<a href="{step.Href}">{step.Name}</a>""");
            list.Add($"""<li{Attributes.Optional("aria-current", step.IsCurrent ? "step" : null)}><span>{step.Label}</span>{name}</li>""");
        }

        output.Content.SetHtmlContent(new Markup().Add($"""<nav class="rooms-thread" aria-label="{Heading}"><h2>{Heading}</h2><ol>{list}</ol></nav>"""));
    }
}
