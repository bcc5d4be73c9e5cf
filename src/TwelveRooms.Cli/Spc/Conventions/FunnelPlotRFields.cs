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
        if (CaseFields.Options(input) is not { } asked || CaseFields.Word(asked, "dataType", "PR", "RC", "SR") is not { } type)
        {
            throw new ArgumentException("A funnel needs \"opts\" with \"dataType\", \"adjusted\" and \"limit\".", nameof(input));
        }

        var kind = type switch
        {
            "PR" => FunnelKind.Proportion,
            "RC" => FunnelKind.Rate,
            _ => FunnelKind.StandardisedRatio,
        };
        var isShmi = kind == FunnelKind.StandardisedRatio && CaseFields.Word(asked, "srMethod", "SHMI", "CQC") != "CQC";
        var limit = CaseFields.Count(asked, "limit") ?? 99;
        if (limit is not (95 or 99))
        {
            throw new ArgumentException($"The limit is 95 or 99, and not {limit}.", nameof(input));
        }

        var adjusts = CaseFields.Flag(asked, "adjusted");
        var (numerators, denominators) = (CaseFields.Numbers(input, "y") ?? [], CaseFields.Numbers(input, "n") ?? []);
        if (numerators.Length != denominators.Length || numerators.Length == 0)
        {
            throw new ArgumentException($"A funnel needs as many \"n\" as \"y\", and at least one: here are {denominators.Length} and {numerators.Length}.", nameof(input));
        }

        var funnel = FunnelPlot.ByStratum([.. numerators.Zip(denominators, (y, n) => (y, n)).Select((pair, i) => new FunnelUnit($"u{i + 1:000}", "all", pair.y, pair.n))], new()
        {
            Kind = kind,
            AdjustsForDispersion = adjusts,
            Convention = FunnelConvention.FunnelPlotR(kind, isShmi),
        })[0];

        return Answer(funnel, adjusts, CaseFields.Number(input, "multiply") ?? 1, limit == 95);
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

    private static JsonNode? Value(double? value) => value switch
    {
        null or double.NaN => null,
        double.PositiveInfinity => "Infinity",
        double.NegativeInfinity => "-Infinity",
        { } number => JsonValue.Create(number),
    };
}
