using System.Text.Json;
using TwelveRooms.Statistics;

namespace TwelveRooms.Cli.Spc.Conventions;

/// <summary>One case of a file of cases: what any program would be given.</summary>
internal sealed record SpcCase(string Id, ChartKind Kind, ChartData Data, int BaselinePoints, bool Screens, JsonElement Input, IReadOnlyList<IReadOnlyList<double>>? Groups)
{
    private static readonly Dictionary<string, ChartKind> Kinds = new(StringComparer.Ordinal)
    {
        ["i"] = ChartKind.Individuals,
        ["mr"] = ChartKind.MovingRange,
        ["run"] = ChartKind.Run,
        ["p"] = ChartKind.Proportion,
        ["pp"] = ChartKind.ProportionPrime,
        ["u"] = ChartKind.Rate,
        ["up"] = ChartKind.RatePrime,
        ["c"] = ChartKind.Count,
        ["np"] = ChartKind.NumberAffected,
        ["xbar"] = ChartKind.SubgroupMean,
        ["s"] = ChartKind.SubgroupSpread,
        ["g"] = ChartKind.CasesBetween,
        ["t"] = ChartKind.TimeBetween,
    };

    /// <summary>The short names of all kinds.</summary>
    public static IReadOnlyCollection<string> KindNames => Kinds.Keys;

    public int Count => Data.Values.Count;

    /// <summary>The kind of chart by its short name; null when there is none.</summary>
    public static ChartKind? KindOf(string? name) => Kinds.TryGetValue(name ?? "", out var kind) ? kind : null;

    /// <summary>The case, or null when its chart is none over time (a funnel).</summary>
    public static SpcCase? From(JsonElement root)
    {
        if (KindOf(root.GetProperty("chart").GetString()) is not { } kind)
        {
            return null;
        }

        var input = root.GetProperty("input");
        var groups = kind.NeedsSubgroups() ? GroupsOf(input) : null;
        var data = groups is not null ? ChartData.OfGroups(groups) : new ChartData { Values = Numbers(input, "y") ?? [] };
        var target = Number(input, "target");
        return new(root.GetProperty("id").GetString()!, kind, data with
        {
            Denominators = kind.NeedsSubgroups() ? data.Denominators : kind.NeedsDenominators() ? Numbers(input, "n") : null,
            LeftOut = Indices(input, "exclude"),
            Rebases = Indices(input, "rebase"),
            Multiplier = Number(input, "multiply") ?? 1,
            Targets = target is null ? null : [.. data.Values.Select(_ => target)],
            Direction = Text(input, "direction") switch
            {
                "increase" => ImprovementDirection.Higher,
                "decrease" => ImprovementDirection.Lower,
                _ => ImprovementDirection.Neither,
            },
        }, (int)(Number(input, "fixAfter") ?? 0), Flag(input, "screenMr"), input, groups);
    }

    public SpcReading Read(ChartOptions options) => SpcChart.Read(Data, options with { Kind = Kind, BaselinePoints = BaselinePoints });

    private static IReadOnlyList<double>[] GroupsOf(JsonElement input) =>
        [.. input.GetProperty("subgroups").EnumerateArray().Select(group => group.ValueKind == JsonValueKind.Array
            ? group.EnumerateArray().Where(value => value.ValueKind == JsonValueKind.Number).Select(value => value.GetDouble()).ToArray()
            : [])];

    private static double?[]? Numbers(JsonElement input, string name) => input.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
        ? [.. list.EnumerateArray().Select(value => value.ValueKind == JsonValueKind.Number ? value.GetDouble() : (double?)null)]
        : null;

    private static int[] Indices(JsonElement input, string name) => [.. (Numbers(input, name) ?? []).Select(value => (int)value!.Value)];

    private static double? Number(JsonElement input, string name) =>
        input.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    private static string? Text(JsonElement input, string name) =>
        input.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool Flag(JsonElement input, string name) => input.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;
}
