using Microsoft.EntityFrameworkCore;
using TwelveRooms.Access.Accounts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Text;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Access.Passkeys;

/// <param name="Name">What the new passkey shall be called.</param>
/// <param name="Site">Where the browser is.</param>
internal sealed record BeginPasskeyCommand(string? Name, PasskeySite Site);

/// <summary>
/// Asks a browser for a new passkey, and writes nothing yet. Whatever could be wrong with the name is said before, since a passkey that a
/// device has made and we have not taken would stay on it.
/// </summary>
internal sealed class BeginPasskeyHandler(Db db, AccountBook accounts, PasskeyCeremony ceremony)
{
    private const int LongestName = 40;

    public async Task<Outcome<PasskeyQuestion>> HandleAsync(BeginPasskeyCommand command, Viewer viewer, CancellationToken cancel)
    {
        if (viewer is not { Person: { } person, Session: { } session } || await accounts.FindAsync(person, cancel) is not { } account)
        {
            return Refusal.NotFound;
        }

        var own = await db.For<Passkey>(AccountBook.Door).CountAsync(p => p.Person == person, cancel);
        if ((PasskeyRules.RefuseUnproved(viewer, own) ?? PasskeyRules.RefuseMore(own)) is { } not)
        {
            return not;
        }

        var name = command.Name?.Trim() ?? "";
        if (name.Length < 2)
        {
            return Refusal.Invalid("passkey-name", "Say what the passkey lies on, such as “this laptop”, so that you know it again.", nameof(command.Name));
        }

        return NameText.Refuse(name, nameof(command.Name), LongestName) is { } no
            ? no
            : await ceremony.AskForNewAsync(command.Site, account, viewer.Name, session.Id, name);
    }
}

internal static class PasskeyRules
{
    private const int Most = 10;

    /// <summary>
    /// Whoever must have a second step, and has a passkey, shows it before they change by what they are known: else somebody who has learned
    /// the passphrase could put a second step of their own beside it.
    /// </summary>
    public static Refusal? RefuseUnproved(Viewer viewer, int passkeys) => viewer.MustAddSecondStep && passkeys > 0
        ? Refusal.Invalid("passkey-first", "You have a passkey. Show it first; then you can change how you sign in.")
        : null;

    public static Refusal? RefuseMore(int passkeys) => passkeys < Most
        ? null
        : Refusal.Conflict("passkeys-many", $"You have {Most} passkeys, and more are not kept. Remove one first.");
}
