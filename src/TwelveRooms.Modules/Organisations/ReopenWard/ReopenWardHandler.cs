using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Organisations.ReopenWard;

/// <summary>A last day that was wrong, or a ward that opens again.</summary>
/// <param name="Ward">The ward's id.</param>
/// <param name="Reason">Why.</param>
/// <param name="Version">The version that was shown.</param>
internal sealed record ReopenWardCommand(Guid Ward, string? Reason, int Version)
{
    public string? Key { get; init; }

    public RequestKey? Request => Key is null ? null : new(Key, string.Join('\u001f', "reopen", Ward, Reason), IsApi: false);
}

/// <summary>Takes back a ward's last day, and that another ward took over from it. Both stand in the audit.</summary>
internal sealed class ReopenWardHandler(Db db)
{
    /// <summary>As the audit calls it; the history of a ward finds it there.</summary>
    public const string Action = "organisations.ward-reopened";

    public Task<Outcome<Done>> HandleAsync(ReopenWardCommand command, Viewer viewer, CancellationToken cancel) => db.WriteAsync<Done>(
        viewer.WithWholeTree(),
        new(Action, command.Request),
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

            if (ward.ClosedOn is null)
            {
                return Refusal.Conflict("not-closed", $"{ward.Name} has no last day. There is nothing to take back.");
            }

            var place = await write.For<Unit>().AsNoTracking().SingleAsync(
                u => write.For<UnitParent>().Any(p => p.Unit == ward.Number && p.Parent == u.Number && p.From <= write.Today && p.To > write.Today), c);
            if (place.ClosedOn < write.Today)
            {
                return Refusal.Conflict("place-closed", $"{place.Name} closed on {WardChange.Words(place.ClosedOn.Value)}. Move the ward to an open place first.");
            }

            if (await WardChange.RefuseTwinAsync(write, ward.Name, place.Number, ward.Number, write.Today, nameof(command.Reason), c) is { } twin)
            {
                return twin;
            }

            ward.ClosedOn = null;
            ward.Version++;
            (await write.For<UnitSuccessor>().Where(s => s.Unit == ward.Number).ToListAsync(c)).ForEach(write.Remove);
            await Closure.TellAsync(write, [ward.Number], c);
            write.About(ward.Partition, ward.Number, command.Reason!.Trim());
            return new Done();
        },
        (_, _) => Task.FromResult<Outcome<Done>>(new Done()),
        cancel);
}
