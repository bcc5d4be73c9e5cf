using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TwelveRooms.Measures.Codes;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Edge;

namespace TwelveRooms.Measures.Api;

/// <summary>A list of codes.</summary>
/// <param name="List">Its key.</param>
/// <param name="Title">What it is called.</param>
/// <param name="Source">Whose it is, of when, and under which licence.</param>
/// <param name="Columns">The publisher's headings.</param>
/// <param name="Rows">The cells of each row, in the order of the columns.</param>
internal sealed record CodeListAnswer(string List, string Title, string Source, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<string>> Rows);

/// <summary>/api/v1/codes: what the codes in published files mean.</summary>
internal static class CodesApi
{
    public static void MapCodesApi(this IEndpointRouteBuilder routes) => routes.MapGet("/api/v1/codes/{list}", Get)
        .WithTags("Measures").WithName("getCodes").WithSummary("A list of codes that published files use")
        .WithDescription($"One of {string.Join(", ", CodeLists.All.Select(l => l.Key))}.")
        .Produces<CodeListAnswer>()
        .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status429TooManyRequests);

    private static IResult Get([Description("The key of the list: bed-types.")] string list) => CodeLists.Find(list) is { } found
        ? Results.Ok(new CodeListAnswer(found.Key, found.Title, CodeLists.Source, [.. found.Columns.Select(c => c.Heading)], found.Rows))
        : RefusalResults.Problem(Refusal.NotFound);
}
