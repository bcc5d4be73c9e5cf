using System.Globalization;

namespace TwelveRooms.Platform.Backups;

/// <summary>The ways in which a backup or a restore is refused.</summary>
internal static class BackupRefusals
{
    private const string Touched = "Nothing here was touched.";

    public static Refusal NothingHere(string where) => Refusal.Conflict(
        "nothing-to-back-up", $"There is no TwelveRooms in {where} yet, so there is nothing to back up. Check TWELVEROOMS_DATA and TWELVEROOMS_POSTGRES.");

    public static Refusal FileIsThere(string path) => Refusal.Conflict(
        "file-is-there", $"{path} is there already, and a backup never takes the place of another file. Name a new one.", "FILE");

    public static Refusal NoProgram(string program) => Refusal.Conflict(
        "program-missing",
        $"{program} is not on the PATH. Install PostgreSQL’s client programs, of the server’s version or newer (Debian: postgresql-client), and try again.");

    public static Refusal ProgramFailed(string program, string said) => Refusal.Conflict("program-failed", $"{program} did not end well. It said: {said}");

    public static Refusal NoFile(string path) => Refusal.Invalid("file-missing", $"There is no file {path}. Check its name.", "FILE");

    public static Refusal NotABackup(string path) => Refusal.Invalid(
        "not-a-backup", $"{path} is not a backup of TwelveRooms. Choose a file that ./twelverooms backup has written. {Touched}", "FILE");

    public static Refusal CutOff(string path) => Refusal.Invalid(
        "backup-cut-off", $"{path} is cut off: its end is missing. Copy it again from where it was kept, or take the backup before it. {Touched}", "FILE");

    public static Refusal Damaged(string path) => Refusal.Invalid(
        "backup-damaged", $"{path} is damaged: its checksum does not hold. Copy it again from where it was kept, or take the backup before it. {Touched}", "FILE");

    public static Refusal OtherFormat(string path, BackupManifest manifest) => Refusal.Invalid(
        "backup-newer", $"{path} was taken by a newer TwelveRooms ({manifest.Version}). Restore it with that version. {Touched}", "FILE");

    public static Refusal NewerSchema(string path, BackupManifest manifest) => Refusal.Invalid(
        "backup-newer", $"{path} was taken by a newer TwelveRooms ({manifest.Version}, schema {manifest.Schema}). Restore it with that version. {Touched}", "FILE");

    public static Refusal OtherDatabase(string path, BackupManifest manifest) => Refusal.Invalid(
        "backup-of-other-database",
        manifest.Database == BackupManifest.Sqlite
            ? $"{path} holds a SQLite database, and TWELVEROOMS_POSTGRES names a PostgreSQL one. Unset it to restore into a folder. {Touched}"
            : $"{path} holds a PostgreSQL database, and TWELVEROOMS_POSTGRES names none. Set it to the database to restore into. {Touched}",
        "FILE");

    public static Refusal AuditBroken(string path, IReadOnlyList<string> breaks) => Refusal.Invalid(
        "backup-audit-broken",
        $"{path} is whole, but the audit in it does not hold: {breaks[0]} Take an older backup, and ask who could write to the database. {Touched}", "FILE");

    public static Refusal DatabaseBroken(string path, string said) => Refusal.Invalid(
        "backup-database-broken", $"{path} is whole, but the database in it is not: {said} Take an older backup. {Touched}", "FILE");

    public static Refusal OtherHistory(string path) => Refusal.Conflict(
        "other-history",
        $"{path} is whole, but its history is not the one of the house that is here: its seals are not those of {PendingRestore.SealsName}, neither an earlier state of them nor a later one. "
        + $"If you know why, as after an earlier restore, restore with --other-history; that you did is kept in the audit. If you do not, do not restore this file. {Touched}");

    public static Refusal OtherRules(string path, string which) => Refusal.Invalid(
        "backup-rules-differ",
        $"{path} is whole, but the rules inside its database that keep the audit and the numbers from being changed are not those of TwelveRooms: {which}. "
        + $"Somebody has changed the database by hand. Take an older backup, and ask who could write to it. {Touched}", "FILE");

    public static Refusal InUse(string what) => Refusal.Conflict(
        "database-in-use", $"Another program is using the database: {what}. Stop it, then restore again. {Touched}");

    public static Refusal AnotherRestore { get; } = Refusal.Conflict("restore-running", "Another restore is running on this data. Wait until it has ended.");

    public static Refusal MayNotMakeDatabase(string said) => Refusal.Conflict(
        "may-not-make-database",
        $"A restore makes a new database beside the present one and then changes their names, and the server said no: {said} "
        + $"Give the role the right to (ALTER ROLE … CREATEDB), or restore as one that has it. {Touched}");

    public static Refusal NotMigrated(string why) => Refusal.Conflict(
        "backup-before-migration-failed",
        $"The database has to be brought up to date, and the backup that comes first could not be taken, so nothing was changed. {why} "
        + "Mend that and start again; or take a backup in your own way and run: ./twelverooms migrate --without-backup");

    public static string Size(long bytes) => bytes switch
    {
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:0.#} kB"),
        < 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.#} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:0.##} GB"),
    };
}
