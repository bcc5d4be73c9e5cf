using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace TwelveRooms.Platform.Backups;

/// <summary>One of PostgreSQL's own programs, found on the PATH. It gets its address and secret by its environment, never by its arguments.</summary>
internal sealed class PostgresProgram
{
    private const int MostWords = 600;
    private readonly string _path;

    private PostgresProgram(string name, string path) => (Name, _path) = (name, path);

    public string Name { get; }

    /// <summary>The program; null when it is not installed.</summary>
    public static PostgresProgram? Find(string name)
    {
        var file = OperatingSystem.IsWindows() ? name + ".exe" : name;
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, file)).FirstOrDefault(File.Exists);
        return path is null ? null : new(name, path);
    }

    /// <summary>Runs it against the server that a connection is open to.</summary>
    /// <param name="connection">Open: of several hosts it has found the one that is meant.</param>
    /// <param name="settings">The connection string that it was opened by: an open connection no longer tells its secret.</param>
    /// <param name="database">Which database of that server.</param>
    /// <param name="arguments">What it is told.</param>
    /// <param name="output">Where its answer goes.</param>
    /// <param name="cancel">Ends it.</param>
    /// <returns>What it complained of; null when it ended well.</returns>
    public async Task<Refusal?> RunAsync(NpgsqlConnection connection, string settings, string database, IEnumerable<string> arguments, Stream output, CancellationToken cancel)
    {
        var start = new ProcessStartInfo(_path, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in SettingsOf(connection, new(settings), database))
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        try
        {
            process.StandardInput.Close();
            var said = process.StandardError.ReadToEndAsync(cancel);
            await process.StandardOutput.BaseStream.CopyToAsync(output, 1 << 20, cancel);
            await process.WaitForExitAsync(cancel);
            return process.ExitCode == 0 ? null : BackupRefusals.ProgramFailed(Name, Short(await said));
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    private static IEnumerable<(string Name, string? Value)> SettingsOf(NpgsqlConnection connection, NpgsqlConnectionStringBuilder settings, string database)
    {
        yield return ("PGHOST", connection.Host);
        yield return ("PGPORT", connection.Port.ToString(CultureInfo.InvariantCulture));
        yield return ("PGDATABASE", database);
        yield return ("PGUSER", connection.UserName);
        yield return ("PGSSLMODE", settings.SslMode switch { SslMode.VerifyCA => "verify-ca", SslMode.VerifyFull => "verify-full", var mode => mode.ToString().ToLowerInvariant() });
        yield return ("PGCLIENTENCODING", "UTF8");
        foreach (var (name, value) in new[] { ("PGPASSWORD", settings.Password), ("PGPASSFILE", settings.Passfile), ("PGSSLROOTCERT", settings.RootCertificate) })
        {
            if (!string.IsNullOrEmpty(value))
            {
                yield return (name, value);
            }
        }
    }

    private static string Short(string said)
    {
        var line = string.Join(' ', said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= MostWords ? line : line[..MostWords] + " …";
    }
}
