using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ExportNumbers;
using TwelveRooms.Platform.Edge;

namespace TwelveRooms.Measures.Api;

/// <summary>/api/v1/units/{unit}/numbers: all numbers of a unit as a file, by the same handler as the pages and the command line.</summary>
internal static class NumbersApi
{
    public static void MapNumbersApi(this IEndpointRouteBuilder routes) => routes
        .MapGet("/api/v1/units/{unit}/numbers", GetNumbersAsync)
        .WithName("getNumbers")
        .WithTags("Measures")
        .Produces<object>(StatusCodes.Status200OK, NumbersFile.TypeOf(NumbersFile.Json))
        .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status429TooManyRequests)
        .WithSummary("All numbers of a unit, as this key may see them; of an organisation or site those of its wards too")
        .WithDescription("As JSON its points can be sent to recordNumbers as they stand, at most 10,000 at once; csv and xlsx can be sent to importNumbers. What was added up, worked out or published is passed over there.");

    private static async Task<IResult> GetNumbersAsync(
        [Description("The id or the code of a unit: ZX1-W01.")] string unit,
        [FromQuery, Description("json, csv or xlsx; json when left out.")] string? format,
        ExportNumbersHandler handler,
        ExportRecords records,
        CurrentViewer current,
        CancellationToken cancel)
    {
        var wanted = format ?? NumbersFile.Json;
        var file = NumbersFile.Formats.Contains(wanted)
            ? await NumbersDownload.FileAsync(handler, records, new(unit), wanted, ExportWay.Api, current.Viewer, cancel)
            : MeasureRefusals.NotAFormat(wanted);
        return file.IsRefused ? RefusalResults.Problem(file.Refusal) : file.Value;
    }
}
