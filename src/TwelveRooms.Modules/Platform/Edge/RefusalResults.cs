using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Components;

namespace TwelveRooms.Platform.Edge;

/// <summary>How a refusal leaves the house: on a page, or as problem details.</summary>
internal static class RefusalResults
{
    public static int StatusOf(Refusal refusal) => refusal.Kind switch
    {
        RefusalKind.NotFound => StatusCodes.Status404NotFound,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    /// <summary>The page again with the message by its field; or the page that says "not there, or not yours".</summary>
    public static IActionResult PageWith(this PageModel page, Refusal refusal)
    {
        if (refusal.Kind == RefusalKind.NotFound)
        {
            return new NotFoundResult();
        }

        page.ModelState.AddModelError(refusal.Field ?? "", refusal.Message);
        ErrorSummaryTagHelper.InOrder(page.ViewData, [refusal.Field ?? "", .. refusal.Problems.Select(p => p.Column)]);
        ErrorSummaryTagHelper.Shorten(page.ViewData, refusal.Field ?? "", refusal.Brief);
        foreach (var problem in refusal.Problems)
        {
            page.ModelState.AddModelError(problem.Column, problem.Message);
        }

        page.Response.StatusCode = StatusOf(refusal);
        return page.Page();
    }

    /// <summary>Problem details (RFC 9457) with the stable code and the field.</summary>
    public static IResult Problem(Refusal refusal) => Problem(StatusOf(refusal), refusal.Code, refusal.Message, refusal.Field, refusal.Problems);

    /// <summary>The same for a no that the edge itself says.</summary>
    public static IResult Problem(int status, string code, string message, string? field = null, IReadOnlyList<Problem>? problems = null) => Results.Problem(
        detail: message,
        statusCode: status,
        title: code,
        extensions: new Dictionary<string, object?>
        {
            ["code"] = code,
            ["field"] = field,
            ["problems"] = problems ?? [],
        });
}
