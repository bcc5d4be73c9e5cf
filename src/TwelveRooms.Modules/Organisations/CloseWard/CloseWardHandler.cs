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

    /// <summary>Where it is shared out: the further wards that take over a part.</summary>
    public IReadOnlyList<Guid> Others { get; init; } = [];

    public IEnumerable<Guid> Successors => (Successor is { } first ? Others.Prepend(first) : Others).Distinct();

    public RequestKey? Request => Key is null ? null : new(Key, string.Join('\u001f', "close", Ward, LastDay, string.Join(' ', Successors), Reason), IsApi: false);
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
            if (await FollowAsync(write, ward, day.Value, command, viewer, c) is { } unknown)
            {
                return unknown;
            }

            await Closure.TellAsync(write, [ward.Number], c);
            write.About(ward.Partition, ward.Number, command.Reason!.Trim());
            return new Done();
        },
        (_, _) => Task.FromResult<Outcome<Done>>(new Done()),
        cancel);

    /// <summary>Writes who takes over, beside those who were said to before; more than one is a ward shared out.</summary>
    private async Task<Refusal?> FollowAsync(Write write, Unit ward, DateOnly lastDay, CloseWardCommand command, Viewer viewer, CancellationToken cancel)
    {
        var all = await write.For<UnitSuccessor>().Where(s => s.Unit == ward.Number).ToListAsync(cancel);
        foreach (var successor in command.Successors)
        {
            if (await WardChange.FindAsync(db, write, successor, viewer, cancel) is not { } next || next.Number == ward.Number || next.ClosedOn <= lastDay)
            {
                return Refusal.Invalid("successor-unknown", "Choose other wards that you look after and that stay open, or none.", nameof(command.Successor));
            }

            if (!all.Exists(s => s.Successor == next.Number))
            {
                all.Add(new() { Unit = ward.Number, Successor = next.Number });
                write.Add(all[^1]);
            }
        }

        all.ForEach(s => (s.On, s.IsSplit) = (lastDay.AddDays(1), all.Count > 1));
        return null;
    }
}
