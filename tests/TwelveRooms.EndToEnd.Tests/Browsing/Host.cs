using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace TwelveRooms.EndToEnd.Tests.Browsing;

/// <summary>The real host as a process of its own, with a folder of data that goes with it; and the command line beside it, on the same data.</summary>
public sealed class Host : IAsyncDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("rooms-house-").FullName;
    private readonly HouseDatabase? _database = HouseDatabase.IfAsked();
    private readonly bool _withDemo;
    private Process? _process;

    private Host(bool withDemo) => _withDemo = withDemo;

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Address { get; } = $"http://localhost:{FreePort()}";

    /// <summary>Starts one with a small demo programme, or with an empty database, and waits until its pages are served.</summary>
    /// <param name="withDemo">Whether the demo programme is made.</param>
    /// <param name="before">Runs before pages are served, as <c>./run --empty</c> does.</param>
    public static async Task<Host> StartAsync(bool withDemo, Func<Host, Task>? before = null)
    {
        var host = new Host(withDemo);
        try
        {
            await (host._database?.MakeAsync() ?? Task.CompletedTask);
            await (before?.Invoke(host) ?? Task.CompletedTask);
            host.Serve();
            await host.WaitUntilReadyAsync();
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Runs <c>./twelverooms</c> with some words, and gives what it printed.</summary>
    /// <exception cref="InvalidOperationException">It did not end with 0.</exception>
    public async Task<string> CommandAsync(params string[] words)
    {
        using var process = Process.Start(StartOf("TwelveRooms.Cli", "twelverooms.dll", words)) ?? throw new InvalidOperationException("The command line did not start.");
        var (said, wrong) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? (await said).Trim() : throw new InvalidOperationException($"twelverooms {string.Join(' ', words)} ended with {process.ExitCode}: {await wrong}");
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
        await (_database?.DropAsync() ?? Task.CompletedTask);
        Directory.Delete(_data, recursive: true);
    }

    private void Serve()
    {
        var start = StartOf("TwelveRooms.Web", "TwelveRooms.Web.dll", []);
        start.Environment["ASPNETCORE_URLS"] = Address;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["TWELVEROOMS_DEMO"] = _withDemo ? "1" : "";
        start.Environment["TWELVEROOMS_DEMO_WARDS"] = Environment.GetEnvironmentVariable("TWELVEROOMS_DEMO_WARDS") ?? "12";
        _process = Process.Start(start) ?? throw new InvalidOperationException("The host did not start.");
        var log = TextWriter.Synchronized(File.CreateText(Path.Combine(_data, "host.log")));
        _process.OutputDataReceived += (_, line) => log.WriteLine(line.Data);
        _process.ErrorDataReceived += (_, line) => log.WriteLine(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private ProcessStartInfo StartOf(string project, string name, IEnumerable<string> words)
    {
        var build = Path.GetRelativePath(Path.Combine(Repository.Root, "tests/TwelveRooms.EndToEnd.Tests"), AppContext.BaseDirectory);
        var program = Path.Combine(Repository.Root, "src", project, build, name);
        var start = new ProcessStartInfo("dotnet", [program, .. words]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _data };
        start.Environment["TWELVEROOMS_DATA"] = _data;
        start.Environment["TWELVEROOMS_POSTGRES"] = _database?.Connection ?? "";
        return start;
    }

    private async Task WaitUntilReadyAsync()
    {
        using var client = new HttpClient();
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < TimeSpan.FromMinutes(3))
        {
            if (_process!.HasExited)
            {
                throw new InvalidOperationException($"The host stopped with exit code {_process.ExitCode} before it was ready.");
            }

            try
            {
                using var answer = await client.GetAsync(new Uri(Address + "/health/ready"));
                if (answer.StatusCode == HttpStatusCode.OK)
                {
                    return;
                }
            }
            catch (HttpRequestException)
            {
                // it does not listen yet
            }

            await Task.Delay(100);
        }

        throw new InvalidOperationException("The host was not ready after three minutes.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
