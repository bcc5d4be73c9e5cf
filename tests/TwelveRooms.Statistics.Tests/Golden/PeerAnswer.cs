using System.Text.Json;

namespace TwelveRooms.Statistics.Tests.Golden;

/// <summary>What one peer answered, spread over all points of the case.</summary>
internal sealed class PeerAnswer(JsonElement answer, int length)
{
    public PeerAnswer? Inner(string name) => answer.TryGetProperty(name, out var inner) ? new(inner, length) : null;

    public string? Text(string name) => answer.TryGetProperty(name, out var text) ? text.GetString() : null;

    /// <summary>One character per point of the case; a space where the peer dropped the point.</summary>
    public string? Flags(string name) => Text(name) is not { } flags ? null : new string(Spread(flags.ToCharArray(), ' '));

    /// <summary>One number per point of the case; null where the peer has none.</summary>
    public double?[] Line(string name)
    {
        var rows = Rows.Length;
        var line = answer.GetProperty(name);
        double?[] values = line.ValueKind == JsonValueKind.Array
            ? [.. line.EnumerateArray().Select(Number)]
            : line.TryGetProperty("all", out var all)
                ? [.. Enumerable.Repeat(Number(all), rows)]
                : [.. line.GetProperty("rle").EnumerateArray().SelectMany(run => Enumerable.Repeat(Number(run[0]), run[1].GetInt32()))];
        return Spread(values, null);
    }

    public bool Kept(int index) => Rows.Contains(index);

    private int[] Rows { get; } = answer.TryGetProperty("rows", out var rows)
        ? [.. rows.EnumerateArray().Select(row => row.GetInt32())]
        : [.. Enumerable.Range(0, length)];

    private T[] Spread<T>(T[] values, T missing)
    {
        var spread = Enumerable.Repeat(missing, length).ToArray();
        for (var i = 0; i < Rows.Length; i++)
        {
            spread[Rows[i]] = values[i];
        }

        return spread;
    }

    private static double? Number(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;
}
