using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Organisations.RenameWard;

/// <summary>A new name for a ward.</summary>
/// <param name="Ward">The ward's id.</param>
/// <param name="Name">As people say it.</param>
/// <param name="From">First day of the name, as 2026-03-31; not in the future.</param>
/// <param name="Reason">Why.</param>
/// <param name="Version">The version that was shown.</param>
internal sealed record RenameWardCommand(Guid Ward, string? Name, string? From, string? Reason, int Version)
{
    public string? Key { get; init; }

    public RequestKey? Request => Key is null ? null : new(Key, string.Join('\u001f', "rename", Ward, Name, From, Reason), IsApi: false);
}

/// <summary>Gives a ward a new name from a day on; charts and papers of earlier days keep the old one.</summary>
internal sealed class RenameWardHandler(Db db)
{
    public Task<Outcome<Done>> HandleAsync(RenameWardCommand command, Viewer viewer, CancellationToken cancel) => db.WriteAsync<Done>(
        viewer.WithWholeTree(),
        new("organisations.ward-renamed", command.Request),
        async (write, c) =>
        {
            if (await WardChange.FindAsync(db, write, command.Ward, viewer, c) is not { } ward)
            {
                return Refusal.NotFound;
            }

            var day = WardChange.ReadDay(command.From, nameof(command.From), write.Today, allowsPlan: false);
            if ((WardChange.RefuseVersion(ward, command.Version) ?? Refusal.All(
                WardChange.RefuseName(command.Name, nameof(command.Name)), day.Refusal, WardChange.RefuseReason(command.Reason, nameof(command.Reason)))) is { } no)
            {
                return no;
            }

            var name = command.Name!.Trim();
            if (name == ward.Name)
            {
                return Refusal.Conflict("same-name", $"It is called {name} already.", nameof(command.Name));
            }

            if (day.Value < ward.OpenedOn)
            {
                return Refusal.Invalid("before-opening", $"The ward opened on {WardChange.Words(ward.OpenedOn.Value)}. Use that day or a later one.", nameof(command.From));
            }

            var parent = await write.For<UnitParent>().Where(p => p.Unit == ward.Number && p.From <= write.Today && p.To > write.Today)
                .Select(p => (int?)p.Parent).SingleOrDefaultAsync(c) ?? 0;
            if (await WardChange.RefuseTwinAsync(write, name, parent, ward.Number, write.Today, nameof(command.Name), c) is { } twin)
            {
                return twin;
            }

            var later = await write.For<UnitName>().Where(n => n.Unit == ward.Number && n.From > day.Value).OrderBy(n => n.From).FirstOrDefaultAsync(c);
            if (later is not null)
            {
                return Refusal.Conflict("named-later", $"It has been called {later.Name} since {WardChange.Words(later.From)}. Use that day or a later one.", nameof(command.From));
            }

            await UnitTree.RenameAsync(write, ward, name, day.Value, c);
            write.About(ward.Partition, ward.Number, command.Reason!.Trim());
            return new Done();
        },
        (_, _) => Task.FromResult<Outcome<Done>>(new Done()),
        cancel);
}
