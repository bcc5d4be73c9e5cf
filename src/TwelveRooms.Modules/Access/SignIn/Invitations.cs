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
        var life = await accounts.FindAsync(person, cancel) is null ? Life : ResetLife;
        var made = await passes.TryMakeAsync(new(PassKind.Invitation, name, life) { Person = person }, by, "access.invited", null, cancel);
        return made.IsRefused ? made.Refusal : made.Value.Secret;
    }

    /// <summary>Where a secret is taken up.</summary>
    public static string AddressOf(string secret) => $"/welcome/{secret}";
}
