using System.Diagnostics;
using System.Reflection;
using TwelveRooms.Cli;
using TwelveRooms.Testing;

namespace TwelveRooms.Modules.Tests.Cli;

/// <summary>What the program answered.</summary>
internal sealed record CliAnswer(int Exit, string Out, string Error);

/// <summary>
/// Runs the command line on the database of a test: inside the process of the tests, which spares two seconds each time, or as a program of
/// its own where that is what a test is about.
/// </summary>
internal static class CliProgram
{
    /// <summary>The folder of the whole project.</summary>
    public static readonly string Project = Told("Project");

    /// <summary>The built web host.</summary>
    public static readonly string WebProgram = Told("WebProgram");

    private static readonly string Program = Told("CliProgram");

    public static Task<CliAnswer> CliAsync(this Rooms rooms, params string[] args) => RunAsync(rooms.Location.Folder, rooms.Location.Postgres, args);

    /// <summary>As a program of its own.</summary>
    public static Task<CliAnswer> StartCliAsync(this Rooms rooms, params string[] args) => StartAsync(rooms.Location.Folder, rooms.Location.Postgres, Environment.CurrentDirectory, args);

    public static Task<CliAnswer> RunAsync(string folder, string? postgres, params string[] args) => RunAsync(folder, postgres, Environment.CurrentDirectory, args);

    /// <summary>As a program of its own.</summary>
    public static Task<CliAnswer> StartAsync(string folder, string? postgres, params string[] args) => StartAsync(folder, postgres, Environment.CurrentDirectory, args);

    /// <summary>Starts it and kills it, without a warning, after so long; it may have ended by then.</summary>
    public static async Task KillAsync(string folder, string? postgres, TimeSpan after, params string[] args)
    {
        using var process = Process.Start(Start(folder, postgres, Environment.CurrentDirectory, args))!;
        _ = process.StandardOutput.ReadToEndAsync();
        _ = process.StandardError.ReadToEndAsync();
        using var patience = new CancellationTokenSource(after);
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    /// <summary>Runs it from a folder, against which the names of files are read.</summary>
    public static async Task<CliAnswer> RunAsync(string folder, string? postgres, string from, IReadOnlyList<string> args, params (string Name, string Value)[] environment)
    {
        var variables = environment.Prepend(("TWELVEROOMS_OPERATOR", "cli-test")).Prepend(("TWELVEROOMS_POSTGRES", postgres ?? "")).Prepend(("TWELVEROOMS_DATA", folder))
            .ToDictionary(v => v.Item1, v => (string?)v.Item2);
        var (exit, output, error) = await Terminal.RunAsync([.. args.Select(a => a.Contains('.', StringComparison.Ordinal) && File.Exists(Path.Combine(from, a)) ? Path.Combine(from, a) : a)], variables);
        return new(exit, output, error);
    }

    /// <summary>Runs it as a program of its own, from a folder.</summary>
    public static async Task<CliAnswer> StartAsync(string folder, string? postgres, string from, IReadOnlyList<string> args, params (string Name, string Value)[] environment)
    {
        using var process = Process.Start(Start(folder, postgres, from, args, environment))!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, error);
    }

    private static ProcessStartInfo Start(string folder, string? postgres, string from, IReadOnlyList<string> args, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false, WorkingDirectory = from };
        start.ArgumentList.Add(Program);
        foreach (var arg in args)
        {
            start.ArgumentList.Add(arg);
        }

        start.Environment["TWELVEROOMS_DATA"] = folder;
        start.Environment["TWELVEROOMS_POSTGRES"] = postgres;
        start.Environment["TWELVEROOMS_OPERATOR"] = "cli-test";
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }

    private static string Told(string key) => typeof(CliProgram).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(a => a.Key == key).Value!;
}
