using System.Globalization;
using TwelveRooms.Platform.Storage;

namespace TwelveRooms.Platform.Backups;

/// <summary>
/// The last step of a restore: the files beside each other change places, and a kill at any moment leaves the old ones or the new.
/// What is ready lies in a folder of its own. The one renaming of that folder decides; everything after it can be done again, and is
/// done by whoever opens the data next.
/// </summary>
internal static class PendingRestore
{
    public const string SealsName = "seals.log";
    public const string KeyName = "request.key";
    private const string Making = ".restore-making-";
    private const string Waiting = ".restore-waiting-";
    private const string Out = ".restore-out-";
    private const string In = ".restore-in-";
    private const string OidName = "database.oid";
    private const string RestoreLock = ".restoring.lock";
    private const string SwapLock = ".restore.lock";
    private static readonly TimeSpan LongestSwap = TimeSpan.FromSeconds(30);

    /// <summary>What changes places: the database with all that SQLite puts beside it, the seals outside it, and the key of requests.</summary>
    private static readonly string[] Names = ["twelverooms.db", "twelverooms.db-wal", "twelverooms.db-shm", "twelverooms.db-journal", SealsName, KeyName];

    /// <summary>Where the files of a restore are made ready; what an earlier one left is removed.</summary>
    public static string Begin(string folder, string stamp)
    {
        foreach (var left in Directory.EnumerateDirectories(folder, Making + "*"))
        {
            Directory.Delete(left, recursive: true);
        }

        var making = Path.Combine(folder, Making + stamp);
        PrivateFiles.MakeFolder(making);
        return making;
    }

    /// <summary>Where the present files go.</summary>
    public static string AsideOf(string folder, string stamp) => Path.Combine(folder, $"before-restore-{stamp}");

    /// <summary>Decides: from here on the new files are the ones.</summary>
    /// <param name="making">What <see cref="Begin"/> answered, with all files in it.</param>
    /// <param name="beforeStep">For tests: called before each step that follows; what it throws is a kill.</param>
    public static void Commit(string making, Action? beforeStep = null)
    {
        var folder = Path.GetDirectoryName(making)!;
        using (LockFor(folder))
        {
            Directory.Move(making, making.Replace(Making, Out, StringComparison.Ordinal));
            GoOn(folder, beforeStep);
        }
    }

    /// <summary>Ends a restore that was decided and killed; nothing otherwise. Called before anything opens the data.</summary>
    public static void Finish(string folder, Action? beforeStep = null)
    {
        if (IsDecided(folder))
        {
            using (LockFor(folder))
            {
                GoOn(folder, beforeStep);
            }
        }
    }

    /// <summary>PostgreSQL: the files wait for the databases to change names, which decides.</summary>
    /// <param name="making">What <see cref="Begin"/> answered.</param>
    /// <param name="oid">The database that the files belong to; it keeps its number when its name changes.</param>
    /// <returns>Where they wait.</returns>
    public static string Await(string making, uint oid)
    {
        File.WriteAllText(Path.Combine(making, OidName), oid.ToString(CultureInfo.InvariantCulture));
        var waiting = making.Replace(Making, Waiting, StringComparison.Ordinal);
        Directory.Move(making, waiting);
        return waiting;
    }

    /// <summary>Whether files wait for that.</summary>
    public static bool IsWaiting(string folder) => Directory.Exists(folder) && Directory.EnumerateDirectories(folder, Waiting + "*").Any();

    /// <summary>PostgreSQL: the files follow the database that now has the name; those of another are removed.</summary>
    /// <param name="folder">The folder of the data.</param>
    /// <param name="oid">The number of the database that has the name.</param>
    public static void Settle(string folder, uint oid)
    {
        using (LockFor(folder))
        {
            foreach (var waiting in Directory.EnumerateDirectories(folder, Waiting + "*").ToList())
            {
                var number = Path.Combine(waiting, OidName);
                if (!File.Exists(number) || File.ReadAllText(number) != oid.ToString(CultureInfo.InvariantCulture))
                {
                    Directory.Delete(waiting, recursive: true);
                    continue;
                }

                Directory.Move(waiting, waiting.Replace(Waiting, Out, StringComparison.Ordinal));
            }

            GoOn(folder, null);
        }
    }

    /// <summary>One restore at a time, by a lock that goes with its process; null while another holds it.</summary>
    public static FileStream? TryLock(string folder) => TryLock(folder, RestoreLock);

    private static FileStream? TryLock(string folder, string name)
    {
        try
        {
            return PrivateFiles.Open(Path.Combine(folder, name), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (Directory.Exists(folder))
        {
            return null;
        }
    }

    private static bool IsDecided(string folder) =>
        Directory.Exists(folder) && (Directory.EnumerateDirectories(folder, Out + "*").Any() || Directory.EnumerateDirectories(folder, In + "*").Any());

    private static void GoOn(string folder, Action? beforeStep)
    {
        foreach (var leaving in Directory.EnumerateDirectories(folder, Out + "*").ToList())
        {
            var aside = AsideOf(folder, Path.GetFileName(leaving)[Out.Length..]);
            beforeStep?.Invoke();
            PrivateFiles.MakeFolder(aside);
            foreach (var name in Names.Where(n => File.Exists(Path.Combine(folder, n))))
            {
                beforeStep?.Invoke();
                File.Move(Path.Combine(folder, name), Path.Combine(aside, name));
            }

            File.Delete(Path.Combine(leaving, OidName));
            beforeStep?.Invoke();
            Directory.Move(leaving, leaving.Replace(Out, In, StringComparison.Ordinal)); // nothing old is left at its place from here on
        }

        foreach (var coming in Directory.EnumerateDirectories(folder, In + "*").ToList())
        {
            foreach (var name in Names.Where(n => File.Exists(Path.Combine(coming, n))))
            {
                beforeStep?.Invoke();
                File.Move(Path.Combine(coming, name), Path.Combine(folder, name));
            }

            beforeStep?.Invoke();
            Directory.Delete(coming, recursive: true);
            var aside = AsideOf(folder, Path.GetFileName(coming)[In.Length..]);
            if (Directory.Exists(aside) && !Directory.EnumerateFileSystemEntries(aside).Any())
            {
                Directory.Delete(aside); // there was nothing before
            }
        }
    }

    private static FileStream LockFor(string folder)
    {
        for (var waited = TimeSpan.Zero; ; waited += TimeSpan.FromMilliseconds(50))
        {
            if (TryLock(folder, SwapLock) is { } held)
            {
                return held;
            }

            if (waited > LongestSwap)
            {
                throw new IOException($"A restore holds {Path.Combine(folder, SwapLock)}. Try again when it has ended.");
            }

            Thread.Sleep(50);
        }
    }
}
