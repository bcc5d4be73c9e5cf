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
            if (document.RootElement.ValueKind != JsonValueKind.Object
                || !document.RootElement.TryGetProperty("cases", out var cases) || cases.ValueKind != JsonValueKind.Array)
            {
                return Refusal.Invalid("spc-cases", "The file holds no list \"cases\". See docs/guide/spc-conventions.md for its form.");
            }

            if (Unnamed(cases) is { Count: > 0 } problems)
            {
                return Refusal.Invalid("spc-cases", "Each case needs an \"id\" of its own, so that its answer can be found.") with { Problems = problems };
            }

            try
            {
                await using var file = output.Create();
                await using var json = new Utf8JsonWriter(file);
                return Words(convention, cases.GetArrayLength(), Write(convention, cases, json));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return Refusal.Invalid("spc-output", $"The answers cannot be written to {output.FullName}: {e.Message}");
            }
        }
    }

    private static List<Problem> Unnamed(JsonElement cases)
    {
        var (problems, seen, at) = (new List<Problem>(), new HashSet<string>(StringComparer.Ordinal), 0);
        foreach (var each in cases.EnumerateArray())
        {
            at++;
            if (each.ValueKind != JsonValueKind.Object || !each.TryGetProperty("id", out var id) || id.ValueKind != JsonValueKind.String)
            {
                problems.Add(new(0, $"case {at}", "It is no object with an \"id\" that is text."));
            }
            else if (!seen.Add(id.GetString()!))
            {
                problems.Add(new(0, $"case {at}", $"The id \"{id.GetString()}\" stands for another case already."));
            }
        }

        return problems;
    }

    private static string Words(SpcConvention convention, int cases, (int Answered, int Refused) count) => string.Create(
        CultureInfo.InvariantCulture,
        $"{count.Answered} of {cases} cases answered as {convention.Name}{(count.Refused == 0 ? "" : $"; {count.Refused} cannot be charted, and say why in \"error\"")}");

    private static (int Answered, int Refused) Write(SpcConvention convention, JsonElement cases, Utf8JsonWriter json)
    {
        var (answered, refused) = (0, 0);
        json.WriteStartObject();
        json.WriteStartArray("results");
        foreach (var each in cases.EnumerateArray())
        {
            var (result, error) = Result(convention, each);
            if (result is null && error is null)
            {
                continue;
            }

            json.WriteStartObject();
            json.WriteString("id", each.GetProperty("id").GetString());
            json.WritePropertyName("result");
            json.WriteRawValue(result ?? "{}"u8);
            if (error is not null)
            {
                json.WriteString("error", error);
            }

            json.WriteEndObject();
            (answered, refused) = error is null ? (answered + 1, refused) : (answered, refused + 1);
        }

        json.WriteEndArray();
        json.WriteEndObject();
        return (answered, refused);
    }

    /// <summary>A case that cannot be charted has its reason instead of a result, and the others are answered all the same. Neither: the program draws no such chart.</summary>
    private static (byte[]? Result, string? Error) Result(SpcConvention convention, JsonElement each)
    {
        try
        {
            if (WriterOf(convention, each) is not { } write)
            {
                return default;
            }

            using var buffer = new MemoryStream();
            using (var inner = new Utf8JsonWriter(buffer))
            {
                inner.WriteStartObject();
                write(inner);
                inner.WriteEndObject();
            }

            return (buffer.ToArray(), null);
        }
        catch (ArgumentException e)
        {
            return (null, e.Message);
        }
    }

    private static Action<Utf8JsonWriter>? WriterOf(SpcConvention convention, JsonElement each)
    {
        // Read first, so that a case which no program understands is told by every one of them.
        var @case = SpcCase.From(each);
        return @case is null
            ? convention.WriteFunnel is { } funnel ? json => funnel(CaseFields.InputOf(each), json) : null
            : convention.WriteFunnel is null ? json => convention.Write(@case, json) : null;
    }
}
