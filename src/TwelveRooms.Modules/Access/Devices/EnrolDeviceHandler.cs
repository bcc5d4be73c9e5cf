using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Text;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Access.Devices;

/// <summary>Makes a browser a ward's own device.</summary>
/// <param name="Ward">The ward's id.</param>
/// <param name="Label">What it is called in the list: "office phone".</param>
internal sealed record EnrolDeviceCommand(Guid Ward, string? Label)
{
    public RequestKey? Request { get; init; }

    public string Content => $"{Ward}\u001f{Label}";
}

/// <summary>Hands out a device pass for one ward; its secret leaves once, for the browser that asked.</summary>
internal sealed class EnrolDeviceHandler(Db db, UnitDirectory units, Passes passes, RoomsClock clock)
{
    private const int LongestLabel = 40;

    public async Task<Outcome<string>> HandleAsync(EnrolDeviceCommand command, Viewer viewer, CancellationToken cancel)
    {
        if (await units.FindAsync(command.Ward, viewer, cancel) is not { Kind: UnitKind.Ward } ward
            || !(await db.StandingAsync(viewer, ward.Number, cancel)).May(Rights.ManageDevices))
        {
            return Refusal.NotFound;
        }

        if (ward.HasClosedBy(clock.Today))
        {
            return Refusal.Conflict("ward-closed", $"{ward.Name} has closed. Nothing is put in for it any more, so it takes no new phone or PC.");
        }

        var label = command.Label?.Trim() ?? "";
        if (label.Length is < 2 or > LongestLabel)
        {
            return Refusal.Invalid(
                "device-label", $"Say what this phone or PC is called on the ward, in 2 to {LongestLabel} letters, such as “office phone”.", nameof(command.Label));
        }

        if ((NameText.RefuseShape(label, nameof(command.Label)) ?? TextGuard.Refuse(label, nameof(command.Label))) is { } no)
        {
            return no;
        }

        var made = await passes.TryMakeAsync(
            new(PassKind.Device, label, Passes.DeviceLife) { Unit = ward.Number, Role = RoleTable.WardDevice, Partition = ward.Partition },
            viewer, "access.device-enrolled", command.Request, cancel);
        return made.IsRefused ? made.Refusal : made.Value.Secret;
    }
}
