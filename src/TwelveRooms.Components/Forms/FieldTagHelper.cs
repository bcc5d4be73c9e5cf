using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace TwelveRooms.Components;

/// <summary>One question of a form. It owns the label, the hint, the error, the value and how they are tied together.</summary>
public abstract class FieldTagHelper : TagHelper
{
    /// <summary>The property that the answer is bound to.</summary>
    [HtmlAttributeName("for")]
    public ModelExpression For { get; set; } = null!;

    /// <summary>The question, as the reader meets it.</summary>
    public string Label { get; set; } = "";

    /// <summary>Help that stands between the question and the answer.</summary>
    public string? Hint { get; set; }

    /// <summary>Size of the question: s, m, l, xl; null for ordinary text.</summary>
    public string? LabelSize { get; set; }

    /// <summary>Whether the question is the heading of the page (h1).</summary>
    public bool LabelIsHeading { get; set; }

    /// <summary>An id other than the one made from the property's name.</summary>
    public string? FieldId { get; set; }

    /// <summary>The view that the field is drawn in.</summary>
    [HtmlAttributeNotBound]
    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    private protected string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    private protected string Id => FieldId ?? IdOf(Name);

    private protected string? Error => ErrorOf(Name);

    private protected string? HintId => Hint is null ? null : Id + "-hint";

    private protected string? ErrorId => Error is null ? null : Id + "-error";

    /// <summary>Draws the field in place of the tag.</summary>
    private protected static void Replace(TagHelperOutput output, IHtmlContent content)
    {
        output.TagName = null;
        output.Content.SetHtmlContent(content);
    }

    internal static string IdOf(string name) => TagBuilder.CreateSanitizedId(name, "_");

    private protected string? ErrorOf(string name) =>
        ViewContext.ModelState.TryGetValue(name, out var entry) && entry.Errors.Count > 0 ? WordsOf(entry.Errors[0]) : null;

    internal static string WordsOf(ModelError error) => error.ErrorMessage.Length > 0 ? error.ErrorMessage : "This answer could not be read";

    /// <summary>What the reader sent, whether or not it could be bound; else the value of the model.</summary>
    private protected string? ValueOf(string name, object? model) =>
        ViewContext.ModelState.TryGetValue(name, out var entry) && entry.AttemptedValue is { } attempted ? attempted : TextOf(model);

    private protected static string? TextOf(object? model) => model switch
    {
        null => null,
        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        double number => number.ToString("0.##########", CultureInfo.InvariantCulture),
        decimal number => number.ToString("0.##########", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => model.ToString(),
    };

    /// <summary>The group with its label, hint and error, around the control.</summary>
    private protected Markup LabelledGroup(IHtmlContent control, string kind = "") => new Markup().Add(
        $"""<div class="nhsuk-form-group{ErrorClass(" nhsuk-form-group--error")}{kind}">{LabelMarkup()}{HintAndError()}{control}</div>""");

    /// <summary>The group of a question with several controls: a fieldset with its legend.</summary>
    private protected Markup FieldsetGroup(IHtmlContent controls, string? role = null)
    {
        var describedBy = Attributes.Joined(HintId, ErrorId);
        return new Markup().Add(
            $"""
            <div class="nhsuk-form-group{ErrorClass(" nhsuk-form-group--error")}"><fieldset class="nhsuk-fieldset"{Attributes.Optional("role", role)}{Attributes.Optional("aria-describedby", describedBy)}>{LegendMarkup()}{HintAndError()}{controls}</fieldset></div>
            """);
    }

    private protected string ErrorClass(string name) => Error is null ? "" : name;

    private Markup LabelMarkup()
    {
        var size = LabelSize is null ? "" : " nhsuk-label--" + LabelSize;
        var label = new Markup().Add($"""<label class="nhsuk-label{size}" for="{Id}">{Label}</label>""");
        return LabelIsHeading ? new Markup().Add($"""<h1 class="nhsuk-label-wrapper">{label}</h1>""") : label;
    }

    private Markup LegendMarkup()
    {
        var size = LabelSize is null ? "" : " nhsuk-fieldset__legend--" + LabelSize;
        var words = LabelIsHeading
            ? new Markup().Add($"""<h1 class="nhsuk-fieldset__heading">{Label}</h1>""")
            : new Markup().Add($"{Label}");
        return new Markup().Add($"""<legend class="nhsuk-fieldset__legend{size}">{words}</legend>""");
    }

    private Markup HintAndError()
    {
        var markup = new Markup();
        if (Hint is not null)
        {
            markup.Add($"""<div class="nhsuk-hint" id="{HintId}">{Hint}</div>""");
        }

        if (Error is not null)
        {
            markup.Add($"""<span class="nhsuk-error-message" id="{ErrorId}"><span class="nhsuk-u-visually-hidden">Error: </span>{Error}</span>""");
        }

        return markup;
    }
}
