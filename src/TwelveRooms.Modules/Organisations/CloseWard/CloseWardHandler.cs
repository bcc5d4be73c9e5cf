using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Organisations.CloseWard;

/// <summary>The end of a ward.</summary>
/// <param name="Ward">The ward's id.</param>
/// <param name="LastDay">Its last day, as 2026-03-31; up to a year ahead.</param>
/// <param name="Successor">The ward that takes over, or null.</param>
/// <param name="Reason">Why.</param>
/// <param name="Version">The version that was shown.</param>
internal sealed record CloseWardCommand(Guid Ward, string? LastDay, Guid? Successor, string? Reason, int Version)
{
    public string? Key { get; init; }

    public RequestKey? Request => Key is null ? null : new(Key, string.Join('\u001f', "close", Ward, LastDay, Successor, Reason), IsApi: false);
}

/// <summary>Closes a ward on a day. Everything it ever put in stays; no number of a later day is taken.</summary>
internal sealed class CloseWardHandler(Db db, HeldDays held)
{
    public Task<Outcome<Done>> HandleAsync(CloseWardCommand command, Viewer viewer, CancellationToken cancel) => db.WriteAsync<Done>(
        viewer.WithWholeTree(),
        new("organisations.ward-closed", command.Request),
        async (write, c) =>
        {
            if (await WardChange.FindAsync(db, write, command.Ward, viewer, c) is not { } ward)
            {
                return Refusal.NotFound;
            }

            var day = WardChange.ReadDay(command.LastDay, nameof(command.LastDay), write.Today, allowsPlan: true);
            if ((WardChange.RefuseVersion(ward, command.Version) ?? Refusal.All(day.Refusal, WardChange.RefuseReason(command.Reason, nameof(command.Reason)))) is { } no)
            {
                return no;
            }

            if (ward.ClosedOn is { } before && before < write.Today)
            {
                return Refusal.Conflict("closed-already", $"{ward.Name} closed on {WardChange.Words(before)}. If that is wrong, open it again first.", nameof(command.LastDay));
            }

            if (day.Value < ward.OpenedOn)
            {
                return Refusal.Invalid("before-opening", $"The ward opened on {WardChange.Words(ward.OpenedOn.Value)} and cannot close before that. Use a later day.", nameof(command.LastDay));
            }

            if ((await held.OfAsync([ward.Number], viewer.WithWholeTree(), c)).TryGetValue(ward.Number, out var span) && span.RefuseLife(ward.Name, null, day.Value) is { } words)
            {
                return Refusal.Conflict("closes-before-its-numbers", words, nameof(command.LastDay));
            }

            if ((await PlannedMove.OfAsync(db, [ward.Number], write.Today, viewer.WithWholeTree(), c)).TryGetValue(ward.Number, out var planned) && planned.From > day.Value)
            {
                return Refusal.Conflict(
                    "moves-after-closing", $"{ward.Name} {planned.Words}, after this last day. Cancel the planned move first, or choose a later last day.", nameof(command.LastDay));
            }

            ward.ClosedOn = day.Value;
            ward.Version++;
            if (command.Successor is { } successor)
            {
                if (await WardChange.FindAsync(db, write, successor, viewer, c) is not { } next || next.Number == ward.Number || next.ClosedOn <= day.Value)
                {
                    return Refusal.Invalid("successor-unknown", "Choose another ward that you look after and that stays open, or none.", nameof(command.Successor));
                }

                if (!await write.For<UnitSuccessor>().AnyAsync(s => s.Unit == ward.Number && s.Successor == next.Number, c))
                {
                    write.Add(new UnitSuccessor { Unit = ward.Number, Successor = next.Number, On = day.Value.AddDays(1) });
                }
            }

            await Closure.TellAsync(write, [ward.Number], c);
            write.About(ward.Partition, ward.Number, command.Reason!.Trim());
            return new Done();
        },
        (_, _) => Task.FromResult<Outcome<Done>>(new Done()),
        cancel);
}
