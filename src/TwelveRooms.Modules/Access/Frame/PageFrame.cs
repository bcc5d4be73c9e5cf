using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Access.Accounts;
using TwelveRooms.Access.MyRoles;
using TwelveRooms.Access.Routes;
using TwelveRooms.Components;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Access.Frame;

/// <summary>Adds to every page what is the same on all: who is signed in, where they may go, and that this is a demo.</summary>
internal sealed class PageFrame(CurrentViewer current, UnitDirectory units, Doors doors, RoomsClock clock) : IAsyncResultFilter
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
                AccountLinks = viewer.Person is null ? [] : [new("My roles", MyRolesModel.Address), new("How you sign in", MyAccountModel.Address)],
                SignOutAction = viewer.IsSignedIn && !viewer.IsDevice ? "/sign-out" : null,
                Place = viewer.IsDevice ? await PlaceAsync(viewer, context.HttpContext.RequestAborted) : null,
                SignInHref = viewer.IsSignedIn ? null : doors.SignInAddress,
                IsDemo = doors.IsDemo,
                Today = clock.Today,
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
        var held = viewer.Grants.Select(g => g.Unit).Distinct().ToList();
        var rows = await units.HeldAsync(viewer, cancel);
        var wards = rows.Where(u => u.Kind == UnitKind.Ward).ToList();
        if (wards.Count == 1)
        {
            Add(wards[0].Name, $"/wards/{wards[0].Id.Value}");
        }
        else if (wards.Count > 1)
        {
            Add("My wards", "/");
        }

        var providers = rows.Where(u => u.Kind == UnitKind.Provider);
        if (providers.OrderByDescending(u => held.Contains(u.Number)).FirstOrDefault() is { } organisation)
        {
            Add("Our organisation", $"/organisations/{organisation.Id.Value}");
        }

        Add("Organisations", "/organisations");
        Add("Measures", "/measures");
        Add("Help", "/help");

        // One part of the site at a time: the one whose address says most of where the reader is.
        var here = links.Where(l => IsWithin(path, l.Href)).MaxBy(l => l.Href.Length);
        return [.. links.Select(l => l with { IsCurrent = l == here })];

        void Add(string text, string address) => links.Add(new(text, address));
    }

    private static bool IsWithin(string path, string address) =>
        path == address || (address != "/" && path.StartsWith(address + "/", StringComparison.Ordinal));

    private static string SignedInAs(Viewer viewer)
    {
        var role = viewer.Grants.Select(g => g.RoleName).FirstOrDefault();
        return role is null ? viewer.Name : $"{viewer.Name}, {role}";
    }
}
