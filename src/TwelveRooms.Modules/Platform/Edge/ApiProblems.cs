using System.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace TwelveRooms.Platform.Edge;

/// <summary>Another system gets problem details for every no, those of the framework and the gate too: never a page.</summary>
internal sealed class ApiProblems(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext http)
    {
        await next(http);
        var response = http.Response;
        if (http.Request.Path.StartsWithSegments("/api") && response is { HasStarted: false, StatusCode: >= 400, ContentType: null, ContentLength: null })
        {
            var (code, words) = WordsOf(response.StatusCode);
            await RefusalResults.Problem(response.StatusCode, code, words).ExecuteAsync(http);
        }
    }

    /// <summary>The same for a fault of ours: a reference to tell somebody, and nothing of the inside.</summary>
    public static Task OfFaultAsync(HttpContext http) => Results.Problem(
        "It is our mistake, not yours. Nothing of this request has been kept unless an earlier answer said so. Send it again with the same Idempotency-Key.",
        statusCode: StatusCodes.Status500InternalServerError,
        title: "our-mistake",
        extensions: new Dictionary<string, object?> { ["code"] = "our-mistake", ["traceId"] = Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier }).ExecuteAsync(http);

    private static (string Code, string Words) WordsOf(int status) => status switch
    {
        400 => ("body-unreadable", "The body cannot be read as the JSON that this address takes. docs/api/openapi.json describes it."),
        401 => ("key-missing", "Send an API key that is in force, as Authorization: Bearer KEY."),
        404 => (Refusal.NotFound.Code, Refusal.NotFound.Message),
        405 => ("verb-unknown", "This address does not take that verb."),
        415 => ("not-json", "Send JSON, with Content-Type: application/json."),
        429 => ("too-many-requests", "Too much came from this key at once. Nothing of this has been kept. Wait as long as Retry-After says and send it again."),
        _ => ("refused", $"{ReasonPhrases.GetReasonPhrase(status)}. Nothing has been kept."),
    };
}
