using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using TwelveRooms.Measures.ImportPoints.Checking;
using TwelveRooms.Organisations.Contracts;

namespace TwelveRooms.Measures.ImportPoints;

/// <summary>An import as one JSON object: the file, the totals, and every row with its outcome, its codes and its words.</summary>
internal static class PointsJson
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <param name="stream">Where it goes.</param>
    /// <param name="import">What is told.</param>
    public static void Write(Stream stream, PointsImport import)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        var points = import.Points;
        json.WriteStartObject();
        json.WriteString("file", points.FileName);
        WriteFile(json, points);
        json.WriteStartObject("totals");
        json.WriteNumber("accepted", points.Count(RowOutcome.Accept));
        json.WriteNumber("accepted_with_warning", points.Count(RowOutcome.AcceptWithWarning));
        json.WriteNumber("rejected", points.Count(RowOutcome.Reject));
        json.WriteNumber("ignored", points.Count(RowOutcome.Ignore));
        json.WriteEndObject();
        json.WriteStartObject("against_stored");
        json.WriteNumber("new", import.New);
        json.WriteNumber("changed", import.Changed);
        json.WriteNumber("same", import.Same);
        json.WriteEndObject();
        WriteText(json, "import", import.Import?.ToString());
        json.WriteStartArray("rows");
        for (var i = 0; i < points.Rows.Count; i++)
        {
            WriteRow(json, points, points.Rows[i], import.Providers);
            if (json.BytesPending > 64 * 1024)
            {
                json.Flush();
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteFile(Utf8JsonWriter json, CheckedPoints points)
    {
        json.WriteStartObject("file_level");
        WriteText(json, "encoding", points.Format?.Encoding);
        json.WriteBoolean("bom", points.Format?.HasMark ?? false);
        WriteText(json, "delimiter", points.Format?.Delimiter?.ToString());
        json.WritePropertyName("header_line");
        var lines = points.Layout?.HeaderLines ?? [];
        if (lines.Count > 1)
        {
            json.WriteStartArray();
            foreach (var line in lines)
            {
                json.WriteNumberValue(line);
            }

            json.WriteEndArray();
        }
        else if (lines.Count == 1)
        {
            json.WriteNumberValue(lines[0]);
        }
        else
        {
            json.WriteNullValue();
        }

        WriteText(json, "layout", points.Layout?.Name);
        WriteText(json, "sheet", points.Format?.Sheet);
        json.WriteString("file_outcome", points.IsRefused ? "refuse_whole_file" : "partial_or_full_import");
        json.WriteStartArray("file_codes");
        foreach (var code in points.Remarks.Select(r => r.Code).Distinct())
        {
            json.WriteStringValue(ImportWords.Of(code));
        }

        json.WriteEndArray();
        json.WriteStartArray("messages");
        foreach (var remark in points.Remarks)
        {
            json.WriteStringValue(remark.Message);
        }

        json.WriteEndArray();
        json.WriteStartObject("mapping");
        foreach (var (heading, field) in (points.Layout?.Mapping ?? []).DistinctBy(m => m.Heading))
        {
            WriteText(json, heading, field.Length == 0 ? null : field);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter json, CheckedPoints points, CheckedRow row, IReadOnlyDictionary<int, string> providerOf)
    {
        json.WriteStartObject();
        if (row.Across is null)
        {
            json.WriteNumber("line", row.Line);
        }
        else
        {
            json.WriteString("line", $"{row.Line}:{row.Across}");
        }

        json.WriteString("outcome", ImportWords.Of(row.Outcome));
        json.WriteStartArray("codes");
        foreach (var code in (row.Remarks ?? []).Select(r => r.Code).Distinct())
        {
            json.WriteStringValue(ImportWords.Of(code));
        }

        json.WriteEndArray();
        WriteText(json, "message", row.Remarks is null ? null : string.Join(' ', row.Remarks.Select(r => r.Message).Distinct()));
        if (row.IsTaken || (row.Outcome == RowOutcome.Ignore && row.Unit >= 0))
        {
            WriteNormalised(json, points, row, providerOf);
        }

        json.WriteEndObject();
    }

    private static void WriteNormalised(Utf8JsonWriter json, CheckedPoints points, CheckedRow row, IReadOnlyDictionary<int, string> providerOf)
    {
        var unit = points.Units[row.Unit];
        json.WriteStartObject("normalised");
        WriteText(json, "provider_code", unit.Kind == UnitKind.Provider ? unit.Code : providerOf.GetValueOrDefault(unit.Number));
        WriteText(json, "ward_code", unit.Kind == UnitKind.Provider ? null : unit.Code ?? unit.Id.Value.ToString());
        WriteText(json, "ward_name", unit.Kind == UnitKind.Provider ? null : unit.Name);
        json.WriteString("measure", points.Measures[row.Measure].Code);
        json.WriteString("period", DateOnly.FromDayNumber(row.Period).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        WriteNumber(json, "numerator", row.Numerator);
        WriteNumber(json, "denominator", row.Denominator);
        json.WriteString("value_status", row.Status.Word());
        WriteText(json, "note", row.Note);
        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double number)
    {
        if (double.IsNaN(number))
        {
            json.WriteNull(name);
        }
        else
        {
            json.WriteNumber(name, number);
        }
    }

    private static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (text is null)
        {
            json.WriteNull(name);
        }
        else
        {
            json.WriteString(name, text);
        }
    }
}
