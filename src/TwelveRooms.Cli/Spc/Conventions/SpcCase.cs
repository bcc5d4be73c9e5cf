using System.Text.Json;
using TwelveRooms.Statistics;

namespace TwelveRooms.Cli.Spc.Conventions;

/// <summary>One case of a file of cases: what any program would be given.</summary>
internal sealed record SpcCase(string Id, ChartKind Kind, ChartData Data, int BaselinePoints, bool Screens, RunsMethod Method, IReadOnlyList<IReadOnlyList<double>>? Groups)
{
    /// <summary>The name of a chart that is none over time.</summary>
    public const string Funnel = "funnel";

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

    /// <summary>The case, or null when its chart is a funnel, which is none over time.</summary>
    /// <exception cref="ArgumentException">A field of the case cannot be used: says which.</exception>
    public static SpcCase? From(JsonElement root)
    {
        var chart = root.TryGetProperty("chart", out var named) && named.ValueKind == JsonValueKind.String ? named.GetString() : null;
        if (chart == Funnel)
        {
            return null;
        }

        if (KindOf(chart) is not { } kind)
        {
            throw new ArgumentException($"The chart {(chart is null ? "is not named" : $"\"{chart}\" is not known")}. Use one of: {string.Join(", ", KindNames)}, {Funnel}.");
        }

        var input = CaseFields.InputOf(root);
        var groups = kind.NeedsSubgroups() ? CaseFields.Groups(input, "subgroups") ?? throw new ArgumentException($"A chart \"{chart}\" needs \"subgroups\".") : null;
        var data = groups is not null
            ? ChartData.OfGroups(groups)
            : new ChartData { Values = CaseFields.Numbers(input, "y") ?? throw new ArgumentException($"A chart \"{chart}\" needs \"y\".") };
        var target = CaseFields.Number(input, "target");
        return new(root.GetProperty("id").GetString()!, kind, data with
        {
            Denominators = kind.NeedsSubgroups() ? data.Denominators : kind.NeedsDenominators() ? CaseFields.Numbers(input, "n") : null,
            LeftOut = CaseFields.Indices(input, "exclude"),
            Rebases = CaseFields.Indices(input, "rebase"),
            Multiplier = CaseFields.Number(input, "multiply") ?? 1,
            Targets = target is null ? null : [.. data.Values.Select(_ => target)],
            Direction = CaseFields.Word(input, "direction", "increase", "decrease", "neutral") switch
            {
                "increase" => ImprovementDirection.Higher,
                "decrease" => ImprovementDirection.Lower,
                _ => ImprovementDirection.Neither,
            },
        }, CaseFields.Count(input, "fixAfter") ?? 0, CaseFields.Flag(input, "screenMr"), MethodOf(input), groups);
    }

    public SpcReading Read(ChartOptions options) => SpcChart.Read(Data, options with { Kind = Kind, BaselinePoints = BaselinePoints });

    private static RunsMethod MethodOf(JsonElement input) =>
        (CaseFields.Options(input) is { } options ? CaseFields.Word(options, "method", "anhoej", "bestbox", "cutbox") : null) switch
        {
            "bestbox" => RunsMethod.BestBox,
            "cutbox" => RunsMethod.CutBox,
            _ => RunsMethod.Anhoej,
        };
}
