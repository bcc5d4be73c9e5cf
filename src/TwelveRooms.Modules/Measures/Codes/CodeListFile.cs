using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using TwelveRooms.Platform.Text;

namespace TwelveRooms.Measures.Codes;

/// <summary>A list as a file, with the publisher's own headings.</summary>
internal static class CodeListFile
{
    public static void MapCodeListFile(this IEndpointRouteBuilder routes) => routes.MapGet("/codes/{list}/csv", (string list) => CodeLists.Find(list) is { } found
        ? Results.File(Encoding.UTF8.GetBytes(Write(found)), "text/csv; charset=utf-8", $"{found.Key}.csv")
        : Results.NotFound()).ExcludeFromDescription();

    public static string Write(CodeList list)
    {
        var csv = new StringBuilder().AppendJoin(',', list.Columns.Select(c => c.Heading)).Append("\r\n");
        foreach (var row in list.Rows)
        {
            csv.AppendJoin(',', row.Select(CsvText.Cell)).Append("\r\n");
        }

        return csv.ToString();
    }
}
