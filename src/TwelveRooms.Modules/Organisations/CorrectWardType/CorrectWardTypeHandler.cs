using TwelveRooms.Organisations.AddWard;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Organisations.CorrectWardType;

/// <summary>Another type for a ward.</summary>
/// <param name="Ward">The ward's id.</param>
/// <param name="Type">The type.</param>
/// <param name="Reason">Why.</param>
/// <param name="Version">The version that was shown.</param>
internal sealed record CorrectWardTypeCommand(Guid Ward, string? Type, string? Reason, int Version)
{
    public string? Key { get; init; }

    public RequestKey? Request => Key is null ? null : new(Key, string.Join('\u001f', "type", Ward, Type, Reason), IsApi: false);
}

/// <summary>Says of a ward of which type it is. From today on it is compared with the wards of that type.</summary>
internal sealed class CorrectWardTypeHandler(Db db)
{
    public Task<Outcome<Done>> HandleAsync(CorrectWardTypeCommand command, Viewer viewer, CancellationToken cancel) => db.WriteAsync<Done>(
        viewer.WithWholeTree(),
        new("organisations.ward-type-corrected", command.Request),
        async (write, c) =>
        {
            if (await WardChange.FindAsync(db, write, command.Ward, viewer, c) is not { } ward)
            {
                return Refusal.NotFound;
            }

            if ((WardChange.RefuseVersion(ward, command.Version) ?? Refusal.All(
                AddWardHandler.RefuseType(command.Type), WardChange.RefuseReason(command.Reason, nameof(command.Reason)))) is { } no)
            {
                return no;
            }

            var type = await AddWardHandler.SpellingOfAsync(write, command.Type!.Trim(), c);
            if (type == ward.WardType)
            {
                return Refusal.Conflict("same-type", $"{ward.Name} is of the type {type} already.", nameof(command.Type));
            }

            ward.WardType = type;
            ward.Version++;
            await GroupMembership.OfTypeAsync(write, [(type, ward.Number)], c);
            write.About(ward.Partition, ward.Number, command.Reason!.Trim());
            return new Done();
        },
        (_, _) => Task.FromResult<Outcome<Done>>(new Done()),
        cancel);
}
