using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Components;

namespace TwelveRooms.Platform.Edge;

/// <summary>A page says its title and the way to it; Access adds who is signed in and where they may go.</summary>
internal static class PageTitles
{
    public static void SetPage(this PageModel page, string title, params IReadOnlyList<RoomsLink> way) =>
        page.ViewData.SetRoomsPage(new() { Title = title, Breadcrumbs = way });

    /// <summary>Says that this page names real organisations, with figures that are already public, so that no demo calls them made up.</summary>
    public static void SayPublished(this PageModel page) =>
        page.ViewData.SetRoomsPage(page.ViewData.GetRoomsPage() with { ShowsPublished = true });
}
