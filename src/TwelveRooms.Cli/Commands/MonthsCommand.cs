using System.CommandLine;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.LockMonth;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;

namespace TwelveRooms.Cli.Commands;

internal static class MonthsCommand
{
    public static Command Make()
    {
        var unit = UnitArgument();
        var command = new Command("months", "The months that are locked, or were, the newest first") { unit, MakeLock(), MakeUnlock() };
        command.SetAction((parsed, cancel) => House.OpenAsync(async house =>
        {
            var found = await FindAsync(house, parsed.GetRequiredValue(unit), cancel);
            return found.IsRefused
                ? await Answer.RefuseAsync(found.Refusal)
                : await Answer.OfAsync(Outcome<IReadOnlyList<MonthLock>>.FromT(await house.Get<LockableUnits>().LocksOfAsync(found.Value.Number, house.Operator, cancel)), Words);
        }, cancel));
        return command;
    }

    private static Command MakeLock()
    {
        var (unit, month) = (UnitArgument(), MonthArgument());
        var command = new Command("lock", "Lock a month: no way in changes its numbers any more; of an organisation with all its wards") { unit, month };
        command.SetAction((parsed, cancel) => House.WriteAsync(async house =>
        {
            var found = await FindAsync(house, parsed.GetRequiredValue(unit), cancel);
            return found.IsRefused
                ? await Answer.RefuseAsync(found.Refusal)
                : await Answer.OfAsync(
                    await house.Get<LockMonthHandler>().HandleAsync(new(found.Value.Id.Value, parsed.GetRequiredValue(month)), house.Operator, cancel),
                    _ => $"{parsed.GetRequiredValue(month)} is locked for {found.Value.Name}.");
        }, cancel));
        return command;
    }

    private static Command MakeUnlock()
    {
        var (unit, month) = (UnitArgument(), MonthArgument());
        var reason = new Option<string>("--reason") { Description = "Why its numbers must change after all", Required = true };
        var command = new Command("unlock", "Unlock a month with a reason; the lock stays to be read") { unit, month, reason };
        command.SetAction((parsed, cancel) => House.WriteAsync(async house =>
        {
            var found = await FindAsync(house, parsed.GetRequiredValue(unit), cancel);
            return found.IsRefused
                ? await Answer.RefuseAsync(found.Refusal)
                : await Answer.OfAsync(
                    await house.Get<UnlockMonthHandler>().HandleAsync(new(found.Value.Id.Value, parsed.GetRequiredValue(month), parsed.GetRequiredValue(reason)), house.Operator, cancel),
                    _ => $"{parsed.GetRequiredValue(month)} is unlocked for {found.Value.Name}.");
        }, cancel));
        return command;
    }

    private static Argument<string> UnitArgument() => new("UNIT") { Description = "The code or id of a ward, a site or an organisation" };

    private static Argument<string> MonthArgument() => new("MONTH") { Description = "The month, as 2026-03" };

    private static async Task<Outcome<UnitRow>> FindAsync(House house, string unit, CancellationToken cancel) =>
        await house.Get<UnitDirectory>().FindAsync(unit, house.Operator, cancel) is { Kind: UnitKind.Ward or UnitKind.Site or UnitKind.Provider } found
            ? found
            : Refusal.Invalid("no-such-unit", $"There is no ward, site or organisation “{unit}”. Check its code.", "UNIT");

    private static string Words(IReadOnlyList<MonthLock> locks) => locks.Count == 0
        ? "No month has been locked here."
        : string.Join('\n', locks.Select(l => $"{LockableUnits.Text(l.Month)}  {l.Words}{(l.UnlockedWords is { } unlocked ? " " + unlocked : "")}"));
}
