using System.Text.Json;

namespace TwelveRooms.Statistics.Tests.Golden;

/// <summary>Compares one recorded field of a peer with ours: numbers within the tolerance × max(1, size), text by character, "?" not judged.</summary>
internal static class PeerValues
{
    public static bool AreSame(JsonElement theirs, JsonElement ours, int length, double tolerance = 1e-9)
    {
        if (theirs.ValueKind == JsonValueKind.String && ours.ValueKind == JsonValueKind.String)
        {
            var (left, right) = (theirs.GetString()!, ours.GetString()!);
            return left.Length == right.Length && left.Zip(right).All(pair => pair.First == '?' || pair.First == pair.Second);
        }

        if (theirs.ValueKind is JsonValueKind.Array or JsonValueKind.Object)
        {
            var (left, right) = (Line(theirs, length), Line(ours, length));
            return left.Count == right.Count && left.Zip(right).All(pair => IsSame(pair.First, pair.Second, tolerance));
        }

        return IsSame(theirs, ours, tolerance);
    }

    private static bool IsSame(JsonElement theirs, JsonElement ours, double tolerance)
    {
        if (Number(theirs) is not { } left || Number(ours) is not { } right)
        {
            return theirs.ValueKind == ours.ValueKind;
        }

        return left.Equals(right) || Math.Abs(left - right) <= tolerance * Math.Max(1, Math.Max(Math.Abs(left), Math.Abs(right)));
    }

    private static double? Number(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.GetDouble(),
        JsonValueKind.String => value.GetString() == "-Infinity" ? double.NegativeInfinity : double.PositiveInfinity,
        _ => null,
    };

    private static List<JsonElement> Line(JsonElement value, int length) =>
        value.ValueKind != JsonValueKind.Object ? [.. value.EnumerateArray()]
        : value.TryGetProperty("all", out var all) ? [.. Enumerable.Repeat(all, length)]
        : [.. value.GetProperty("rle").EnumerateArray().SelectMany(run => Enumerable.Repeat(run[0], run[1].GetInt32()))];
}
