using TwelveRooms.Measures.LockMonth;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Measures.LockMonth;

/// <summary>Locks and unlocks months as somebody.</summary>
internal static class Locks
{
    public static async Task<Refusal?> LockAsync(this Rooms rooms, UnitRow unit, Viewer viewer, string month = "2026-02") =>
        (await rooms.InScopeAsync<LockMonthHandler, Outcome<Done>>(h => h.HandleAsync(new(unit.Id.Value, month), viewer, TestContext.Current.CancellationToken))).Refusal;

    public static async Task<Refusal?> UnlockAsync(this Rooms rooms, UnitRow unit, Viewer viewer, string? why = "two forms came late", string month = "2026-02") =>
        (await rooms.InScopeAsync<UnlockMonthHandler, Outcome<Done>>(h => h.HandleAsync(new(unit.Id.Value, month, why), viewer, TestContext.Current.CancellationToken))).Refusal;
}
