using System.Text.Json;

namespace TwelveRooms.Statistics.Tests.Golden;

/// <summary>Says whether our answer is a peer's answer: lines within 1e-9, flags by character, icons and runs by value.</summary>
internal static class PeerJudge
{
    private const double Tolerance = 1e-9;

    private static readonly HashSet<string> NotJudged = ["error", "warning", "rows", "y", "n", "mean", "sd", "shortGroupWarning"];

    /// <summary>The names of the judged fields, each with whether it agrees.</summary>
    public static IEnumerable<(string Field, bool Agrees)> Fields(JsonElement theirs, JsonElement ours, int points) =>
        theirs.EnumerateObject()
            .Where(field => !NotJudged.Contains(field.Name))
            .Select(field => (field.Name, ours.TryGetProperty(field.Name, out var answer)
                ? IsSame(field.Value, answer, points)
                : field.Value.ValueKind == JsonValueKind.Null));

    private static bool IsSame(JsonElement theirs, JsonElement ours, int points) => theirs.ValueKind switch
    {
        JsonValueKind.Object when IsLine(theirs) => ours.ValueKind == JsonValueKind.Array && IsSameLine(Line(theirs, points), Line(ours, points)),
        JsonValueKind.Object => ours.ValueKind == JsonValueKind.Object && Fields(theirs, ours, points).All(field => field.Agrees),
        JsonValueKind.Array when theirs.EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.Object } =>
            theirs.GetArrayLength() == ours.GetArrayLength() && theirs.EnumerateArray().Zip(ours.EnumerateArray()).All(pair => IsSame(pair.First, pair.Second, points)),
        JsonValueKind.Array when theirs.EnumerateArray().FirstOrDefault() is { ValueKind: JsonValueKind.String } first && first.GetString() != "Infinity" =>
            theirs.EnumerateArray().Select(each => each.GetString()).SequenceEqual(ours.EnumerateArray().Select(each => each.GetString())),
        JsonValueKind.Array => ours.ValueKind == JsonValueKind.Array && IsSameLine(Line(theirs, points), Line(ours, points)),
        JsonValueKind.String => ours.ValueKind == JsonValueKind.String && IsSameText(theirs.GetString()!, ours.GetString()!),
        JsonValueKind.Number => ours.ValueKind == JsonValueKind.Number && IsSameNumber(theirs.GetDouble(), ours.GetDouble()),
        _ => theirs.ValueKind == ours.ValueKind,
    };

    /// <summary>Where a peer gave no flag, none is judged.</summary>
    private static bool IsSameText(string theirs, string ours) =>
        theirs == ours || (theirs.Contains('?', StringComparison.Ordinal) && theirs.Length == ours.Length && theirs.Zip(ours).All(pair => pair.First == '?' || pair.First == pair.Second));

    private static bool IsLine(JsonElement value) => value.TryGetProperty("all", out _) || value.TryGetProperty("rle", out _);

    private static bool IsSameLine(double?[] theirs, double?[] ours) =>
        theirs.Length == ours.Length && theirs.Zip(ours).All(pair => IsSameNumber(pair.First, pair.Second));

    private static bool IsSameNumber(double? theirs, double? ours) =>
        theirs is not { } left || ours is not { } right
            ? theirs is null && ours is null
            : left.Equals(right) || Math.Abs(left - right) <= Tolerance * Math.Max(1, Math.Max(Math.Abs(left), Math.Abs(right)));

    private static double?[] Line(JsonElement value, int points) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(Number)]
        : value.TryGetProperty("all", out var all) ? [.. Enumerable.Repeat(Number(all), points)]
        : [.. value.GetProperty("rle").EnumerateArray().SelectMany(run => Enumerable.Repeat(Number(run[0]), run[1].GetInt32()))];

    private static double? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.String when value.GetString() == "Infinity" => double.PositiveInfinity,
        _ => null,
    };
}
