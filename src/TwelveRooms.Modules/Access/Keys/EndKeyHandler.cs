using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Access.Keys;

/// <summary>The end of a key.</summary>
/// <param name="Key">Its id, as the list has it.</param>
internal sealed record EndKeyCommand(string? Key);

/// <summary>Ends a key: its next request is refused. Whoever may make one like it may end it.</summary>
internal sealed class EndKeyHandler(KeyList keys, UnitDirectory units, PeopleReach reach, Passes passes)
{
    public async Task<Outcome<KeyRow>> HandleAsync(EndKeyCommand command, Viewer viewer, CancellationToken cancel)
    {
        var key = Guid.TryParse(command.Key, out var id) ? await keys.FindAsync(id, cancel) : null;
        if (key is null
            || !(await units.FindAsync([key.Unit], viewer, cancel)).TryGetValue(key.Unit, out var unit)
            || await reach.FindManagedAsync(unit.Id.Value.ToString(), viewer, cancel) is not { } here || !here.Gives.Contains(key.Role))
        {
            return Refusal.NotFound with { Message = "There is no key of this id here. The list of keys has them.", Field = "Key" };
        }

        if (key.EndedOn is { } ended)
        {
            return Refusal.Conflict("key-ended", $"This key was ended on {ended:yyyy-MM-dd}.", "Key");
        }

        var outcome = await passes.EndAsync(key.Id, viewer, cancel);
        return outcome.IsRefused ? outcome.Refusal : key;
    }
}
