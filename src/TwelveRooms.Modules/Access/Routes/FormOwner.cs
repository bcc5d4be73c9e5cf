using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using TwelveRooms.Platform.Edge;

namespace TwelveRooms.Access.Routes;

/// <summary>
/// Binds a form to whoever it was made for: on a shared PC, what one person left open is not sent in the name of the next, and a
/// planted cookie brings nobody else's form with it.
/// </summary>
internal sealed class FormOwner : IAntiforgeryAdditionalDataProvider
{
    public string GetAdditionalData(HttpContext context) => Of(context);

    public bool ValidateAdditionalData(HttpContext context, string additionalData) => additionalData == Of(context);

    private static string Of(HttpContext http) => http.RequestServices.GetRequiredService<CurrentViewer>().Viewer.Actor;
}
