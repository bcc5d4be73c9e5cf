using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Access.SignIn;

/// <summary>
/// Links that let one person in, once. Until there are accounts they are the only way in where people are real; whoever has access to the
/// machine hands them out.
/// </summary>
internal sealed class Invitations(Passes passes)
{
    /// <summary>How long one waits to be taken up.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    /// <summary>Makes one for a person, and gives its secret, once.</summary>
    public async Task<Outcome<string>> MakeAsync(Guid person, string name, Viewer by, CancellationToken cancel)
    {
        var made = await passes.TryMakeAsync(Draft(person, name, isForHands: false), by, "access.invited", null, cancel);
        return made.IsRefused ? made.Refusal : made.Value.Secret;
    }

    /// <summary>One that is still to be made: a link to send, or a code to type from a card.</summary>
    public static AccessPassDraft Draft(Guid person, string name, bool isForHands) => new(PassKind.Invitation, name, Life) { Person = person, IsForHands = isForHands };

    /// <summary>Where a secret is taken up.</summary>
    public static string AddressOf(string secret) => $"/welcome/{secret}";
}
