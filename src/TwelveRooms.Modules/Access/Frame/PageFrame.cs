using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Access.Routes;
using TwelveRooms.Components;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Access.Frame;

/// <summary>Adds to every page what is the same on all: who is signed in, where they may go, and that this is a demo.</summary>
internal sealed class PageFrame(CurrentViewer current, UnitDirectory units, Doors doors) : IAsyncResultFilter
{
    public async Task OnResultExecutionAsync(ResultExecutingContext context, ResultExecutionDelegate next)
    {
        if (context.Result is PageResult && context.Controller is PageModel page)
        {
            var viewer = current.Viewer;
            var path = context.HttpContext.Request.Path.Value ?? "";
            page.ViewData.SetRoomsPage(page.ViewData.GetRoomsPage() with
            {
                NavItems = viewer.IsSignedIn ? await NavigationAsync(viewer, path, context.HttpContext.RequestAborted) : [],
                SignedInAs = viewer.IsSignedIn && !viewer.IsDevice ? SignedInAs(viewer) : null,
                SignOutAction = viewer.IsSignedIn && !viewer.IsDevice ? "/sign-out" : null,
                Place = viewer.IsDevice ? await PlaceAsync(viewer, context.HttpContext.RequestAborted) : null,
                SignInHref = viewer.IsSignedIn ? null : doors.SignInAddress,
                IsDemo = doors.IsDemo,
                HomeHref = viewer.IsSignedIn ? "/" : doors.SignInAddress,
            });
        }

        await next();
    }

    private async Task<string?> PlaceAsync(Viewer device, CancellationToken cancel) =>
        (await units.FindAsync([.. device.Grants.Select(g => g.Unit)], device, cancel)).Values.FirstOrDefault()?.Name;

    private async Task<IReadOnlyList<RoomsLink>> NavigationAsync(Viewer viewer, string path, CancellationToken cancel)
    {
        if (viewer.IsDevice)
        {
            return [];
        }

        var links = new List<RoomsLink>();
        var held = await units.FindAsync(viewer.Grants.Select(g => g.Unit).Distinct().ToList(), viewer, cancel);
        foreach (var ward in held.Values.Where(u => u.Kind == UnitKind.Ward).OrderBy(u => u.Name, StringComparer.CurrentCulture).Take(3))
        {
            Add(ward.Name, $"/wards/{ward.Id.Value}");
        }

        var organisation = held.Values.FirstOrDefault(u => u.Kind == UnitKind.Provider);
        if (organisation is null && held.Values.FirstOrDefault(u => u.Kind == UnitKind.Ward) is { } first)
        {
            organisation = await units.ProviderOfAsync(first.Number, viewer, cancel);
        }

        if (organisation is not null)
        {
            Add("Our organisation", $"/organisations/{organisation.Id.Value}");
        }

        Add("Organisations", "/organisations");
        Add("Measures", "/measures");
        Add("Help", "/help");
        return links;

        void Add(string text, string address) => links.Add(new(text, address, path == address || path.StartsWith(address + "/", StringComparison.Ordinal)));
    }

    private static string SignedInAs(Viewer viewer)
    {
        var role = viewer.Grants.Select(g => RoleTable.Find(g.Role)?.Name).FirstOrDefault(n => n is not null);
        return role is null ? viewer.Name : $"{viewer.Name}, {role}";
    }
}
