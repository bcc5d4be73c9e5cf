using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TwelveRooms.Platform.Auditing;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Files;
using TwelveRooms.Platform.Files.Tables;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Admin.Records;

/// <summary>One's own record as a file; no text in it can be a formula.</summary>
internal static class MyRecordCsv
{
    /// <summary>So many lines a file has at most.</summary>
    private const int MostLines = 100_000;

    private static readonly (string, int)[] Headings = [("when", 22), ("what", 40), ("where", 24), ("why", 40), ("by", 30)];

    public static void MapMyRecordCsv(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/account/record/csv", async (MyRecordHandler handler, CurrentViewer current, CancellationToken cancel) =>
        {
            var file = MadeFile.New();
            try
            {
                if (await WriteAsync(handler, current.Viewer, file, cancel))
                {
                    file.Position = 0;
                    return Results.Stream(file, "text/csv; charset=utf-8", "my-record.csv");
                }

                await file.DisposeAsync();
                return Results.NotFound();
            }
            catch
            {
                await file.DisposeAsync();
                throw;
            }
        }).ExcludeFromDescription();

    /// <summary>Page by page, so that a long record is never in memory whole; whether there was one to write.</summary>
    private static async Task<bool> WriteAsync(MyRecordHandler handler, Viewer viewer, Stream stream, CancellationToken cancel)
    {
        using var table = new CsvTableWriter(stream);
        table.BeginSheet("Record", Headings);
        string? before = null;
        for (var lines = 0; lines == 0 || (before is not null && lines < MostLines); lines += MyRecordHandler.LinesAtOnce)
        {
            var outcome = await handler.HandleAsync(new(before, IsForFile: true), viewer, cancel);
            if (outcome.IsRefused)
            {
                return false;
            }

            foreach (var line in outcome.Value.Page.Lines)
            {
                table.Write([TableCell.Of(AuditLink.Instant(line.At)), TableCell.Of(line.What), TableCell.Of(line.Where ?? ""), TableCell.Of(line.Why ?? ""), TableCell.Of(line.By ?? "")]);
            }

            before = outcome.Value.Page.Next;
        }

        return true;
    }
}
