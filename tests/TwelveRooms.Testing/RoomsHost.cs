using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using TwelveRooms.Access.Accounts;
using TwelveRooms.Platform.Background;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Web;

namespace TwelveRooms.Testing;

/// <summary>
/// The real host, with five differences: the clock is the test's, passphrases are hashed quickly, the background worker waits to be asked
/// (<see cref="Rooms.WorkAsync"/>), the log is kept in memory, and it stops without waiting for a balancer to look. The demo's doors are open, unless people come in by their own accounts; no demo is made.
/// </summary>
internal sealed class RoomsHost(DatabaseLocation location, TimeProvider clock, bool isDemo = true, Action<IServiceCollection>? planted = null) : WebApplicationFactory<Program>
{
    public MemoryLog Log { get; } = new();

    /// <summary>Starts the host and waits until it serves pages.</summary>
    /// <exception cref="InvalidOperationException">It could not be made ready; the message holds its log.</exception>
    public async Task ReadyAsync()
    {
        var readiness = Services.GetRequiredService<Readiness>();
        var preparation = Services.GetRequiredService<Preparation>();
        for (var waited = 0; !readiness.IsReady; waited++)
        {
            if (preparation.HasFailed || waited > 6000)
            {
                throw new InvalidOperationException($"The host did not become ready while {readiness.Doing}.\n{string.Join('\n', Log.Lines)}");
            }

            await Task.Delay(10);
        }
    }

    protected override IHost CreateHost(IHostBuilder builder)
    {
        builder.UseContentRoot(AppContext.BaseDirectory);
        return base.CreateHost(builder);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("TWELVEROOMS_DATA", location.Folder);
        builder.UseSetting("TWELVEROOMS_POSTGRES", location.Postgres ?? "");
        builder.UseSetting("TWELVEROOMS_DEMO", isDemo ? "1" : "");
        builder.UseSetting("TWELVEROOMS_DEMO_WARDS", "0");
        builder.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Log));
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton(clock);
            services.AddSingleton(new PassphraseHasher(rounds: 100)); // hundreds of people sign in here, and none is real
            foreach (var unasked in services.Where(s => s.ImplementationType == typeof(Worker) || s.ImplementationType == typeof(Farewell)).ToList())
            {
                services.Remove(unasked); // and no balancer looks here
            }

            planted?.Invoke(services);
        });
    }
}

/// <summary>What the host wrote to its log, in order.</summary>
internal sealed class MemoryLog : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();

    public IReadOnlyCollection<string> Lines => _lines;

    public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName);

    public void Dispose()
    {
        // nothing is held
    }

    private sealed class Logger(MemoryLog log, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                log._lines.Enqueue($"{logLevel} {category}: {formatter(state, exception)} {exception}");
            }
        }
    }
}
