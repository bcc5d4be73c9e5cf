using TwelveRooms.Components;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Home.Words;

/// <summary>A ward and the way to it, for the pages of one home.</summary>
internal sealed class WardFinder(UnitDirectory units)
{
    public async Task<UnitRow?> FindAsync(Guid id, Viewer viewer, CancellationToken cancel) =>
        await units.FindAsync(id, viewer, cancel) is { Kind: UnitKind.Ward } ward ? ward : null;

    public async Task<List<RoomsLink>> WayAsync(UnitRow ward, Viewer viewer, CancellationToken cancel) =>
        await units.ProviderOfAsync(ward.Number, viewer, cancel) is { } provider
            ? [new(provider.Name, $"/organisations/{provider.Id.Value}")]
            : [];
}
