using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace TwelveRooms.Faults;

/// <summary>A house on disk, and the program that serves from it, to be killed.</summary>
internal sealed class Victim(string folder, string? postgres, string? host, string cli) : IDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromMinutes(1);
    private Process? _process;

    public Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>Starts it.</summary>
    /// <returns>How long it took until it said that it was ready.</returns>
    public async Task<TimeSpan> StartAsync()
    {
        _process?.Dispose();
        var port = FreePort();
        Address = new($"http://127.0.0.1:{port}");
        var number = port.ToString(CultureInfo.InvariantCulture);
        var start = host is null
            ? Program(["dotnet", typeof(Victim).Assembly.Location, "planted-host", folder, number, .. postgres is null ? Array.Empty<string>() : [postgres]])
            : Program(["dotnet", host]);
        start.Environment["ASPNETCORE_URLS"] = host is null ? null : Address.ToString();
        var from = Stopwatch.GetTimestamp();
        var process = _process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var said = process.StandardError.ReadToEndAsync();
        using var client = new HttpClient { BaseAddress = Address };
        while (!await IsReadyAsync(client))
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(from) > LongestStart)
            {
                throw new InvalidOperationException($"The server did not start again: {(process.HasExited ? await said : "it was not ready within a minute")}");
            }

            await Task.Delay(10);
        }

        return Stopwatch.GetElapsedTime(from);
    }

    /// <summary>kill -9.</summary>
    public async Task KillAsync()
    {
        _process!.Kill();
        await _process.WaitForExitAsync();
    }

    /// <summary>Tells it to stop.</summary>
    /// <returns>How it ended.</returns>
    public async Task<int> StopAsync()
    {
        using var term = Process.Start("kill", ["-TERM", _process!.Id.ToString(CultureInfo.InvariantCulture)]);
        await _process.WaitForExitAsync();
        return _process.ExitCode;
    }

    /// <summary>Runs the command line on the same house.</summary>
    public async Task<(int Exit, string Out, string Error)> CliAsync(params string[] args)
    {
        using var process = Process.Start(Program(["dotnet", cli, .. args]))!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output, await error);
    }

    public void Dispose()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill();
        }

        _process?.Dispose();
    }

    private ProcessStartInfo Program(IReadOnlyList<string> words)
    {
        var start = new ProcessStartInfo(words[0], words.Skip(1)) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["TWELVEROOMS_DATA"] = folder;
        start.Environment["TWELVEROOMS_POSTGRES"] = postgres;
        start.Environment["TWELVEROOMS_DEMO"] = null;
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        return start;
    }

    private static async Task<bool> IsReadyAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync("/health/ready");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
