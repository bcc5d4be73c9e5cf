using Microsoft.Data.Sqlite;
using Npgsql;

namespace TwelveRooms.Platform.Storage;

/// <summary>Tells trouble with the database that passes, or that its operator can mend, from mistakes of ours.</summary>
internal static class DatabaseTrouble
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int CannotOpen = 14;

    /// <summary>What to say of it; null when the database is not what went wrong.</summary>
    public static string? WordsOf(Exception exception)
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            var words = e switch
            {
                SqliteException { SqliteErrorCode: Busy or Locked } => "The database is busy: another program is writing to it. Try again in a minute.",
                SqliteException { SqliteErrorCode: CannotOpen } => "The database cannot be opened. Check that its folder is there and may be written.",
                PostgresException { SqlState: PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.TooManyConnections } or TimeoutException =>
                    "The database is busy: it did not answer in time. Try again in a minute.",
                NpgsqlException { IsTransient: true, InnerException: not TimeoutException } => $"The database cannot be reached: {e.Message}",
                _ => null,
            };
            if (words is not null)
            {
                return words;
            }
        }

        return null;
    }
}
