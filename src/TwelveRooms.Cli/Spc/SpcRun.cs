using System.Globalization;
using System.Text.Json;
using TwelveRooms.Cli.Spc.Conventions;
using TwelveRooms.Platform;

namespace TwelveRooms.Cli.Spc;

/// <summary>Answers a whole file of cases.</summary>
internal static class SpcRun
{
    public static async Task<Outcome<string>> AnswerAsync(SpcConvention convention, FileInfo input, FileInfo output, CancellationToken cancel)
    {
        JsonDocument document;
        try
        {
            await using var stream = input.OpenRead();
            document = await JsonDocument.ParseAsync(stream, cancellationToken: cancel);
        }
        catch (JsonException e)
        {
            return Refusal.Invalid("spc-cases", $"The file of cases is not JSON: {e.Message}");
        }

        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("cases", out var cases))
            {
                return Refusal.Invalid("spc-cases", "The file holds no \"cases\". See docs/guide/spc-conventions.md for its form.");
            }

            await using var file = output.Create();
            await using var json = new Utf8JsonWriter(file);
            var count = Write(convention, cases, json);
            return string.Create(CultureInfo.InvariantCulture, $"{count} of {cases.GetArrayLength()} cases answered as {convention.Name}");
        }
    }

    private static int Write(SpcConvention convention, JsonElement cases, Utf8JsonWriter json)
    {
        var count = 0;
        json.WriteStartObject();
        json.WriteStartArray("results");
        foreach (var each in cases.EnumerateArray())
        {
            if (WriterOf(convention, each) is not { } write)
            {
                continue;
            }

            json.WriteStartObject();
            json.WriteString("id", each.GetProperty("id").GetString());
            Result(write, json);
            json.WriteEndObject();
            count++;
        }

        json.WriteEndArray();
        json.WriteEndObject();
        return count;
    }

    /// <summary>What writes the fields of a case, or null when the program draws no such chart.</summary>
    private static Action<Utf8JsonWriter>? WriterOf(SpcConvention convention, JsonElement each)
    {
        if (convention.WriteFunnel is { } funnel)
        {
            return each.GetProperty("chart").GetString() == "funnel" ? json => funnel(each.GetProperty("input"), json) : null;
        }

        return SpcCase.From(each) is { } @case ? json => convention.Write(@case, json) : null;
    }

    /// <summary>A case that cannot be charted is answered by its reason, and the others are answered all the same.</summary>
    private static void Result(Action<Utf8JsonWriter> write, Utf8JsonWriter json)
    {
        using var buffer = new MemoryStream();
        try
        {
            using (var inner = new Utf8JsonWriter(buffer))
            {
                inner.WriteStartObject();
                write(inner);
                inner.WriteEndObject();
            }

            json.WritePropertyName("result");
            json.WriteRawValue(buffer.ToArray());
        }
        catch (ArgumentException e)
        {
            json.WriteStartObject("result");
            json.WriteEndObject();
            json.WriteString("error", e.Message);
        }
    }
}
