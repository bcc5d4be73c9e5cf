using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using TwelveRooms.Measures.ImportPublished;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Files;

namespace TwelveRooms.Measures.Api;

/// <summary>/api/v1/published: files that a national body has published, by the same handler as the page and the command line.</summary>
internal static class PublishedApi
{
    private const long MostBytes = 260L * 1024 * 1024;

    public static void MapPublishedApi(this IEndpointRouteBuilder routes)
    {
        MapImport(routes);
        routes.MapPost("/api/v1/published/names", MatchAsync)
            .Accepts<string>("text/csv")
            .WithName("matchPublishedNames")
            .WithTags("Measures")
            .Produces<MatchedCodes>()
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status404NotFound)
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status429TooManyRequests)
            .WithMetadata(new RequestSizeLimitAttribute(ReceivedFile.MostBytes))
            .WithSummary("Say what codes and former names in published files mean, many at once. The same file again changes nothing")
            .WithDescription("CSV with the headings alias_name and ods_code. Each line is taken or refused by itself.");
    }

    private static void MapImport(IEndpointRouteBuilder routes) => routes
        .MapPost("/api/v1/published/import", ImportAsync)
        .Accepts<string>("text/csv")
        .WithName("importPublished")
        .WithTags("Measures")
        .Produces<object>(StatusCodes.Status200OK, "application/json")
        .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status429TooManyRequests)
        .WithMetadata(new RequestSizeLimitAttribute(MostBytes))
        .WithSummary("Bring in a published file of England's mental health statistics. The same file again changes nothing")
        .WithDescription("The layout is known by its headings. Every row is kept; those of whole organisations, ICBs, regions and England go onto their charts. The answer counts rows, and lists codes that have no place.");

    private static async Task<IResult> MatchAsync(
        HttpRequest request, [FromQuery, Description("The file's name, for messages and the audit.")] string? name, MatchCodesHandler match, CurrentViewer current, CancellationToken cancel)
    {
        using var content = new MemoryStream();
        await request.Body.CopyToAsync(content, cancel);
        var outcome = await match.HandleAsync(new(string.IsNullOrWhiteSpace(name) ? "file.csv" : name, content.ToArray()), current.Viewer, cancel);
        return outcome.IsRefused ? RefusalResults.Problem(outcome.Refusal) : Results.Ok(outcome.Value);
    }

    private static async Task<IResult> ImportAsync(
        HttpRequest request,
        [FromQuery, Description("The file's name, for messages and the audit.")] string? name,
        [FromQuery, Description("The month of a file that does not say it, such as 2016-10.")] string? period,
        [FromQuery, Description("true says what it would do and stores nothing.")] bool? check,
        PublishedImporter importer,
        CurrentViewer current,
        CancellationToken cancel)
    {
        using var body = await LaidOutFile.OfAsync(string.IsNullOrWhiteSpace(name) ? "file.csv" : name, file => request.Body.CopyToAsync(file, cancel));
        var answer = await importer.CheckAsync(body.Open, body.Name, body.Length, period, current.Viewer, cancel);
        if (!answer.IsRefused && check != true)
        {
            answer = await importer.ImportAsync(answer.Value, current.Viewer, cancel);
        }

        if (answer.IsRefused)
        {
            return RefusalResults.Problem(answer.Refusal);
        }

        var json = new MemoryStream();
        PublishedJson.Write(json, answer.Value);
        json.Position = 0;
        return Results.Stream(json, "application/json");
    }
}
