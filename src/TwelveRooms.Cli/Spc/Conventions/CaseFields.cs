using System.Text.Json;

namespace TwelveRooms.Cli.Spc.Conventions;

/// <summary>Reads the fields of one case. What is not as docs/guide/spc-conventions.md says is refused by name, never taken for a gap.</summary>
internal static class CaseFields
{
    private static readonly string[] Known =
        ["y", "n", "subgroups", "rebase", "fixAfter", "exclude", "target", "direction", "multiply", "screenMr", "opts"];

    /// <summary>The input of a case, all of whose fields are known.</summary>
    /// <exception cref="ArgumentException">There is none, or a field of it is not known: says which.</exception>
    public static JsonElement InputOf(JsonElement @case)
    {
        if (!@case.TryGetProperty("input", out var input) || input.ValueKind != JsonValueKind.Object)
        {
            throw new ArgumentException("The case has no \"input\".");
        }

        foreach (var field in input.EnumerateObject())
        {
            if (!Known.Contains(field.Name, StringComparer.Ordinal))
            {
                throw new ArgumentException($"The input has a field \"{field.Name}\", which is none of: {string.Join(", ", Known)}.");
            }
        }

        return input;
    }

    /// <summary>A list of numbers with null for what is missing; null when there is no list.</summary>
    public static double?[]? Numbers(JsonElement input, string name) =>
        Of(input, name) is not { } list ? null
        : list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select((each, at) => Finite(each, $"\"{name}\"[{at}]"))]
        : throw Not(list, $"\"{name}\"", "a list of numbers");

    /// <summary>Groups of numbers. A missing number of a group is left out of it; a group that is null, or has none left, is a missing period.</summary>
    public static IReadOnlyList<double>[]? Groups(JsonElement input, string name)
    {
        if (Of(input, name) is not { } list)
        {
            return null;
        }

        return list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select((group, at) => Group(group, $"\"{name}\"[{at}]"))]
            : throw Not(list, $"\"{name}\"", "a list of groups");
    }

    /// <summary>Indices of points.</summary>
    public static int[] Indices(JsonElement input, string name)
    {
        if (Of(input, name) is not { } list)
        {
            return [];
        }

        return list.ValueKind == JsonValueKind.Array
            ? [.. list.EnumerateArray().Select((each, at) => Whole(each, $"\"{name}\"[{at}]", least: 0))]
            : throw Not(list, $"\"{name}\"", "a list of indices");
    }

    public static int? Count(JsonElement input, string name) => Of(input, name) is { } count ? Whole(count, $"\"{name}\"", least: 1) : null;

    public static double? Number(JsonElement input, string name) => Of(input, name) is { } number ? Finite(number, $"\"{name}\"") : null;

    public static bool Flag(JsonElement input, string name) => Of(input, name) is { } flag
        && flag.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw Not(flag, $"\"{name}\"", "true or false"),
        };

    /// <summary>One of a few words; null when there is none.</summary>
    public static string? Word(JsonElement input, string name, params ReadOnlySpan<string> words) =>
        Of(input, name) is not { } word ? null
        : word.ValueKind == JsonValueKind.String && words.Contains(word.GetString()) ? word.GetString()
        : throw Not(word, $"\"{name}\"", $"one of: {string.Join(", ", words!)}");

    /// <summary>The options of a case; null when it has none.</summary>
    public static JsonElement? Options(JsonElement input) =>
        Of(input, "opts") is not { } options ? null : options.ValueKind == JsonValueKind.Object ? options : throw Not(options, "\"opts\"", "an object");

    private static JsonElement? Of(JsonElement input, string name) =>
        input.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    private static double[] Group(JsonElement group, string name) => group.ValueKind switch
    {
        JsonValueKind.Null => [],
        JsonValueKind.Array => [.. group.EnumerateArray().Select((each, at) => Finite(each, $"{name}[{at}]")).OfType<double>()],
        _ => throw Not(group, name, "a list of numbers"),
    };

    private static double? Finite(JsonElement value, string name) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.Number when double.IsFinite(value.GetDouble()) => value.GetDouble(),
        _ => throw Not(value, name, "a finite number"),
    };

    private static int Whole(JsonElement value, string name, int least) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var whole) && whole >= least
            ? whole
            : throw Not(value, name, $"a whole number from {least} on");

    private static ArgumentException Not(JsonElement value, string name, string wanted)
    {
        var text = value.GetRawText();
        return new($"{name} is {(text.Length > 40 ? text[..40] + "…" : text)}, and not {wanted}.");
    }
}
