using System.Collections;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace TwelveRooms.Components;

/// <summary>A question whose answer is chosen from a list.</summary>
public abstract class ChoicesTagHelper : FieldTagHelper
{
    /// <summary>The answers, in the order shown. Answers may also stand inside the tag as <c>rooms-choice</c>.</summary>
    public IEnumerable<Choice> Items { get; set; } = [];

    private protected static async Task<List<Choice>> AllItemsAsync(IEnumerable<Choice> items, TagHelperContext context, TagHelperOutput output)
    {
        var all = items.ToList();
        context.Items[typeof(ChoiceTagHelper)] = all;
        await output.GetChildContentAsync().ConfigureAwait(false);
        return all;
    }

    /// <summary>Whether the answer is chosen: by what was sent, else by the model (one value or several).</summary>
    private protected bool IsChosen(Choice choice)
    {
        if (ViewContext.ModelState.TryGetValue(Name, out var entry) && entry.RawValue is { } raw)
        {
            return raw is string[] many ? many.Any(v => Same(v, choice)) : Same(entry.AttemptedValue, choice);
        }

        return For.Model is IEnumerable several and not string
            ? several.Cast<object?>().Any(v => Same(TextOf(v), choice))
            : Same(TextOf(For.Model), choice);
    }

    // Ignoring case, so that the "True" of .NET is the "true" of a form.
    private static bool Same(string? value, Choice choice) => string.Equals(value ?? "", choice.Value, StringComparison.OrdinalIgnoreCase);

    private protected Markup ChoiceList(string kind, string type, IReadOnlyList<Choice> items, string extra = "")
    {
        var list = new Markup();
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            var id = i == 0 ? Id : $"{Id}-{i + 1}";
            var hintId = item.Hint is null ? null : id + "-item-hint";
            list.Add(
                $"""
                <div class="nhsuk-{kind}__item"><input class="nhsuk-{kind}__input" id="{id}" name="{Name}" type="{type}" value="{item.Value}"{Attributes.Flag("checked", IsChosen(item))}{Attributes.Optional("aria-describedby", hintId)}><label class="nhsuk-label nhsuk-{kind}__label" for="{id}">{item.Text}</label>
                """);
            if (item.Hint is not null)
            {
                list.Add($"""<div class="nhsuk-hint nhsuk-{kind}__hint" id="{hintId}">{item.Hint}</div>""");
            }

            list.Add($"</div>");
        }

        return FieldsetGroup(new Markup().Add($"""<div class="nhsuk-{kind}{extra}">{list}</div>"""));
    }
}

/// <summary>One answer inside <c>rooms-radios</c>, <c>rooms-checkboxes</c> or <c>rooms-select</c>.</summary>
[HtmlTargetElement("rooms-choice")]
public sealed class ChoiceTagHelper : TagHelper
{
    /// <summary>What is sent.</summary>
    public string Value { get; set; } = "";

    /// <summary>What the reader meets.</summary>
    public string Text { get; set; } = "";

    /// <summary>Help under the answer.</summary>
    public string? Hint { get; set; }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (context.Items.TryGetValue(typeof(ChoiceTagHelper), out var list) && list is List<Choice> choices)
        {
            choices.Add(new(Value, Text, Hint));
        }

        output.SuppressOutput();
    }
}
