using System.ComponentModel;
using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ExportNumbers;
using TwelveRooms.Measures.RecordNumber;
using TwelveRooms.Measures.ShowChart;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.Api;

/// <summary>One number, as another system sends it.</summary>
/// <param name="Period">Any day of the period, as 2026-03-31; or a month, as 2026-03.</param>
/// <param name="State">reported, confirmed_zero, not_collected, not_applicable or ward_closed; reported when left out.</param>
/// <param name="Numerator">A number, or a text that holds one.</param>
/// <param name="Denominator">A number, or a text that holds one; left out where the measure has none.</param>
/// <param name="Reason">Why it was not counted, or why it is corrected.</param>
/// <param name="Initials">Initials or a role word, never a name.</param>
/// <param name="Replaces">The revision that this corrects, as it was read; left out for a first number.</param>
internal sealed record PointBody(
    string? Period, string? State, JsonElement? Numerator, JsonElement? Denominator, string? Reason, string? Initials, int? Replaces);

/// <summary>A number that was taken in.</summary>
internal sealed record PointAnswer(
    string Period, int Revision, string State, double? Numerator, double? Denominator, double? Value, string Sentence);

/// <summary>One period of a chart, with the lines there: on some kinds of chart they move with the size of the period.</summary>
internal sealed record ChartPointAnswer(
    string Period, string State, double? Numerator, double? Denominator, double? Value, string Meaning, double? Average, double? Lower, double? Upper);

/// <summary>A chart as this key may see it; null stands for "no number" or "hidden", and the state says which.</summary>
internal sealed record ChartAnswer(
    string Unit, string Measure, string Name, string Variation, string Assurance, string Shows, string HowSure, string AskNext,
    double? Average, double? Lower, double? Upper, string Chart, IReadOnlyList<ChartPointAnswer> Points);

/// <summary>A unit.</summary>
internal sealed record UnitAnswer(string Id, string Kind, string Name, string? Code);

/// <summary>/api/v1: the same handlers as the pages.</summary>
internal static class MeasuresApi
{
    private const int LongestKey = 200;
    private const string UnitWords = "The id or the code of a unit: ZX1-W01.";
    private const string MeasureWords = "The id or the code of a measure of the library: restrictive_interventions.";

    public static void MapMeasuresApi(this IEndpointRouteBuilder routes)
    {
        var api = routes.MapGroup("/api/v1/units/{unit}").WithTags("Measures")
            .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status429TooManyRequests);
        api.MapGet("", GetUnitAsync).WithName("getUnit").WithSummary("A unit, by its id or code")
            .WithDescription("A unit that is not there and one that this key may not see are the same answer: 404.")
            .Produces<UnitAnswer>();
        api.MapGet("/measures/{measure}", GetChartAsync).WithName("getChart").WithSummary("A chart, as this key may see it")
            .WithDescription("Every period with its state, and what the chart shows in words. A number that this key may not see is null, and its state says so.")
            .Produces<ChartAnswer>();
        api.MapPost("/measures/{measure}/points", PostPointAsync).WithName("recordNumber").WithSummary("Put in or correct one number")
            .WithDescription("Kept durably, with its audit, before it is answered. The same key and content again give the stored answer and keep nothing twice.")
            .Produces<PointAnswer>().ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity);
    }

    private static async Task<IResult> GetUnitAsync(
        [Description(UnitWords)] string unit, UnitDirectory units, CurrentViewer current, CancellationToken cancel) =>
        await units.FindAsync(unit, current.Viewer, cancel) is { } row
            ? Results.Ok(new UnitAnswer(row.Id.Value.ToString(), row.Kind.ToString(), row.Name, row.Code))
            : RefusalResults.Problem(Refusal.NotFound);

    private static async Task<IResult> GetChartAsync(
        [Description(UnitWords)] string unit, [Description(MeasureWords)] string measure, ShowChartHandler handler, ExportRecords records, CurrentViewer current, CancellationToken cancel)
    {
        var outcome = await handler.HandleAsync(new(unit, measure), current.Viewer, cancel);
        if (outcome.IsRefused)
        {
            return RefusalResults.Problem(outcome.Refusal);
        }

        var chart = outcome.Value;
        await records.KeepAsync(new(chart.Unit, null, chart.Measure, AsyncEnumerable.Empty<ChartView>()), NumbersFile.Json, ExportWay.Api, chart.Reading.Points.Count, current.Viewer, cancel);
        return Results.Ok(Answer(chart));
    }

    private static async Task<IResult> PostPointAsync(
        [Description(UnitWords)] string unit,
        [Description(MeasureWords)] string measure,
        [FromBody] PointBody body,
        [FromHeader(Name = "Idempotency-Key"), Description("Your own key for this number, 1 to 200 characters, new for each. The same key with other content is refused (422). Kept 30 days.")] string? key,
        RecordNumberHandler handler,
        CurrentViewer current,
        CancellationToken cancel)
    {
        if (string.IsNullOrWhiteSpace(key) || key.Length > LongestKey)
        {
            return RefusalResults.Problem(Refusal.Invalid(
                "idempotency-key-missing", "Send an Idempotency-Key header of 1 to 200 characters, a new one for each number.", "Idempotency-Key"));
        }

        if (StateWords.Find(body.State) is not { } state)
        {
            return RefusalResults.Problem(Refusal.Invalid(
                "state-unknown", StateWords.Unknown(body.State ?? ""), "State"));
        }

        var command = new RecordNumberCommand(unit, measure, body.Period ?? "", state, Text(body.Numerator), Text(body.Denominator))
        {
            Reason = body.Reason,
            Initials = body.Initials,
            Replaces = body.Replaces,
        };
        var outcome = await handler.HandleAsync(command with { Request = new(key, command.Content, IsApi: true) }, current.Viewer, cancel);
        if (outcome.IsRefused)
        {
            return RefusalResults.Problem(outcome.Refusal);
        }

        var number = outcome.Value;
        return Results.Ok(new PointAnswer(
            Day(number.Period), number.Revision, StateWords.Of(number.State), number.Numerator.OrNull(), number.Denominator.OrNull(), number.Value.OrNull(), number.Sentence));
    }

    private static ChartAnswer Answer(ChartView chart)
    {
        var limits = chart.Reading.Segments.Count > 0 ? LinesAt.Of(chart.Reading.Segments[^1], chart.Reading) : default(PointLines?);
        return new(
            chart.Unit.Id.Value.ToString(), chart.Measure.Code, chart.Measure.Name, chart.Reading.Variation.ToString(), chart.Reading.Assurance.ToString(),
            chart.Words.Shows, chart.Words.HowSure, chart.Words.AskNext, limits?.Centre.OrNull(), limits?.Lower.OrNull(), limits?.Upper.OrNull(),
            MeasureCharts.KeyOf(chart.Reading.Kind), [.. chart.Reading.Points.Select((p, i) => Point(p, LinesAt.Of(chart.Reading, i)))]);
    }

    private static ChartPointAnswer Point(ReadPoint read, PointLines lines) => new(
        Day(read.Point.Start), StateWords.Of(read.Point.State), read.Point.Numerator.OrNull(), read.Point.Denominator.OrNull(), read.Point.Value.OrNull(), read.Look.ToString(),
        lines.Centre.OrNull(), lines.Lower.OrNull(), lines.Upper.OrNull());

    /// <summary>A JSON number or text, just as it was written: one reader of numbers judges both.</summary>
    private static string? Text(JsonElement? element) => element is not { } value
        ? null
        : value.ValueKind switch
        {
            JsonValueKind.Null or JsonValueKind.Undefined => null,
            JsonValueKind.String => value.GetString(),
            _ => value.GetRawText(),
        };

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
