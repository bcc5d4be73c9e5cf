using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace TwelveRooms.Platform.Edge;

/// <summary>
/// Says 413 to what is larger than its address takes, before anybody reads it: the check of a form's token would read it, fail, and
/// call it a bad request. Comes after routing, which knows how much an address takes.
/// </summary>
internal sealed class TooLarge(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        var isBeingAnswered = http.Features.Get<IStatusCodeReExecuteFeature>() is not null || http.Features.Get<IExceptionHandlerFeature>() is not null;
        if (!isBeingAnswered && http.Features.Get<IHttpMaxRequestBodySizeFeature>()?.MaxRequestBodySize is { } most && http.Request.ContentLength > most)
        {
            http.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return Task.CompletedTask;
        }

        return next(http);
    }
}
