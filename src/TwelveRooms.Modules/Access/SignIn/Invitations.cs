using TwelveRooms.Access.Accounts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Access.SignIn;

/// <summary>Links that let one person in, once: the first opens an account, a later one sets a new passphrase.</summary>
internal sealed class Invitations(Passes passes, AccountBook accounts)
{
    /// <summary>How long the first waits to be taken up.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromDays(7);

    /// <summary>How long a link for a new passphrase does: it opens an account that is there.</summary>
    public static readonly TimeSpan ResetLife = TimeSpan.FromHours(1);

    /// <summary>Makes one for a person, and gives its secret, once.</summary>
    public async Task<Outcome<string>> MakeAsync(Guid person, string name, Viewer by, CancellationToken cancel)
    {
        var hasAccount = await accounts.FindAsync(person, cancel) is not null;
        var made = await passes.TryMakeAsync(Draft(person, name, isForHands: false, hasAccount), by, "access.invited", null, cancel);
        return made.IsRefused ? made.Refusal : made.Value.Secret;
    }

    /// <summary>One that is still to be made: a link to send, or a code to type from a card.</summary>
    public static AccessPassDraft Draft(Guid person, string name, bool isForHands, bool hasAccount) => new(PassKind.Invitation, name, hasAccount ? ResetLife : Life) { Person = person, IsForHands = isForHands };

    /// <summary>Where a secret is taken up.</summary>
    public static string AddressOf(string secret) => $"/welcome/{secret}";
}
