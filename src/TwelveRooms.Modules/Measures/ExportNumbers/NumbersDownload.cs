using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ShowChart;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Files;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.ExportNumbers;

/// <summary>Numbers as files: what a page shows to its reader, for the same reader.</summary>
internal static class NumbersDownload
{
    public static void MapNumbersDownload(this IEndpointRouteBuilder routes)
    {
        foreach (var format in NumbersFile.Formats)
        {
            routes.MapGet($"/units/{{unit:guid}}/measures/{{measure:guid}}/{format}", async (
                Guid unit, Guid measure, string? on, ExportNumbersHandler handler, ExportRecords records, CurrentViewer current, CancellationToken cancel) =>
            {
                var day = EarlierDay.Read(on);
                return day.IsRefused
                    ? RefusalResults.Problem(day.Refusal)
                    : await AnswerAsync(handler, records, new(unit.ToString(), measure.ToString(), day.Value), format, current.Viewer, cancel);
            }).ExcludeFromDescription();
        }

        routes.MapGet("/units/{unit:guid}/numbers/{format}", async (Guid unit, string format, ExportNumbersHandler handler, ExportRecords records, CurrentViewer current, CancellationToken cancel) =>
            NumbersFile.Formats.Contains(format) ? await AnswerAsync(handler, records, new(unit.ToString()), format, current.Viewer, cancel) : Results.NotFound()).ExcludeFromDescription();
    }

    private static async Task<IResult> AnswerAsync(ExportNumbersHandler handler, ExportRecords records, ExportNumbersQuery query, string format, Viewer viewer, CancellationToken cancel)
    {
        var file = await FileAsync(handler, records, query, format, ExportWay.Page, viewer, cancel);
        return !file.IsRefused ? file.Value
            : file.Refusal.Kind == RefusalKind.NotFound ? Results.NotFound() // a page in words, not a problem for a program
            : RefusalResults.Problem(file.Refusal);
    }

    /// <summary>The file as an answer, whole.</summary>
    internal static async Task<Outcome<IResult>> FileAsync(
        ExportNumbersHandler handler, ExportRecords records, ExportNumbersQuery query, string format, ExportWay way, Viewer viewer, CancellationToken cancel)
    {
        var numbers = await handler.HandleAsync(query, viewer, cancel);
        if (numbers.IsRefused)
        {
            return numbers.Refusal;
        }

        var file = MadeFile.New();
        try
        {
            var written = await NumbersFile.WriteAsync(numbers.Value, format, file, cancel);
            if (!written.IsRefused)
            {
                await records.KeepAsync(numbers.Value, format, way, written.Value, viewer, cancel);
                file.Position = 0;
                return Outcome<IResult>.FromT(Results.Stream(file, NumbersFile.TypeOf(format), NumbersFile.NameOf(numbers.Value, format)));
            }

            await file.DisposeAsync();
            return written.Refusal;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }
}
