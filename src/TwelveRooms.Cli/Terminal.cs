namespace TwelveRooms.Cli;

/// <summary>
/// Where a run of the command line writes, and reads its variables: the process's own, unless it runs inside another program, beside other
/// runs, with a terminal of its own.
/// </summary>
internal sealed class Terminal
{
    private static readonly AsyncLocal<Terminal?> Own = new();

    private Terminal()
    {
    }

    public static TextWriter Out => Own.Value?.Output ?? Console.Out;

    public static TextWriter Error => Own.Value?.Errors ?? Console.Error;

    /// <summary>Whether what is written goes somewhere else than to a screen.</summary>
    public static bool IsRedirected => Own.Value is not null || Console.IsOutputRedirected;

    /// <summary>Standard output for bytes; the caller ends it.</summary>
    public static Stream OpenOut() => Own.Value is { } own ? new Kept(own) : Console.OpenStandardOutput();

    /// <summary>A variable of the environment; null when it is not set.</summary>
    public static string? Variable(string name) => Own.Value is { } own ? own.Variables.GetValueOrDefault(name) : Environment.GetEnvironmentVariable(name);

    private StringWriter Output { get; } = new() { NewLine = "\n" };

    private StringWriter Errors { get; } = new() { NewLine = "\n" };

    private IReadOnlyDictionary<string, string?> Variables { get; init; } = new Dictionary<string, string?>();

    /// <summary>Runs the command line here, with these variables and no others.</summary>
    /// <returns>The exit code, and what was written to standard output and to standard error.</returns>
    public static async Task<(int Exit, string Out, string Error)> RunAsync(IReadOnlyList<string> args, IReadOnlyDictionary<string, string?> variables)
    {
        var own = new Terminal { Variables = variables };
        Own.Value = own; // of this call and what it calls, and gone when it returns
        var exit = await CommandLine.RunAsync(args);
        return (exit, own.Output.ToString(), own.Errors.ToString());
    }

    /// <summary>Bytes that are text in the end, in the order in which they were written beside the words.</summary>
    private sealed class Kept(Terminal terminal) : MemoryStream
    {
        protected override void Dispose(bool disposing)
        {
            if (disposing && CanRead)
            {
                terminal.Output.Write(System.Text.Encoding.UTF8.GetString(ToArray()));
            }

            base.Dispose(disposing);
        }
    }
}
