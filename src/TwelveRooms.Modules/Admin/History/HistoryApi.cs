using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using TwelveRooms.Measures.Contracts;
using TwelveRooms.Platform.Contributions;
using TwelveRooms.Platform.Edge;

namespace TwelveRooms.Admin.History;

/// <summary>/api/v1/…/history: the same handler as the pages and the command line. Numbers that go out leave a record, as those of a chart do.</summary>
internal static class HistoryApi
{
    private const string BeforeWords = "What the page before said as next; left out for the newest.";
    private const string UnitWords = "The id or the code of a unit.";
    private const string MeasureWords = "The id or the code of a measure.";

    public static void MapHistoryApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1").WithTags("History")
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status429TooManyRequests);
        api.MapGet("/units/{unit}/history", (
                [Description(UnitWords)] string unit, [FromQuery, Description(BeforeWords)] string? before, ShowHistoryHandler handler, CurrentViewer current, CancellationToken cancel) =>
            AnswerAsync(handler, new(HistoryOf.Unit, unit, null, before), current, cancel)).WithName("getUnitHistory").WithSummary("What became of a unit, newest first").Produces<HistoryAnswer>();
        api.MapGet("/units/{unit}/people/history", (
                [Description(UnitWords)] string unit, [FromQuery, Description(BeforeWords)] string? before, ShowHistoryHandler handler, CurrentViewer current, CancellationToken cancel) =>
            AnswerAsync(handler, new(HistoryOf.People, unit, null, before), current, cancel)).WithName("getPeopleHistory").WithSummary("Which roles were given and ended on a unit, newest first").Produces<HistoryAnswer>();
        api.MapGet("/units/{unit}/measures/{measure}/history", (
                [Description(UnitWords)] string unit, [Description(MeasureWords)] string measure, [FromQuery, Description(BeforeWords)] string? before,
                ShowHistoryHandler handler, NumbersTaken taken, CurrentViewer current, CancellationToken cancel) =>
            AnswerAsync(handler, new(HistoryOf.Chart, unit, measure, before), current, cancel, taken)).WithName("getChartHistory").WithSummary("Every change of a chart as this key may see it, newest first").Produces<HistoryAnswer>();
        api.MapGet("/measures/{measure}/history", (
                [Description(MeasureWords)] string measure, [FromQuery, Description(BeforeWords)] string? before, ShowHistoryHandler handler, CurrentViewer current, CancellationToken cancel) =>
            AnswerAsync(handler, new(HistoryOf.Measure, measure, null, before), current, cancel)).WithName("getMeasureHistory").WithSummary("Every change of a measure, newest first").Produces<HistoryAnswer>();
        api.MapGet("/imports/{import:guid}/history", (
                [Description("The id of an import.")] Guid import, ShowHistoryHandler handler, CurrentViewer current, CancellationToken cancel) =>
            AnswerAsync(handler, new(HistoryOf.Import, import.ToString()), current, cancel)).WithName("getImportHistory").WithSummary("What became of an import").Produces<HistoryAnswer>();
    }

    private static async Task<IResult> AnswerAsync(ShowHistoryHandler handler, HistoryQuery query, CurrentViewer current, CancellationToken cancel, NumbersTaken? taken = null)
    {
        var outcome = await handler.HandleAsync(query, current.Viewer, cancel);
        if (outcome.IsRefused)
        {
            return RefusalResults.Problem(outcome.Refusal);
        }

        if (taken is not null && outcome.Value.Entries.Count(e => e.Changes.Any(c => c.IsNumber)) is > 0 and var numbers)
        {
            await taken.KeepAsync(query.Id, query.Measure!, numbers, current.Viewer, cancel);
        }

        return Results.Ok(HistoryAnswer.Of(outcome.Value));
    }
}
