using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Access.Devices;

/// <summary>A device that is lost, replaced or no longer needed.</summary>
internal sealed record EndDeviceCommand(Guid Ward, Guid Device);

/// <summary>Ends a device of a ward; from its next request on it is nobody. Ending it twice is ending it once.</summary>
internal sealed class EndDeviceHandler(Db db, UnitDirectory units, Passes passes, DeviceList list)
{
    public async Task<Outcome<Done>> HandleAsync(EndDeviceCommand command, Viewer viewer, CancellationToken cancel)
    {
        if (await units.FindAsync(command.Ward, viewer, cancel) is not { Kind: UnitKind.Ward } ward
            || !(await db.StandingAsync(viewer, ward.Number, cancel)).May(Rights.ManageDevices)
            || !await list.IsOfAsync(ward.Number, command.Device, cancel))
        {
            return Refusal.NotFound;
        }

        return await passes.EndAsync(command.Device, viewer, cancel);
    }
}
