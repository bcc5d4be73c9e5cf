using Microsoft.EntityFrameworkCore;
using TwelveRooms.Access.Accounts;
using TwelveRooms.Platform;

namespace TwelveRooms.Access.SignIn;

/// <summary>Keeps that somebody tried and was wrong, where the person whose name it was reads it.</summary>
internal sealed class RefusedTries(Db db)
{
    private const int MostInASession = 5;

    /// <summary>A try at the door.</summary>
    public Task<Outcome<Done>> NoteAsync(string action, Guid? person, CancellationToken cancel) =>
        db.WriteAsync<Done>(AccountBook.Door, new(action), (write, _) =>
        {
            write.About(0, null, person is null ? null : $"person:{person}");
            if (person is { } whose)
            {
                write.Concerns(whose);
            }

            return Task.FromResult<Outcome<Done>>(new Done());
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
