using Microsoft.AspNetCore.Mvc.RazorPages;

namespace TwelveRooms.Home.About;

/// <summary>A page of words alone; its title stands in the page.</summary>
internal sealed class AboutModel : PageModel;
