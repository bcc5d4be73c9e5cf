using System.Diagnostics;

namespace TwelveRooms.Bench;

/// <summary>Runs other programs.</summary>
internal static class Run
{
    /// <summary>The program that ./twelverooms starts.</summary>
    public static string CommandLine(string root) => Environment.GetEnvironmentVariable("TWELVEROOMS_BENCH_CLI") ?? Path.Combine(root, ".ready/cli/twelverooms.dll");

    /// <summary>The standard output of a program that must end well.</summary>
    public static Task<string> AsyncText(string program, params string[] args) => AsyncText(program, new Dictionary<string, string?>(), args);

    public static async Task<string> AsyncText(string program, IReadOnlyDictionary<string, string?> environment, params string[] args)
    {
        var start = new ProcessStartInfo(program, args) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} ended with {process.ExitCode}: {await error}");
    }
}

/// <summary>The built web host in a process of its own.</summary>
internal sealed class WebHost : IAsyncDisposable
{
    private readonly Process _process;

    private WebHost(Process process, HttpClient client, double secondsToFirstPage) => (_process, Client, SecondsToFirstPage) = (process, client, secondsToFirstPage);

    public HttpClient Client { get; }

    public double SecondsToFirstPage { get; }

    public double ResidentMegabytes => Megabytes("VmRSS");

    public double PeakMegabytes => Megabytes("VmHWM");

    /// <summary>Starts it and waits for its first real page.</summary>
    public static async Task<WebHost> StartAsync(string root, string folder, string? postgres, int port, int? demoWards)
    {
        var start = new ProcessStartInfo("dotnet", [Environment.GetEnvironmentVariable("TWELVEROOMS_BENCH_HOST") ?? Path.Combine(root, ".ready/web/TwelveRooms.Web.dll")])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TWELVEROOMS_DATA"] = folder;
        start.Environment["TWELVEROOMS_POSTGRES"] = postgres;
        start.Environment["TWELVEROOMS_DEMO"] = "1";
        start.Environment["TWELVEROOMS_DEMO_WARDS"] = demoWards?.ToString(System.Globalization.CultureInfo.InvariantCulture);
        start.Environment["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}";
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        var from = Stopwatch.GetTimestamp();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        var client = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") };
        while (!await AnswersAsync(client))
        {
            if (process.HasExited || Stopwatch.GetElapsedTime(from) > TimeSpan.FromMinutes(5))
            {
                throw new InvalidOperationException($"The web host did not start: {await process.StandardError.ReadToEndAsync()}");
            }

            await Task.Delay(5);
        }

        return new(process, client, Stopwatch.GetElapsedTime(from).TotalSeconds);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private double Megabytes(string line) => Machine.Megabytes(_process.Id, line);

    private static async Task<bool> AnswersAsync(HttpClient client)
    {
        try
        {
            using var answer = await client.GetAsync("/demo");
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
