using System.Text.Json;
using System.Text.Json.Nodes;
using TwelveRooms.Statistics.Funnels;

namespace TwelveRooms.Cli.Spc.Conventions;

/// <summary>The fields of FunnelPlotR.</summary>
internal static class FunnelPlotRFields
{
    /// <summary>Answers a funnel as FunnelPlotR 0.6.0 would.</summary>
    /// <exception cref="ArgumentException">A number of the case cannot be in a funnel; the message says which.</exception>
    public static void Write(JsonElement input, Utf8JsonWriter json)
    {
        foreach (var (name, value) in Of(input))
        {
            json.WritePropertyName(name);
            if (value is null)
            {
                json.WriteNullValue();
            }
            else
            {
                value.WriteTo(json);
            }
        }
    }

    private static JsonObject Of(JsonElement input)
    {
        if (!input.TryGetProperty("opts", out var asked) || !asked.TryGetProperty("dataType", out var type))
        {
            throw new ArgumentException("A funnel needs \"opts\" with \"dataType\", \"adjusted\" and \"limit\".", nameof(input));
        }

        var kind = type.GetString() switch
        {
            "PR" => FunnelKind.Proportion,
            "RC" => FunnelKind.Rate,
            "SR" => FunnelKind.StandardisedRatio,
            var other => throw new ArgumentException($"The dataType '{other}' is not PR, RC or SR.", nameof(input)),
        };
        var isShmi = kind == FunnelKind.StandardisedRatio && asked.TryGetProperty("srMethod", out var method) && method.GetString() != "CQC";
        var adjusts = asked.GetProperty("adjusted").GetBoolean();
        var units = input.GetProperty("y").EnumerateArray()
            .Zip(input.GetProperty("n").EnumerateArray(), (y, n) => (Numerator: Number(y), Denominator: Number(n)))
            .Select((pair, i) => new FunnelUnit($"u{i + 1:000}", "all", pair.Numerator, pair.Denominator));
        var funnel = FunnelPlot.ByStratum([.. units], new()
        {
            Kind = kind,
            AdjustsForDispersion = adjusts,
            Convention = FunnelConvention.FunnelPlotR(kind, isShmi),
        })[0];

        return Answer(funnel, adjusts, input.GetProperty("multiply").GetDouble(), asked.GetProperty("limit").GetInt32() == 95);
    }

    private static JsonObject Answer(FunnelPlot funnel, bool adjusts, double multiply, bool inner)
    {
        JsonArray Line(Func<FunnelPoint, double?> value) => [.. funnel.Points.Select(point => Value(value(point)))];
        JsonArray Limit(Func<FunnelPoint, FunnelLimits?> limits, Func<FunnelLimits, double> one) =>
            Line(point => limits(point) is { } at ? multiply * one(at) : null);
        FunnelLimits? Chance(FunnelPoint point) => point.ByChance;
        FunnelLimits? Widened(FunnelPoint point) => point.Widened;

        return new()
        {
            ["target"] = Value(funnel.Target),
            ["phi"] = Value(adjusts ? funnel.Dispersion.Ratio : 0),
            ["tau2"] = Value(adjusts ? funnel.Dispersion.Spread : 0),
            ["drawAdjusted"] = funnel.IsWidened,
            ["drawUnadjusted"] = !funnel.IsWidened,
            ["ratio"] = Line(point => point.Ratio),
            ["z"] = Line(point => point.Score),
            ["wz"] = Line(point => point.TrimmedScore),
            ["lcl95"] = Limit(Chance, at => at.Lower95),
            ["ucl95"] = Limit(Chance, at => at.Upper95),
            ["lcl998"] = Limit(Chance, at => at.Lower998),
            ["ucl998"] = Limit(Chance, at => at.Upper998),
            ["odLcl95"] = Limit(Widened, at => at.Lower95),
            ["odUcl95"] = Limit(Widened, at => at.Upper95),
            ["odLcl998"] = Limit(Widened, at => at.Lower998),
            ["odUcl998"] = Limit(Widened, at => at.Upper998),
            ["outlier"] = string.Concat(funnel.Points.Select(point => IsOutlier(point.Place, inner) ? '1' : point.Ratio is null ? '?' : '.')),
        };
    }

    private static bool IsOutlier(FunnelPlace place, bool inner) =>
        place is FunnelPlace.BelowOuter or FunnelPlace.AboveOuter || (inner && place is (FunnelPlace.BelowInner or FunnelPlace.AboveInner));

    private static double? Number(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetDouble() : null;

    private static JsonNode? Value(double? value) => value switch
    {
        null or double.NaN => null,
        double.PositiveInfinity => "Infinity",
        double.NegativeInfinity => "-Infinity",
        { } number => JsonValue.Create(number),
    };
}
