using Microsoft.EntityFrameworkCore;
using TwelveRooms.Access.Accounts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Time;

namespace TwelveRooms.Access.Passkeys;

/// <summary>One passkey, for its owner.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Name">What they call it.</param>
/// <param name="Since">The day on which it was added. When it was used is not kept.</param>
internal sealed record PasskeyRow(Guid Id, string Name, DateOnly Since);

/// <summary>The passkeys of a person, for that person alone.</summary>
internal sealed class PasskeyList(Db db)
{
    /// <summary>The oldest first.</summary>
    public async Task<IReadOnlyList<PasskeyRow>> OfAsync(Guid person, CancellationToken cancel) =>
        [.. (await db.For<Passkey>(AccountBook.Door).Where(p => p.Person == person).OrderBy(p => p.AddedAt).ToListAsync(cancel)).Select(p => new PasskeyRow(p.Id, p.Name, RoomsClock.DayOf(p.AddedAt)))];

    public Task<bool> HasAnyAsync(Guid person, CancellationToken cancel) => db.For<Passkey>(AccountBook.Door).AnyAsync(p => p.Person == person, cancel);
}
