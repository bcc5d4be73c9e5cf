using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Access.Routes;
using TwelveRooms.Access.SignIn;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Access.Devices;

internal sealed class DevicesModel(
    EnrolDeviceHandler enrol, EndDeviceHandler end, DeviceList list, UnitDirectory units, Db db, Passes passes, CurrentViewer current) : PageModel
{
    [BindProperty]
    public string? Label { get; set; }

    [BindProperty]
    public Guid Key { get; set; }

    public UnitRow Ward { get; private set; } = null!;

    public IReadOnlyList<DeviceRow> Devices { get; private set; } = [];

    public IReadOnlyList<EndedDevice> Ended { get; private set; } = [];

    /// <summary>The device that has just been ended.</summary>
    [BindProperty(SupportsGet = true, Name = "ended")]
    public Guid? JustEnded { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid ward, CancellationToken cancel)
    {
        Key = Guid.CreateVersion7();
        return await FindAsync(ward, cancel) ? Page() : NotFound();
    }

    public async Task<IActionResult> OnPostAsync(Guid ward, CancellationToken cancel)
    {
        var command = new EnrolDeviceCommand(ward, Label);
        var outcome = await enrol.HandleAsync(command with { Request = new(Key.ToString(), command.Content, IsApi: false) }, current.Viewer, cancel);
        if (outcome.IsRefused)
        {
            return await FindAsync(ward, cancel) ? this.PageWith(outcome.Refusal) : NotFound();
        }

        // From here on this browser is the ward's: the person who enrolled it must not stay signed in on it.
        await Browser.LeaveAsync(HttpContext, passes, current.Viewer, cancel);
        HostCookie.Drop(HttpContext, Gate.SessionCookie);
        HostCookie.Set(HttpContext, Gate.DeviceCookie, outcome.Value, Passes.DeviceLife, comesByLink: true);
        return Redirect($"/wards/{ward}/this-week");
    }

    public async Task<IActionResult> OnPostEndAsync(Guid ward, [FromForm(Name = "device")] Guid device, CancellationToken cancel)
    {
        var outcome = await end.HandleAsync(new(ward, device), current.Viewer, cancel);
        return outcome.IsRefused ? this.PageWith(outcome.Refusal) : Redirect($"/wards/{ward}/devices?ended={device}");
    }

    private async Task<bool> FindAsync(Guid id, CancellationToken cancel)
    {
        if (await units.FindAsync(id, current.Viewer, cancel) is not { Kind: UnitKind.Ward } ward
            || !(await db.StandingAsync(current.Viewer, ward.Number, cancel)).May(Rights.ManageDevices))
        {
            return false;
        }

        (Ward, Devices, Ended) = (ward, await list.OfAsync(ward.Number, cancel), await list.EndedOfAsync(ward.Number, cancel));
        this.SetPage("Ward phones and PCs", new Components.RoomsLink(ward.Name, $"/wards/{id}"));
        return true;
    }
}
