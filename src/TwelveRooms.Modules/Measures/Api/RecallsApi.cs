using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.RecallNumber;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Auditing;
using TwelveRooms.Platform.Edge;

namespace TwelveRooms.Measures.Api;

/// <summary>What to withdraw.</summary>
/// <param name="Period">Any day of the period, as 2026-03-31; or a month, as 2026-03; left out, the whole chart.</param>
/// <param name="Reason">Why, at most 400 characters.</param>
internal sealed record RecallBody(string? Period, string? Reason);

/// <summary>What to give out again.</summary>
/// <param name="Period">As it was withdrawn; left out, the whole chart.</param>
/// <param name="Note">What was found, at most 400 characters.</param>
internal sealed record ReissueBody(string? Period, string? Note);

/// <summary>One recall; null as period stands for the whole chart, and null as reissuedAt for one in force.</summary>
internal sealed record RecallAnswer(string? Period, string At, string Why, string? ReissuedAt, bool WasCorrected, string? Note)
{
    public static RecallAnswer Of(Recall recall) => new(
        recall.Period?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), AuditLink.Instant(recall.At), recall.Why,
        recall.ReissuedAt is { } at ? AuditLink.Instant(at) : null, recall.WasCorrected, recall.Note);
}

/// <summary>The recalls of a chart: who could see it by role, and who had taken it out.</summary>
internal sealed record RecallsAnswer(string Unit, string Measure, IReadOnlyList<RecallAnswer> Recalls, IReadOnlyList<string> CouldSee, IReadOnlyList<string> TakenOut, string NotKept)
{
    public static RecallsAnswer Of(RecallView view) => new(
        view.Unit.Code ?? view.Unit.Id.Value.ToString(), view.Measure.Code, [.. view.Recalls.Select(r => RecallAnswer.Of(r.Recall))], [.. view.CouldSee, .. view.CouldSeeSums],
        [.. view.Recalls.SelectMany(r => r.TakenOut).Distinct().Select(t => t.Words)], RecallView.NotKept);
}

/// <summary>/api/v1/units/…/measures/…/recalls: withdraw what was given out, and give it out again.</summary>
internal static class RecallsApi
{
    public static void MapRecallsApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/units/{unit}/measures/{measure}/recalls").WithTags("Measures")
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status429TooManyRequests);
        api.MapGet("", GetAsync).WithName("getRecalls").WithSummary("What was withdrawn of a chart, who could see it, and who had taken it out")
            .Produces<RecallsAnswer>();
        api.MapPost("", PostAsync).WithName("recallNumber").WithSummary("Withdraw a number or a chart outside its ward; the same again changes nothing")
            .Produces<RecallAnswer>().ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
        api.MapPost("/reissue", ReissueAsync).WithName("reissueNumber").WithSummary("Give out again what was withdrawn; the same again changes nothing")
            .Produces<RecallAnswer>().ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> GetAsync(
        [Description("The id or the code of a unit.")] string unit, [Description("The id or the code of a measure.")] string measure, ShowRecallHandler handler, CurrentViewer current, CancellationToken cancel)
    {
        var outcome = await handler.HandleAsync(new(unit, measure), current.Viewer, cancel);
        return outcome.IsRefused ? RefusalResults.Problem(outcome.Refusal) : Results.Ok(RecallsAnswer.Of(outcome.Value));
    }

    private static async Task<IResult> PostAsync(
        [Description("The id or the code of a unit.")] string unit, [Description("The id or the code of a measure.")] string measure, [FromBody] RecallBody body,
        RecallNumberHandler handler, CurrentViewer current, CancellationToken cancel) =>
        Answer(await handler.HandleAsync(new(unit, measure, body.Period, body.Reason), current.Viewer, cancel));

    private static async Task<IResult> ReissueAsync(
        [Description("The id or the code of a unit.")] string unit, [Description("The id or the code of a measure.")] string measure, [FromBody] ReissueBody body,
        ReissueNumberHandler handler, CurrentViewer current, CancellationToken cancel) =>
        Answer(await handler.HandleAsync(new(unit, measure, body.Period, body.Note), current.Viewer, cancel));

    private static IResult Answer(Outcome<Recall> outcome) => outcome.IsRefused ? RefusalResults.Problem(outcome.Refusal) : Results.Ok(RecallAnswer.Of(outcome.Value));
}
