using System.Globalization;
using TwelveRooms.Access.Accounts;
using TwelveRooms.Platform.Auditing;
using TwelveRooms.Platform.Time;

namespace TwelveRooms.Access.Contracts;

/// <summary>A new passphrase that a link has set.</summary>
/// <param name="At">When.</param>
/// <param name="By">Of what they were then: who had made the link.</param>
internal sealed record LinkReset(DateTimeOffset At, string By)
{
    public string OnWords => RoomsClock.DayOf(At).ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}

/// <summary>
/// Whether a link that somebody else made has set a person's passphrase lately. Whoever makes such a link could use it themselves: so the person is told of
/// it, and what is kept about them from before is not shown by it for a while.
/// </summary>
internal sealed class LinkResets(AuditTrail trail, ActorWords words, AccountBook accounts, RoomsClock clock)
{
    /// <summary>So long nothing of before is shown, unless a second step stood in the way of whoever had the link.</summary>
    public static readonly TimeSpan Holds = TimeSpan.FromDays(7);

    private static readonly TimeSpan Told = TimeSpan.FromDays(30);

    /// <summary>The latest of the last thirty days; null for none.</summary>
    public async Task<LinkReset?> LatestAsync(Guid person, CancellationToken cancel)
    {
        if (await trail.LatestAsync("access.passphrase-reset", null, person, clock.Now - Told, clock.Now, cancel) is not { } reset)
        {
            return null;
        }

        var made = await trail.LatestAsync("access.invited", null, person, reset.At - SignIn.Invitations.Life, reset.At, cancel);
        var maker = made is null ? null : AuditedRow.WhyOf(made) is ['b', 'y', ' ', .. var by] ? by : made.Actor;
        return new(reset.At, maker is null ? "somebody" : await words.OfAsync(maker, null, RoomsClock.DayOf(reset.At), cancel));
    }

    /// <summary>From which instant on somebody's own record is shown to them; null for all of it.</summary>
    public async Task<DateTimeOffset?> ShownSinceAsync(Guid person, CancellationToken cancel) =>
        await LatestAsync(person, cancel) is { } reset && clock.Now - reset.At < Holds
        && !((await accounts.FindAsync(person, cancel))?.AuthenticatorSince < reset.At)
            ? reset.At
            : null;
}
