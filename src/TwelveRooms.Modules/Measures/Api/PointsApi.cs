using System.ComponentModel;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using TwelveRooms.Measures.ImportPoints;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Files;
using TwelveRooms.Platform.Text;

namespace TwelveRooms.Measures.Api;

/// <summary>One number of many.</summary>
/// <param name="Unit">The code or id of the ward.</param>
/// <param name="Measure">The code or id of the measure.</param>
/// <param name="Period">Any day of the period, as 2026-03-31; or a month, as 2026-03.</param>
/// <param name="State">reported, confirmed_zero, not_collected, not_applicable, ward_closed, suppressed (or hidden) or missing (or not_reported); reported when left out.</param>
/// <param name="Numerator">A number, or a text that holds one.</param>
/// <param name="Denominator">A number, or a text that holds one; left out where the measure has none.</param>
/// <param name="Reason">A note, why it was not counted, or why it changes.</param>
/// <param name="Origin">As our own files say it: a number that was added up, worked out, published or never came in is passed over. Left out by others.</param>
internal sealed record BatchPointBody(
    string? Unit, string? Measure, string? Period, string? State, JsonElement? Numerator, JsonElement? Denominator, string? Reason, string? Origin = null);

/// <summary>Many numbers at once.</summary>
/// <param name="Points">At most 10,000.</param>
/// <param name="AllOrNone">true takes nothing when one number cannot be taken.</param>
/// <param name="Reason">Why stored numbers change, for those that give no reason of their own.</param>
internal sealed record BatchBody(IReadOnlyList<BatchPointBody>? Points, bool? AllOrNone, string? Reason);

/// <summary>/api/v1/points: many numbers as JSON or as a file, by the same handler as the pages and the command line.</summary>
internal static class PointsApi
{
    private const int MostPoints = 10_000;
    private const long MostBytes = 260L * 1024 * 1024;

    public static void MapPointsApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/points").WithTags("Measures")
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status429TooManyRequests);
        api.MapPost("", PostBatchAsync).WithName("recordNumbers").WithSummary("Put in many numbers at once. The same batch again changes nothing")
            .WithDescription("Each number is answered by its place, counted from 1, with its outcome, its codes and words. A number that is stored already changes nothing, so the same batch may be sent again.")
            .Produces<object>(StatusCodes.Status200OK, "application/json");
        api.MapPost("/import", PostFileAsync).WithName("importNumbers").WithSummary("Put in the numbers of a file, CSV or Excel workbook. The same file again changes nothing")
            .Accepts<string>("text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
            .WithDescription("The answer is the one of the command line: the file, the totals, and every row. The same file again changes nothing.")
            .WithMetadata(new RequestSizeLimitAttribute(MostBytes))
            .Produces<object>(StatusCodes.Status200OK, "application/json");
    }

    private static async Task<IResult> PostBatchAsync([FromBody] BatchBody body, PointsImporter handler, CurrentViewer current, CancellationToken cancel)
    {
        if (body.Points is not { Count: > 0 } points)
        {
            return RefusalResults.Problem(Refusal.Invalid("points-missing", "Send at least one number in points.", "Points"));
        }

        if (points.Count > MostPoints)
        {
            return RefusalResults.Problem(Refusal.Invalid("points-too-many", $"{points.Count} numbers came at once; at most {MostPoints} are taken. Send them in several batches, or as a file.", "Points"));
        }

        var table = new StringBuilder("unit,measure,period,state,numerator,denominator,reason,origin\n");
        foreach (var point in points)
        {
            table.AppendJoin(',', Quoted(point.Unit), Quoted(point.Measure), Quoted(point.Period), Quoted(point.State), Quoted(Text(point.Numerator)), Quoted(Text(point.Denominator)), Quoted(point.Reason is { } reason ? CsvText.Guarded(reason) : null), Quoted(point.Origin)).Append('\n');
        }

        var bytes = Encoding.UTF8.GetBytes(table.ToString());
        return await AnswerAsync(handler, () => new MemoryStream(bytes, writable: false), "a batch of the API", bytes.Length, null, false, body.AllOrNone == true, body.Reason, isBatch: true, current, cancel);
    }

    private static async Task<IResult> PostFileAsync(
        HttpRequest request,
        [FromQuery, Description("The file's name, for messages and the audit.")] string? name,
        [FromQuery, Description("A sheet of a workbook, by its name.")] string? sheet,
        [FromQuery, Description("true says what it would do and stores nothing.")] bool? check,
        [FromQuery, Description("true takes nothing when one row cannot be taken.")] bool? allOrNone,
        [FromQuery, Description("Why stored numbers change.")] string? reason,
        PointsImporter handler,
        CurrentViewer current,
        CancellationToken cancel)
    {
        using var body = await LaidOutFile.OfAsync(string.IsNullOrWhiteSpace(name) ? "file" : name, file => request.Body.CopyToAsync(file, cancel));
        return await AnswerAsync(handler, body.Open, body.Name, body.Length, sheet, check == true, allOrNone == true, reason, isBatch: false, current, cancel);
    }

    private static async Task<IResult> AnswerAsync(
        PointsImporter handler, Func<Stream> open, string name, long length, string? sheet, bool isCheck, bool isAllOrNone, string? reason, bool isBatch, CurrentViewer current, CancellationToken cancel)
    {
        if ((reason is null ? null : TextGuard.Refuse(reason, "Reason")) is { } pointing)
        {
            return RefusalResults.Problem(pointing);
        }

        var seen = await handler.CheckAsync(open, name, length, new() { Sheet = sheet, IsBatch = isBatch }, current.Viewer, cancel);
        if (seen.IsRefused || seen.Value.Points.IsRefused)
        {
            return RefusalResults.Problem(seen.IsRefused ? seen.Refusal : seen.Value.Points.Refused());
        }

        var outcome = isCheck ? seen : await handler.ImportAsync(seen.Value, reason, isAllOrNone, current.Viewer, null, cancel);
        if (outcome.IsRefused)
        {
            return RefusalResults.Problem(outcome.Refusal);
        }

        // The answer of a long file is as long as the file.
        var answer = MadeFile.New();
        PointsJson.Write(answer, outcome.Value);
        answer.Position = 0;
        return Results.Stream(answer, "application/json");
    }

    private static string Quoted(string? text) => text is null ? "" : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <summary>A JSON number or text, just as it was written.</summary>
    private static string? Text(JsonElement? element) => element is not { } value ? null : value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };
}
