using Microsoft.EntityFrameworkCore;
using TwelveRooms.Access.Accounts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Access.SignIn;

/// <summary>Keeps that somebody tried and was wrong, where the person whose name it was reads it.</summary>
internal sealed class RefusedTries(Db db)
{
    private const int MostInASession = 5;

    /// <summary>A try at the door.</summary>
    /// <param name="action">What it was, as the audit calls it.</param>
    /// <param name="person">Whose, where that is known.</param>
    /// <param name="cancel">Stops.</param>
    /// <param name="also">What is written with it.</param>
    public Task<Outcome<Done>> NoteAsync(string action, Guid? person, CancellationToken cancel, Func<Write, CancellationToken, Task>? also = null) =>
        db.WriteAsync<Done>(AccountBook.Door, new(action), async (write, c) =>
        {
            write.About(0, null, person is null ? null : $"person:{person}");
            if (person is { } whose)
            {
                write.Concerns(whose);
            }

            await (also?.Invoke(write, c) ?? Task.CompletedTask);
            return new Done();
        }, cancel);

    /// <summary>A try inside a session, by whoever sits at the screen. Five wrong ones, and it ends.</summary>
    /// <returns>Whether it has ended.</returns>
    public Task<Outcome<bool>> NoteInSessionAsync(Guid person, Guid session, CancellationToken cancel) =>
        db.WriteAsync<bool>(AccountBook.Door, new("access.sign-in-refused"), async (write, c) =>
        {
            var pass = await write.For<AccessPass>().SingleAsync(p => p.Id == session, c);
            pass.Tries++;
            pass.EndedAt ??= pass.Tries >= MostInASession ? write.Now : null;
            write.About(0, null, $"person:{person}");
            write.Concerns(person);
            return pass.EndedAt is not null;
        }, cancel);
}
