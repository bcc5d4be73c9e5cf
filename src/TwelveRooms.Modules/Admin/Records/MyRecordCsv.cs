using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TwelveRooms.Platform.Auditing;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Files;
using TwelveRooms.Platform.Files.Tables;

namespace TwelveRooms.Admin.Records;

/// <summary>One's own record as a file; no text in it can be a formula.</summary>
internal static class MyRecordCsv
{
    private static readonly (string, int)[] Headings = [("when", 22), ("what", 40), ("where", 24), ("why", 40), ("by", 30)];

    public static void MapMyRecordCsv(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/account/record/csv", async (MyRecordHandler handler, CurrentViewer current, CancellationToken cancel) =>
        {
            var outcome = await handler.HandleAsync(new(IsWhole: true), current.Viewer, cancel);
            if (outcome.IsRefused)
            {
                return Results.NotFound();
            }

            var file = MadeFile.New();
            try
            {
                Write(outcome.Value, file);
                file.Position = 0;
                return Results.Stream(file, "text/csv; charset=utf-8", "my-record.csv");
            }
            catch
            {
                await file.DisposeAsync();
                throw;
            }
        }).ExcludeFromDescription();

    private static void Write(MyRecord record, Stream stream)
    {
        using var table = new CsvTableWriter(stream);
        table.BeginSheet("Record", Headings);
        foreach (var line in record.Page.Lines)
        {
            table.Write([TableCell.Of(AuditLink.Instant(line.At)), TableCell.Of(line.What), TableCell.Of(line.Where ?? ""), TableCell.Of(line.Why ?? ""), TableCell.Of(line.By ?? "")]);
        }
    }
}
