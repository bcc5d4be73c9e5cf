using System.Text.Json;

namespace TwelveRooms.Measures.ImportPublished;

/// <summary>The answer to a published file for programs: one object.</summary>
internal static class PublishedJson
{
    public static void Write(Stream output, PublishedImport import)
    {
        using var json = new Utf8JsonWriter(output, new() { Indented = true });
        json.WriteStartObject();
        json.WriteStartObject("file_level");
        json.WriteString("file", import.File.FileName);
        json.WriteString("sha256", import.File.Hash);
        json.WriteString("layout", import.File.Layout);
        json.WriteEndObject();
        json.WriteStartObject("totals");
        json.WriteNumber("rows", import.File.Rows.Count);
        json.WriteNumber("new", import.New);
        json.WriteNumber("changed", import.Changed);
        json.WriteNumber("same", import.Same);
        json.WriteNumber("earlier_status", import.Older);
        json.WriteNumber("repeated", import.File.Repeated);
        json.WriteNumber("not_read", import.File.Problems.Count);
        json.WriteNumber("series", import.Series);
        json.WriteNumber("units", import.Units);
        json.WriteEndObject();
        json.WriteStartArray("unmatched");
        foreach (var code in import.Unmatched)
        {
            json.WriteStartObject();
            json.WriteString("code", code.Code);
            json.WriteString("name", code.Name);
            json.WriteString("level", code.Level.ToString().ToLowerInvariant());
            json.WriteNumber("rows", code.Rows);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("problems");
        foreach (var problem in import.File.Problems)
        {
            json.WriteStartObject();
            json.WriteNumber("line", problem.Line);
            json.WriteString("column", problem.Column);
            json.WriteString("message", problem.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("notes");
        foreach (var note in import.Notes)
        {
            json.WriteStringValue(note);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }
}
