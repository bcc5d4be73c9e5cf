using System.ComponentModel;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;
using TwelveRooms.Organisations.ImportOrganisations;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Files;

namespace TwelveRooms.Organisations.Api;

/// <summary>What a file of organisations did, or would do.</summary>
/// <param name="Layout">Which of the five layouts it was.</param>
/// <param name="New">Units named in it that were not there.</param>
/// <param name="Changed">Units that are other than before.</param>
/// <param name="Same">Units that the file leaves as they were.</param>
/// <param name="Stored">False when it was only looked at.</param>
/// <param name="Notes">What a person should know.</param>
/// <param name="Changes">Before and after of each unit that is other than before.</param>
/// <param name="NeedsReason">Whether loading it asks for a reason.</param>
internal sealed record OrganisationsAnswer(
    string Layout, int New, int Changed, int Same, bool Stored, IReadOnlyList<string> Notes, IReadOnlyList<string> Changes, bool NeedsReason);

/// <summary>/api/v1/organisations: the same handlers as the pages.</summary>
internal static class OrganisationsApi
{
    private const int MostBytes = 11 * 1024 * 1024;

    public static void MapOrganisationsApi(this IEndpointRouteBuilder routes) => routes
        .MapPost("/api/v1/organisations/import", ImportAsync)
        .Accepts<string>("text/csv")
        .WithName("importOrganisations")
        .Produces<OrganisationsAnswer>()
        .ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status404NotFound)
        .ProducesProblem(StatusCodes.Status422UnprocessableEntity).ProducesProblem(StatusCodes.Status429TooManyRequests)
        .WithMetadata(new RequestSizeLimitAttribute(MostBytes))
        .WithTags("Organisations")
        .WithSummary("Load a file of regions, ICBs, organisations, sites or wards: all of it or nothing. The same file again changes nothing");

    private static async Task<IResult> ImportAsync(
        HttpRequest request,
        [FromQuery, Description("The file's name, for messages and the audit.")] string? name,
        [FromQuery, Description("true says what it would do and stores nothing.")] bool? check,
        [FromQuery, Description("Why what is there becomes something else; needed when the file replaces or closes anything.")] string? reason,
        ImportOrganisationsHandler import,
        PreviewOrganisationsHandler preview,
        CurrentViewer current,
        CancellationToken cancel)
    {
        using var content = new MemoryStream();
        await request.Body.CopyToAsync(content, cancel);
        var file = new ReceivedFile(string.IsNullOrWhiteSpace(name) ? "file.csv" : name, content.ToArray());
        var isCheck = check == true;
        var outcome = isCheck ? await preview.HandleAsync(file, current.Viewer, cancel) : await import.HandleAsync(file, reason, current.Viewer, cancel);
        return outcome.IsRefused
            ? RefusalResults.Problem(outcome.Refusal)
            : Results.Ok(new OrganisationsAnswer(outcome.Value.Layout, outcome.Value.New, outcome.Value.Changed, outcome.Value.Same, !isCheck, outcome.Value.Notes, outcome.Value.Changes, outcome.Value.NeedsReason));
    }
}
