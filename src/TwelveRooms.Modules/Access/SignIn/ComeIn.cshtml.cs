using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Platform.Edge;

namespace TwelveRooms.Access.SignIn;

internal sealed class ComeInModel : PageModel
{
    public const string Address = "/come-in";

    public void OnGet() => this.SetPage("How to come in");
}
