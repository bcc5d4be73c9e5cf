using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace TwelveRooms.Components;

/// <summary>Everything that is wrong with the form, each linked to its field: <c>&lt;rooms-error-summary /&gt;</c>. Nothing when all is well.</summary>
/// <remarks>It takes the keyboard's focus as the page opens (autofocus), since no script is there to do it.</remarks>
[HtmlTargetElement("rooms-error-summary")]
public sealed class ErrorSummaryTagHelper : TagHelper
{
    /// <summary>The heading.</summary>
    public string Heading { get; set; } = "There is a problem";

    /// <summary>A sentence under the heading.</summary>
    public string? Description { get; set; }

    /// <summary>The view whose model state is read.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Says the error of a field in few words here, where the field itself says all of it.</summary>
    public static void Shorten(ViewDataDictionary view, string field, string? words)
    {
        ArgumentNullException.ThrowIfNull(view);
        if (words is not null && field.Length > 0)
        {
            view[BriefOf(field)] = words;
        }
    }

    /// <summary>Names the fields in the order of the form: a model state forgets it.</summary>
    public static void InOrder(ViewDataDictionary view, IReadOnlyList<string> fields)
    {
        ArgumentNullException.ThrowIfNull(view);
        view[OrderKey] = fields;
    }

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = null;
        var state = ViewContext.ModelState;
        if (state.ErrorCount == 0)
        {
            output.SuppressOutput();
            return;
        }

        var list = new Markup();
        var order = (ViewContext.ViewData[OrderKey] as IReadOnlyList<string> ?? []).ToList();
        foreach (var (name, entry) in state.OrderBy(field => order.IndexOf(field.Key) is >= 0 and var place ? place : order.Count))
        {
            foreach (var error in entry?.Errors ?? [])
            {
                var words = ViewContext.ViewData[BriefOf(name)] as string ?? FieldTagHelper.WordsOf(error);
                list.Add(name.Length == 0
                    ? new Markup().Add($"<li>{words}</li>")
                    : new Markup().Add($"""<li><a href="#{Target(name, state)}">{words}</a></li>"""));
            }
        }

        var description = Description is null ? null : new Markup().Add($"<p>{Description}</p>");
        output.Content.SetHtmlContent(new Markup().Add(
            $"""<div class="nhsuk-error-summary" tabindex="-1" autofocus><div role="alert"><h2 class="nhsuk-error-summary__heading">{Heading}</h2><div class="nhsuk-error-summary__body">{description}<ul class="nhsuk-list nhsuk-error-summary__list">{list}</ul></div></div></div>"""));
    }

    private const string OrderKey = "rooms-order";

    private static string BriefOf(string field) => "rooms-brief:" + field;

    // A date's error belongs to three boxes: its link goes to the first, or to the box that is wrong.
    private static string Target(string name, ModelStateDictionary state)
    {
        if (state.ContainsKey(name + ".Day"))
        {
            return DateInputTagHelper.PartId(FieldTagHelper.IdOf(name), "Day");
        }

        var dot = name.LastIndexOf('.');
        return dot > 0 && (name[(dot + 1)..] is "Day" or "Month" or "Year") && state.ContainsKey(name[..dot] + ".Day")
            ? DateInputTagHelper.PartId(FieldTagHelper.IdOf(name[..dot]), name[(dot + 1)..])
            : FieldTagHelper.IdOf(name);
    }
}
