using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Text;

namespace TwelveRooms.Measures.Completeness;

/// <summary>The numbers behind the table as a file: one row for each ward, measure and period. It holds states and days, and no number.</summary>
internal static class CompletenessCsv
{
    public static void MapCompletenessCsv(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/organisations/{unit:guid}/completeness/csv", AnswerAsync).ExcludeFromDescription();
        routes.MapGet("/wards/{unit:guid}/completeness/csv", AnswerAsync).ExcludeFromDescription();
    }

    private static async Task<IResult> AnswerAsync(Guid unit, string? by, CompletenessHandler handler, CurrentViewer current, CancellationToken cancel)
    {
        var outcome = await handler.HandleAsync(new(unit.ToString(), by), current.Viewer, cancel);
        return outcome.IsRefused
            ? outcome.Refusal.Kind == RefusalKind.NotFound ? Results.NotFound() : RefusalResults.Problem(outcome.Refusal)
            : Results.File(Encoding.UTF8.GetBytes(Write(outcome.Value)), "text/csv; charset=utf-8", $"completeness-{PeriodKind.Word(outcome.Value.By)}.csv");
    }

    public static string Write(CompletenessView view)
    {
        var csv = new StringBuilder("unit,unit_name,set,measure,measure_name,period,state,is_owed,due_on,came_on,came_late,locked,reason\r\n");
        foreach (var number in view.Numbers)
        {
            csv.AppendJoin(',',
                CsvText.Cell(number.Ward.Code ?? ""), CsvText.Cell(number.Ward.Name), number.IsOfProgramme ? "programme" : "own", CsvText.Cell(number.Measure.Code), CsvText.Cell(number.Measure.Name),
                Day(number.Period), number.State.Code(), Word(number.IsOwed), Day(number.DueOn), Day(number.CameOn), Word(number.CameLate), Word(number.IsLocked), CsvText.Cell(number.Reason ?? ""))
                .Append("\r\n");
        }

        return csv.ToString();
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Word(bool isSo) => isSo ? "yes" : "no";
}
