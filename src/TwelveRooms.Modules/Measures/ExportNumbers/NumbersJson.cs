using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using TwelveRooms.Measures.Domain;

namespace TwelveRooms.Measures.ExportNumbers;

/// <summary>Numbers as one JSON object. Its points can be sent to POST /api/v1/points as they stand; what the chart says beside them is passed over there.</summary>
internal static class NumbersJson
{
    private const int HeldBytes = 64 * 1024;
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static async Task<int> WriteAsync(NumbersOut numbers, Stream stream, CancellationToken cancel)
    {
        await using var json = new Utf8JsonWriter(stream, Options);
        var (charts, rows) = (new List<ChartLine>(), 0);
        json.WriteStartObject();
        json.WriteString("unit", numbers.Unit.Code ?? numbers.Unit.Id.Value.ToString());
        json.WriteString("name", numbers.Unit.Name);
        json.WriteStartArray("points");
        await foreach (var chart in numbers.Charts.WithCancellation(cancel))
        {
            charts.Add(ChartLine.Of(chart));
            foreach (var line in NumberLine.Of(chart, numbers.Provider))
            {
                Write(json, line);
                rows++;
                if (json.BytesPending > HeldBytes)
                {
                    await json.FlushAsync(cancel);
                }
            }
        }

        json.WriteEndArray();
        json.WriteStartArray("charts");
        charts.ForEach(chart => Write(json, chart));
        json.WriteEndArray();
        json.WriteEndObject();
        return rows;
    }

    private static void Write(Utf8JsonWriter json, NumberLine line)
    {
        json.WriteStartObject();
        json.WriteString("provider", line.Provider?.Code);
        json.WriteString("unit", line.Unit.Code ?? line.Unit.Name);
        json.WriteString("unitName", line.Unit.Name);
        json.WriteString("measure", line.Measure.Code);
        json.WriteString("measureName", line.Measure.Name);
        json.WriteString("period", line.Read.Point.Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        json.WriteString("state", StateWords.Of(line.Read.Point.State));
        Number("numerator", line.Numerator);
        Number("denominator", line.Denominator);
        json.WriteString("reason", line.Note);
        json.WriteString("origin", line.Origin.Word());
        Number("value", line.Value);
        json.WriteString("meaning", line.Read.Look.ToString());
        json.WriteString("rules", line.Rules);
        Number("average", NumberLine.Rounded(line.Lines.Centre.OrNull()));
        Number("lower", NumberLine.Rounded(line.Lines.Lower.OrNull()));
        Number("upper", NumberLine.Rounded(line.Lines.Upper.OrNull()));
        json.WriteString("marks", line.Marks);
        json.WriteEndObject();

        void Number(string name, double? number)
        {
            if (number is { } n)
            {
                json.WriteNumber(name, n);
            }
            else
            {
                json.WriteNull(name);
            }
        }
    }

    private static void Write(Utf8JsonWriter json, ChartLine chart)
    {
        json.WriteStartObject();
        json.WriteString("unit", chart.Unit.Code ?? chart.Unit.Name);
        json.WriteString("measure", chart.Measure.Code);
        json.WriteString("name", chart.Measure.Name);
        json.WriteString("variation", chart.Variation.ToString());
        json.WriteString("assurance", chart.Assurance.ToString());
        json.WriteString("shows", chart.Words.Shows);
        json.WriteString("howSure", chart.Words.HowSure);
        json.WriteString("askNext", chart.Words.AskNext);
        json.WriteString("chart", MeasureCharts.KeyOf(chart.Kind));
        json.WriteString("source", chart.Source);
        json.WriteEndObject();
    }
}
