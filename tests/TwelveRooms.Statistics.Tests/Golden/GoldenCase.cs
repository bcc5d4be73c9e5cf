using System.Text.Json;

namespace TwelveRooms.Statistics.Tests.Golden;

/// <summary>One golden case: what went in, and what each peer answered.</summary>
internal sealed class GoldenCase(JsonElement root)
{
    private static readonly Lazy<IReadOnlyList<GoldenCase>> Cases = new(() => [.. Load("xmr-1.json"), .. Load("xmr-2.json")]);

    private static readonly string[] Lines = ["cl", "lcl", "ucl"];

    public static IReadOnlyList<GoldenCase> All => Cases.Value;

    public string Id => root.GetProperty("id").GetString()!;

    public double?[] Values { get; } = [.. Input(root, "y").EnumerateArray().Select(Number)];

    public int[] Rebases { get; } = Whole(root, "rebase");

    public int[] LeftOut { get; } = Whole(root, "exclude");

    public int? Baseline => Input(root, "fixAfter").ValueKind == JsonValueKind.Null ? null : Input(root, "fixAfter").GetInt32();

    public double? Target => Number(Input(root, "target"));

    public bool Screens => Input(root, "screenMr").GetBoolean();

    public bool HasTag(string tag) => root.GetProperty("tags").EnumerateArray().Any(each => each.GetString() == tag);

    public ImprovementDirection Direction => Input(root, "direction").GetString() switch
    {
        "increase" => ImprovementDirection.Higher,
        "decrease" => ImprovementDirection.Lower,
        _ => ImprovementDirection.Neither,
    };

    public PeerAnswer? Of(string peer) =>
        root.GetProperty("expected").TryGetProperty(peer, out var answer) && !answer.TryGetProperty("error", out _) ? new(answer, Values.Length) : null;

    /// <summary>What the SQL tool answers with its own default, which is not to screen.</summary>
    public PeerAnswer? SqlUnscreened => Screens ? Of("nhsesql")?.Inner("screenedOff") : Of("nhsesql");

    public ChartReading Read() => ChartBuilder.Read(Values, new()
    {
        Direction = Direction,
        Rebases = [.. Rebases.Select(ChartBuilder.Month)],
        LeftOut = LeftOut.Select(ChartBuilder.Month).ToHashSet(),
        BaselinePoints = Baseline,
        Targets = Target is { } target ? [new(ChartBuilder.Start, null, target)] : [],
        LeastPoints = 1,
    });

    /// <summary>Whether a point lies beside the peer's own line by no more than rounding, so that its order of adding up decides the flag.</summary>
    public bool IsDecidedByRounding(PeerAnswer peer) =>
        HasTag("numeric") || Lines.Any(name => peer.Line(name).Zip(Values).Any(pair => IsBeside(pair.First, pair.Second)));

    private static bool IsBeside(double? line, double? value) =>
        line is { } at && value is { } point && !at.Equals(point) && Math.Abs(at - point) <= 1e-12 * Math.Max(1, Math.Abs(at));

    /// <summary>Whether a peer that drops large moving ranges would drop none here.</summary>
    public bool ScreeningChangesNothing
    {
        get
        {
            int[] starts = [0, .. Rebases, Values.Length];
            return !Screens || starts.Zip(starts.Skip(1)).All(part => KeepsAllRanges(part.First, part.Second));
        }
    }

    private bool KeepsAllRanges(int from, int to)
    {
        var used = Enumerable.Range(from, to - from).Where(i => !LeftOut.Contains(i)).Take(Baseline ?? int.MaxValue).Select(i => Values[i]).ToArray();
        var ranges = used.Zip(used.Skip(1)).Where(pair => pair is (not null, not null)).Select(pair => Math.Abs(pair.Second!.Value - pair.First!.Value)).ToArray();
        return ranges.Length == 0 || ranges.Max() < 3.26 * ranges.Average();
    }

    private static JsonElement Input(JsonElement root, string name) => root.GetProperty("input").GetProperty(name);

    private static int[] Whole(JsonElement root, string name) => [.. Input(root, name).EnumerateArray().Select(each => each.GetInt32())];

    private static double? Number(JsonElement value) => value.ValueKind == JsonValueKind.Null ? null : value.GetDouble();

    private static IEnumerable<GoldenCase> Load(string file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", file)));
        foreach (var each in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            yield return new(each.Clone());
        }
    }
}
