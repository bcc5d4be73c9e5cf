using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Organisations.MoveWard;

/// <summary>A planned move that will not be.</summary>
/// <param name="Ward">The ward's id.</param>
/// <param name="Reason">Why.</param>
/// <param name="Version">The version that was shown.</param>
internal sealed record CancelMoveCommand(Guid Ward, string? Reason, int Version)
{
    public string? Key { get; init; }

    public RequestKey? Request => Key is null ? null : new(Key, string.Join('\u001f', "cancel-move", Ward, Reason), IsApi: false);
}

/// <summary>Takes back what was planned: the ward stays where it is today.</summary>
internal sealed class CancelMoveHandler(Db db)
{
    public Task<Outcome<Done>> HandleAsync(CancelMoveCommand command, Viewer viewer, CancellationToken cancel) => db.WriteAsync<Done>(
        viewer.WithWholeTree(),
        new("organisations.ward-move-cancelled", command.Request),
        async (write, c) =>
        {
            if (await WardChange.FindAsync(db, write, command.Ward, viewer, c) is not { } ward)
            {
                return Refusal.NotFound;
            }

            if ((WardChange.RefuseVersion(ward, command.Version) ?? WardChange.RefuseReason(command.Reason, nameof(command.Reason))) is { } no)
            {
                return no;
            }

            var parents = await write.For<UnitParent>().AsNoTracking().Where(p => p.Unit == ward.Number && p.To > write.Today).OrderBy(p => p.From).ToListAsync(c);
            if (parents is not [{ } now, _, ..] || now.From > write.Today)
            {
                return Refusal.Conflict("no-move-planned", $"No move of {ward.Name} is planned. There is nothing to cancel.");
            }

            // To stay where it is from its first day there on takes everything later away.
            await UnitTree.MoveAsync(write, ward, now.Parent, now.From, c);
            write.About(ward.Partition, ward.Number, command.Reason!.Trim());
            return new Done();
        },
        (_, _) => Task.FromResult<Outcome<Done>>(new Done()),
        cancel);
}
