using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using TwelveRooms.Platform.Time;

namespace TwelveRooms.Access.Passkeys;

/// <summary>What a passkey is asked for.</summary>
internal enum PasskeyPurpose
{
    SignIn,
    Prove,
    Add,
}

/// <summary>What we must know again when the answer comes back.</summary>
/// <param name="State">The challenge, as the framework keeps it.</param>
/// <param name="Until">When it is too late for an answer.</param>
/// <param name="Session">The session that was asked; null at the door.</param>
/// <param name="Name">What a new passkey shall be called.</param>
internal sealed record PasskeyTicket(string State, DateTimeOffset Until, Guid? Session, string? Name);

/// <summary>
/// Keeps the ticket of a question with the browser that was asked: protected, for one purpose and one session. That it serves once is kept
/// in the database.
/// </summary>
internal sealed class PasskeyTickets(IDataProtectionProvider protection, RoomsClock clock)
{
    public const string Cookie = "rooms-passkey";

    /// <summary>So long a question waits for its answer.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    public string Seal(PasskeyPurpose purpose, string state, Guid? session, string? name = null) =>
        ProtectorOf(purpose).Protect(JsonSerializer.Serialize(new PasskeyTicket(state, clock.Now + Life, session, name)));

    /// <summary>The ticket; null when it is of another purpose, of another session, too old, or none of ours.</summary>
    public PasskeyTicket? Read(string? sealedTicket, PasskeyPurpose purpose, Guid? session)
    {
        try
        {
            var ticket = sealedTicket is null ? null : JsonSerializer.Deserialize<PasskeyTicket>(ProtectorOf(purpose).Unprotect(sealedTicket));
            return ticket is not null && ticket.Session == session && clock.Now < ticket.Until ? ticket : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private IDataProtector ProtectorOf(PasskeyPurpose purpose) => protection.CreateProtector("TwelveRooms.Passkey", purpose.ToString());
}
