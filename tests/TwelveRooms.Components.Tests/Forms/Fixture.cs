using System.Text.Json;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace TwelveRooms.Components.Tests.Forms;

/// <summary>One case of the frontend's own fixtures: what was asked for, and the HTML that it gives.</summary>
internal sealed record Fixture(string Name, JsonElement Context, string Html)
{
    public static IReadOnlyList<Fixture> Of(string component)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", component + ".json")));
        return [.. document.RootElement.GetProperty("fixtures").EnumerateArray().Select(f => new Fixture(
            f.GetProperty("name").GetString()!, f.GetProperty("context").Clone(), f.GetProperty("html").GetString()!))];
    }

    /// <summary>The cases that name nothing but these things, each of them in a form that our helpers take.</summary>
    public static IReadOnlyList<Fixture> Supported(string component, params string[] keys) =>
        [.. Of(component).Where(f => f.Context.EnumerateObject().All(p => keys.Contains(p.Name) && IsPlain(p)))];

    public string? Text(string key) => Context.TryGetProperty(key, out var value) ? TextOf(value) : null;

    public string FieldName => Text("name") ?? Text("id")!;

    public ModelStateDictionary State(string name)
    {
        var state = new ModelStateDictionary();
        if (Text("errorMessage") is { } error)
        {
            state.AddModelError(name, error);
        }

        return state;
    }

    public void Fill(FieldTagHelper helper, string question)
    {
        var label = Context.GetProperty(question);
        label = question == "fieldset" ? label.GetProperty("legend") : label;
        helper.Label = TextOf(label)!;
        helper.LabelIsHeading = label.ValueKind == JsonValueKind.Object && label.TryGetProperty("heading", out _);
        helper.LabelSize = label.ValueKind == JsonValueKind.Object && label.TryGetProperty("size", out var size) ? size.GetString() : null;
        helper.Hint = Text("hint");
        helper.FieldId = Text("idPrefix") ?? Text("id");
        helper.ViewContext = Field.View(State(FieldName));
        helper.For = Field.For(FieldName, Text("value"));
    }

    public IReadOnlyList<Choice> Items() => [.. Context.GetProperty("items").EnumerateArray().Select(i => new Choice(
        i.GetProperty("value").GetString()!, i.GetProperty("text").GetString()!, i.TryGetProperty("hint", out var hint) ? TextOf(hint) : null))];

    private static string? TextOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => value.TryGetProperty("heading", out var heading) ? heading.GetString() : value.TryGetProperty("text", out var text) ? text.GetString() : null,
        JsonValueKind.Null => null,
        _ => value.ToString(),
    };

    private static bool IsPlain(JsonProperty property) => property.Name switch
    {
        "errorMessage" => property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.String,
        "fieldset" => property.Value.ValueKind == JsonValueKind.Object && property.Value.GetProperty("legend") is var legend && OnlyWords(legend),
        "items" => property.Value.EnumerateArray().All(i => i.ValueKind == JsonValueKind.Object && i.EnumerateObject().All(p => p.Name is "value" or "text" || (p.Name == "hint" && OnlyWords(p.Value)))),
        _ => OnlyWords(property.Value),
    };

    private static bool OnlyWords(JsonElement value) =>
        value.ValueKind is not JsonValueKind.Object || value.EnumerateObject().All(p => p.Name is "text" or "heading" or "size");
}
