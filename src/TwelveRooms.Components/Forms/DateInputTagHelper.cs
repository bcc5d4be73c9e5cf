using Microsoft.AspNetCore.Razor.TagHelpers;

namespace TwelveRooms.Components;

/// <summary>A date in three boxes, bound to <see cref="DateParts"/>: <c>&lt;rooms-date-input for="StartsOn" label="When does it start?" /&gt;</c>.</summary>
[HtmlTargetElement("rooms-date-input", Attributes = "for")]
public sealed class DateInputTagHelper : FieldTagHelper
{
    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var parts = For.Model as DateParts;
        Replace(output, FieldsetGroup(
            new Markup().Add(
                $"""<div class="nhsuk-date-input" id="{Id}">{Part("Day", parts?.Day, 2)}{Part("Month", parts?.Month, 2)}{Part("Year", parts?.Year, 4)}</div>"""),
            role: "group"));
    }

    private Markup Part(string label, string? value, int width)
    {
        var name = $"{Name}.{label}";
        var id = PartId(Id, label);
        var bad = Error is not null || ErrorOf(name) is not null;
        return new Markup().Add(
            $"""
            <div class="nhsuk-date-input__item"><div class="nhsuk-form-group{(bad ? " nhsuk-form-group--error" : "")}"><label class="nhsuk-label nhsuk-date-input__label" for="{id}">{label}</label><input class="nhsuk-input{(bad ? " nhsuk-input--error" : "")} nhsuk-input--width-{width} nhsuk-date-input__input" id="{id}" name="{name}" type="text"{Attributes.Optional("value", ValueOf(name, value))} inputmode="numeric"></div></div>
            """);
    }

    internal static string PartId(string id, string part) => part switch { "Day" => id + "-day", "Month" => id + "-month", _ => id + "-year" };
}
