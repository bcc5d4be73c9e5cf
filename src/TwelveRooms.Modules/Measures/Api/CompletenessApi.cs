using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using TwelveRooms.Measures.Completeness;
using TwelveRooms.Platform.Edge;

namespace TwelveRooms.Measures.Api;

/// <summary>/api/v1/units/…/completeness: what was due and what came, by the same handler as the page and its file.</summary>
internal static class CompletenessApi
{
    public static void MapCompletenessApi(this IEndpointRouteBuilder routes) => routes.MapGet("/api/v1/units/{unit}/completeness", GetAsync)
        .WithTags("Measures").WithName("getCompleteness").WithSummary("What was due of a ward or an organisation’s wards, and what came")
        .WithDescription("One entry for each ward, measure and period, with its state and days and never its number. Zero, not collected and not reported are three states.")
        .Produces<CompletenessAnswer>()
        .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static async Task<IResult> GetAsync(
        [Description("The id or the code of a ward, a site or an organisation: ZX1.")] string unit,
        [FromQuery, Description("day, week, month, quarter or year; month when left out.")] string? by,
        CompletenessHandler handler,
        CurrentViewer current,
        CancellationToken cancel)
    {
        var outcome = await handler.HandleAsync(new(unit, by), current.Viewer, cancel);
        return outcome.IsRefused ? RefusalResults.Problem(outcome.Refusal) : Results.Ok(CompletenessAnswer.Of(outcome.Value));
    }
}
