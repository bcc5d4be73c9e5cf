using System.Globalization;
using System.Reflection;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Platform.Time;

namespace TwelveRooms.Platform.Backups;

/// <summary>A backup that was taken.</summary>
internal sealed record TakenBackup(string Path, long Bytes, string Sha256, BackupManifest Manifest, IReadOnlyList<string> Removed);

/// <summary>Takes backups while the house is in use: under a name of its own at first, so that no half one ever has the final name.</summary>
internal sealed class BackupTaker(DatabaseLocation location, RoomsClock clock)
{
    private const string Prefix = "twelverooms-";
    private const string Unfinished = ".part";

    /// <summary>Where backups lie unless a place is named.</summary>
    public string Folder { get; } = Path.GetFullPath(location.Backups);

    /// <summary>The version of this program.</summary>
    public static string Version { get; } =
        typeof(BackupTaker).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>Takes one into a file of that name; null for one named by the day and time.</summary>
    public async Task<Outcome<TakenBackup>> TakeAsync(string? path, CancellationToken cancel)
    {
        var final = Path.GetFullPath(path ?? Free(Prefix + clock.Now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture)));
        var folder = Path.GetDirectoryName(final)!;
        if (File.Exists(final) || Directory.Exists(final))
        {
            return BackupRefusals.FileIsThere(final);
        }

        PrivateFiles.MakeFolder(folder);
        ForgetUnfinished(folder);
        var unfinished = Path.Combine(folder, $".{Path.GetFileName(final)}.{Path.GetRandomFileName()}{Unfinished}");
        try
        {
            TakenBackup taken;
            await using (var file = PrivateFiles.Open(unfinished, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None))
            {
                var outcome = await WriteAsync(file, final, cancel);
                if (outcome.IsRefused)
                {
                    return outcome;
                }

                taken = outcome.Value;
            }

            File.Move(unfinished, final, overwrite: false);
            return taken;
        }
        catch (IOException) when (File.Exists(final))
        {
            return BackupRefusals.FileIsThere(final); // another made it meanwhile
        }
        finally
        {
            File.Delete(CopyOf(unfinished));
            File.Delete(unfinished);
        }
    }

    /// <summary>Takes one before migrations change the database; it is never counted by <see cref="KeepNewest"/>.</summary>
    public Task<Outcome<TakenBackup>> TakeBeforeAsync(string migration, CancellationToken cancel) => TakeAsync(Free($"before-{migration}"), cancel);

    /// <summary>Removes the oldest of the backups that were named by day and time, beyond so many.</summary>
    /// <returns>Those that are gone.</returns>
    public IReadOnlyList<string> KeepNewest(int many)
    {
        var old = new DirectoryInfo(Folder).EnumerateFiles($"{Prefix}*{BackupFile.Extension}").OrderByDescending(f => f.Name, StringComparer.Ordinal).Skip(many).ToList();
        old.ForEach(f => f.Delete());
        return old.ConvertAll(f => f.Name);
    }

    private async Task<Outcome<TakenBackup>> WriteAsync(FileStream file, string final, CancellationToken cancel)
    {
        // Read before the database, as verify does: a seal is put into the database first, so each line here is in the copy too.
        var beside = new[] { PendingRestore.SealsName, PendingRestore.KeyName }.Select(name => (Name: name, Content: Beside(name))).Where(b => b.Content is not null).ToList();
        await using var copy = location.IsSqlite ? PrivateFiles.Open(CopyOf(file.Name), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.ReadWrite) : null;
        var at = clock.Now;
        var snapshot = copy is null ? await PostgresSnapshot.TakeAsync(location, cancel) : await SqliteSnapshot.TakeAsync(location, copy, cancel);
        if (snapshot.IsRefused)
        {
            return snapshot.Refusal;
        }

        await using var database = snapshot.Value;
        Refusal? refusal = null;
        var parts = new List<PartSource>
        {
            new(copy is null ? BackupManifest.PostgresPart : BackupManifest.SqlitePart, database.IsPacked, async to => refusal = await database.WriteAsync(to, cancel)),
        };
        parts.AddRange(beside.Select(b => new PartSource(b.Name, IsPacked: false, to => to.WriteAsync(b.Content, cancel).AsTask())));
        var (manifest, hash) = await BackupFile.WriteAsync(
            file,
            parts,
            written => new(BackupManifest.OurProduct, BackupManifest.OurFormat, Version, database.Database, database.Facts.Schema, at, database.Facts.Audit, written),
            cancel);
        return refusal is null ? new TakenBackup(final, file.Length, hash, manifest, []) : refusal;
    }

    /// <summary>The copy of a SQLite database lies beside the unfinished file that it goes into.</summary>
    private static string CopyOf(string unfinished) => unfinished + "-db";

    /// <summary>A file beside the database, which a server may be adding to just now.</summary>
    private byte[]? Beside(string name)
    {
        var path = Path.Combine(location.Folder, name);
        if (!File.Exists(path))
        {
            return null;
        }

        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var content = new MemoryStream();
        file.CopyTo(content);
        var bytes = content.ToArray();
        return name == PendingRestore.SealsName ? bytes[..(Array.LastIndexOf(bytes, (byte)'\n') + 1)] : bytes; // a line that is being written is none
    }

    private string Free(string name)
    {
        for (var number = 1; ; number++)
        {
            var path = Path.Combine(Folder, $"{name}{(number == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $"_{number}"))}{BackupFile.Extension}");
            if (!File.Exists(path))
            {
                return path;
            }
        }
    }

    /// <summary>Removes what killed backups left; one that is being written is locked by its writer, and stays with its copy.</summary>
    private static void ForgetUnfinished(string folder)
    {
        foreach (var left in Directory.EnumerateFiles(folder, $".*{BackupFile.Extension}.*{Unfinished}"))
        {
            try
            {
                using (PrivateFiles.Open(left, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
                {
                    File.Delete(CopyOf(left));
                    File.Delete(left);
                }
            }
            catch (IOException)
            {
                // in use
            }
        }
    }
}
