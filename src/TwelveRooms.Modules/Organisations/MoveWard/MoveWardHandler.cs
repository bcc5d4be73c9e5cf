using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Organisations.MoveWard;

/// <summary>Another place for a ward.</summary>
/// <param name="Ward">The ward's id.</param>
/// <param name="To">The id of the site, or of the organisation itself.</param>
/// <param name="From">First day there, as 2026-03-31; up to a year ahead.</param>
/// <param name="Reason">Why.</param>
/// <param name="Version">The version that was shown.</param>
internal sealed record MoveWardCommand(Guid Ward, Guid? To, string? From, string? Reason, int Version)
{
    public string? Key { get; init; }

    public RequestKey? Request => Key is null ? null : new(Key, string.Join('\u001f', "move", Ward, To, From, Reason), IsApi: false);
}

/// <summary>
/// Puts a ward into another place from a day on. Earlier numbers stay in the figures of whoever ran it then; whoever holds it
/// now sees its whole history.
/// </summary>
internal sealed class MoveWardHandler(Db db)
{
    public Task<Outcome<Done>> HandleAsync(MoveWardCommand command, Viewer viewer, CancellationToken cancel) => db.WriteAsync<Done>(
        viewer.WithWholeTree(),
        new("organisations.ward-moved", command.Request),
        async (write, c) =>
        {
            if (await WardChange.FindAsync(db, write, command.Ward, viewer, c) is not { } ward)
            {
                return Refusal.NotFound;
            }

            var day = WardChange.ReadDay(command.From, nameof(command.From), write.Today, allowsPlan: true);
            if ((WardChange.RefuseVersion(ward, command.Version) ?? Refusal.All(
                command.To is null ? Refusal.Invalid("place-needed", "Choose where it moves to.", nameof(command.To)) : null, day.Refusal, WardChange.RefuseReason(command.Reason, nameof(command.Reason)))
                ?? RefuseLife(ward, day.Value)) is { } no)
            {
                return no;
            }

            // A place that is not theirs and one that is not there get one answer.
            if (command.To is not { } to || await WardChange.FindHolderAsync(db, write, to, viewer, c) is not { } place || MadeUpCode.Is(place.Code ?? "") != MadeUpCode.Is(ward.Code ?? ""))
            {
                return Refusal.Invalid("place-unknown", "Choose a place of an organisation that you look after. To move a ward to another organisation, ask the programme team.", nameof(command.To));
            }

            if (place.ClosedOn is { } closed && closed < day.Value)
            {
                return Refusal.Conflict("place-closed", $"{place.Name} closed on {WardChange.Words(closed)}. Choose another place or an earlier day.", nameof(command.To));
            }

            var parents = await write.For<UnitParent>().AsNoTracking().Where(p => p.Unit == ward.Number).OrderBy(p => p.From).ToListAsync(c);
            if (parents.Find(p => p.From <= day.Value && p.To > day.Value)?.Parent == place.Number)
            {
                return Refusal.Conflict("same-place", $"{ward.Name} is at {place.Name} on that day already.", nameof(command.To));
            }

            if (parents.Find(p => p.From > day.Value && p.From <= write.Today) is { } since)
            {
                return Refusal.Conflict("moved-later", $"It has moved since: on {WardChange.Words(since.From)}. Use that day or a later one.", nameof(command.From));
            }

            if (await WardChange.RefuseTwinAsync(write, ward.Name, place.Number, ward.Number, day.Value, nameof(command.To), c) is { } twin)
            {
                return twin;
            }

            if (!await UnitTree.MoveAsync(write, ward, place.Number, day.Value, c))
            {
                return Refusal.Invalid("loop", "A ward cannot lie below itself. Choose another place.", nameof(command.To));
            }

            write.About(ward.Partition, ward.Number, command.Reason!.Trim());
            return new Done();
        },
        (_, _) => Task.FromResult<Outcome<Done>>(new Done()),
        cancel);

    private static Refusal? RefuseLife(Unit ward, DateOnly day) =>
        day < ward.OpenedOn ? Refusal.Invalid("before-opening", $"The ward opened on {WardChange.Words(ward.OpenedOn.Value)}. Use a later day.", nameof(MoveWardCommand.From))
        : day > ward.ClosedOn ? Refusal.Conflict("after-closing", $"The ward closed on {WardChange.Words(ward.ClosedOn.Value)}. Use an earlier day.", nameof(MoveWardCommand.From))
        : null;
}
