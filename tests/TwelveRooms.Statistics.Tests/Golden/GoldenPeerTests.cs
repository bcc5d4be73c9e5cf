using System.Text.Json;
using TwelveRooms.Cli.Spc.Conventions;

namespace TwelveRooms.Statistics.Tests.Golden;

/// <summary>Every field of every peer, over every kind of chart. Where one differs, its case is named here and told in docs/guide/spc-conventions.md.</summary>
public sealed class GoldenPeerTests
{
    private static readonly string[] Families = ["xmr-1", "xmr-2", "mr-1", "run-1", "p-1", "pp-1", "u-1", "up-1", "c-1", "np-1", "xbar-1", "s-1", "g-1", "t-1"];

    [Fact]
    public void Everything_of_NHSRplotthedots_agrees() => Holds("nhsr", judged: 5_330, []);

    /// <summary>Points on a line, on which the transliterated query falls to either side by its last bit.</summary>
    [Fact]
    public void Everything_of_the_NHS_England_query_agrees_but_ties_in_the_last_bit() =>
        Holds("nhsesql", judged: 5_681, ["xmr-0123", "xmr-0150", "xmr-0360", "xmr-0365", "xmr-0370"]);

    /// <summary>The one case has a point on the limit.</summary>
    [Fact]
    public void Everything_of_qicharts2_agrees_but_one_tie_in_the_last_bit() => Holds("qicharts2", judged: 5_520, ["xmr-0361"]);

    [Fact]
    public void Everything_of_qcc_agrees() => Holds("qcc", judged: 5_000, []);

    /// <summary>Two constant lines that its order of adding up moves off their own centre, a point on a limit, and two bugs: a baseline with segments, and a ratio over zero.</summary>
    [Fact]
    public void Everything_of_PowerBI_SPC_agrees_but_its_ties_and_two_bugs() =>
        Holds("pbispc", judged: 14_000, ["xmr-0123", "xmr-0361", "run-0008", "p-0060", "t-0046"]);

    private static void Holds(string peer, int judged, string[] differ)
    {
        var convention = SpcConvention.All.Single(each => each.Name == peer);
        var (count, wrong) = (0, new SortedDictionary<string, string>(StringComparer.Ordinal));
        foreach (var @case in Families.SelectMany(Cases))
        {
            if (!@case.GetProperty("expected").TryGetProperty(peer, out var theirs) || theirs.TryGetProperty("error", out _) || IsNoTruth(peer, @case))
            {
                continue;
            }

            foreach (var (field, agrees) in PeerJudge.Fields(theirs, Answer(convention, @case), Points(@case, theirs)))
            {
                count++;
                if (!agrees)
                {
                    wrong[@case.GetProperty("id").GetString()!] = field;
                }
            }
        }

        Assert.Equal(differ.Order(), wrong.Keys);
        Assert.True(count >= judged, $"only {count} fields were judged");
    }

    /// <summary>Decided by the order of adding up, or a bug of the program that ran.</summary>
    private static bool IsNoTruth(string peer, JsonElement @case) =>
        @case.GetProperty("tags").EnumerateArray().Any(tag => tag.GetString() == "numeric")
        || (peer == "pbispc" && @case.GetProperty("chart").GetString() == "mr" && @case.GetProperty("input").GetProperty("fixAfter").ValueKind == JsonValueKind.Number);

    private static int Points(JsonElement @case, JsonElement theirs)
    {
        if (theirs.TryGetProperty("rows", out var rows))
        {
            return rows.GetArrayLength();
        }

        var input = @case.GetProperty("input");
        return input.GetProperty("y").ValueKind == JsonValueKind.Array ? input.GetProperty("y").GetArrayLength() : input.GetProperty("subgroups").GetArrayLength();
    }

    private static JsonElement Answer(SpcConvention convention, JsonElement @case)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            convention.Write(SpcCase.From(@case)!, json);
            json.WriteEndObject();
        }

        using var document = JsonDocument.Parse(buffer.ToArray());
        return document.RootElement.Clone();
    }

    private static IEnumerable<JsonElement> Cases(string family)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Golden", family + ".json")));
        foreach (var @case in document.RootElement.GetProperty("cases").EnumerateArray())
        {
            yield return @case.Clone();
        }
    }
}
