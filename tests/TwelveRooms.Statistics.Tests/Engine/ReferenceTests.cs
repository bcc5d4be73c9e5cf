using System.Text.Json;
using TwelveRooms.Cli.Spc.Conventions;

namespace TwelveRooms.Statistics.Tests.Engine;

/// <summary>Published worked examples; each names its source in Golden/references.json (Montgomery's book, Mohammed et al. 2013, PowerBI-SPC's own tests).</summary>
public sealed class ReferenceTests
{
    private static readonly JsonElement References = Read();

    public static TheoryData<string> Names => [.. References.EnumerateObject().Select(reference => reference.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_published_lines_are_ours(string name)
    {
        var reference = References.GetProperty(name);
        var reading = ReadingOf(reference);
        var tolerance = reference.GetProperty("tolerance").GetDouble();
        var compared = 0;
        foreach (var (line, sigmas) in (ReadOnlySpan<(string, double)>)[("cl", 0), ("lcl", -3), ("ucl", 3), ("lcl2", -2), ("ucl2", 2)])
        {
            if (!reference.TryGetProperty(line, out var published))
            {
                continue;
            }

            var theirs = Line(published, reading.Points.Count);
            for (var i = 0; i < theirs.Length; i++)
            {
                if (theirs[i] is { } value)
                {
                    Assert.Equal(value, reading.LineAt(i, sigmas)!.Value, tolerance * 1.02 * Math.Max(1, tolerance < 1e-8 ? Math.Abs(value) : 1));
                    compared++;
                }
            }
        }

        Assert.True(compared >= reading.Points.Count, $"only {compared} points of lines were compared");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void The_published_signals_and_runs_are_ours(string name)
    {
        var reference = References.GetProperty(name);
        if (!reference.TryGetProperty("sigmaSignal", out var signals))
        {
            return; // the example publishes lines alone
        }

        var reading = ReadingOf(reference);
        var ours = reading.Points.Select(point => (point.Flags & (SpcRules.AboveLimits | SpcRules.BelowLimits)) != 0 ? '1' : '.');

        Assert.Equal(signals.GetString(), string.Concat(ours));
        if (reading.Segments.Count == 1)
        {
            var runs = reading.Runs(0);
            Assert.Equal(
                (reference.GetProperty("longestRun").GetInt32(), reference.GetProperty("longestRunMax").GetInt32(), reference.GetProperty("crossings").GetInt32(), reference.GetProperty("crossingsMin").GetInt32()),
                (runs.LongestRun, runs.LongestRunLimit, runs.Crossings, runs.CrossingsLimit));
        }
    }

    private static SpcReading ReadingOf(JsonElement reference)
    {
        var kind = SpcCase.KindOf(reference.GetProperty("chart").GetString())!.Value;
        var sizes = Numbers(reference, "yLength");
        var data = new ChartData
        {
            Values = Values(reference, kind),
            Denominators = kind.NeedsSubgroups() ? sizes : kind.NeedsDenominators() ? Numbers(reference, "n") ?? Level(reference) : null,
            Spreads = kind.NeedsSubgroups() ? Numbers(reference, "ySd") : null,
            LeftOut = [.. (Numbers(reference, "settings", "exclude") ?? []).Select(at => (int)at!.Value)],
            Rebases = Rebases(reference),
            Multiplier = Number(reference, "multiply") ?? 1,
        };
        return SpcChart.Read(data, SpcPresets.QiCharts2 with { Kind = kind, BaselinePoints = (int)(Number(reference, "fixAfter") ?? 0) });
    }

    /// <summary>Individual values may come as sums over denominators.</summary>
    private static double?[] Values(JsonElement reference, ChartKind kind)
    {
        var sums = Numbers(reference, kind.NeedsSubgroups() ? "yMean" : "ySum")!;
        return kind == ChartKind.Individuals && Numbers(reference, "n") is { } sizes ? [.. sums.Zip(sizes, (sum, size) => sum / size)] : sums;
    }

    private static int[] Rebases(JsonElement reference) => reference.TryGetProperty("segment", out var segments)
        ? Starts([.. segments.EnumerateArray().Select(each => each.ToString())])
        : Number(reference, "rebase") is { } at ? [(int)at] : [];

    private static int[] Starts(string[] names) => [.. Enumerable.Range(1, names.Length - 1).Where(i => names[i] != names[i - 1])];

    private static double?[] Level(JsonElement reference) =>
        Line(reference.GetProperty("n"), reference.GetProperty("ySum").GetArrayLength());

    private static double? Number(JsonElement reference, string name) =>
        reference.TryGetProperty("settings", out var settings) && settings.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    private static double?[]? Numbers(JsonElement element, params string[] path)
    {
        foreach (var name in path)
        {
            if (!element.TryGetProperty(name, out element))
            {
                return null;
            }
        }

        return element.ValueKind == JsonValueKind.Array ? [.. element.EnumerateArray().Select(Number)] : null;
    }

    private static double?[] Line(JsonElement value, int points) =>
        value.ValueKind == JsonValueKind.Array ? [.. value.EnumerateArray().Select(Number)]
        : value.TryGetProperty("all", out var all) ? [.. Enumerable.Repeat(Number(all), points)]
        : [.. value.GetProperty("rle").EnumerateArray().SelectMany(run => Enumerable.Repeat(Number(run[0]), run[1].GetInt32()))];

    private static double? Number(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    private static JsonElement Read()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", "references.json")));
        return document.RootElement.GetProperty("references").Clone();
    }
}
