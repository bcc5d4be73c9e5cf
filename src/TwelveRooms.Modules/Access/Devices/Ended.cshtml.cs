using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Access.Routes;
using TwelveRooms.Platform.Edge;

namespace TwelveRooms.Access.Devices;

internal sealed class EndedModel(Doors doors) : PageModel
{
    public const string Address = "/devices/ended";

    public string SignInAddress => doors.SignInAddress;

    public void OnGet() => this.SetPage("This device has ended");
}
