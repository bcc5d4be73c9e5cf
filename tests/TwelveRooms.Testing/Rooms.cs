using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.Extensions.DependencyInjection;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Background;
using TwelveRooms.Platform.Storage;
using TwelveRooms.Platform.Time;
using Xunit;

namespace TwelveRooms.Testing;

/// <summary>
/// The whole house for one test class: the real host over a real database of its own, and a clock that stands still.
/// Use it as <c>IClassFixture&lt;Rooms&gt;</c>, or start one where a test needs its own.
/// </summary>
public sealed partial class Rooms : IAsyncLifetime
{
    private readonly List<AsyncServiceScope> _scopes = [];
    private readonly bool _isDemo;
    private readonly Action<IServiceCollection>? _services;
    private RoomsHost? _host;
    private TestDatabase? _database;

    /// <summary>For xunit's class fixture; elsewhere use <see cref="StartAsync"/>.</summary>
    public Rooms()
        : this(new FixedClock())
    {
    }

    private Rooms(FixedClock clock, bool isDemo = true, Action<IServiceCollection>? services = null) => (Clock, _isDemo, _services) = (clock, isDemo, services);

    /// <summary>The clock of the host; set it or move it on.</summary>
    public FixedClock Clock { get; }

    /// <summary>The day in London by that clock.</summary>
    public DateOnly Today => RoomsClock.DayOf(Clock.Now);

    /// <summary>Everything the host wrote to its log, in order.</summary>
    public IReadOnlyCollection<string> Log => Host.Log.Lines;

    /// <summary>The host's own services. Anything scoped comes from <see cref="Handler{T}"/> or <see cref="InScopeAsync{T, TAnswer}"/>.</summary>
    public IServiceProvider Services => Host.Services;

    internal DatabaseLocation Location => Database.Location;

    private RoomsHost Host => _host ?? throw new InvalidOperationException("Not started yet.");

    private TestDatabase Database => _database ?? throw new InvalidOperationException("Not started yet.");

    /// <summary>A house of its own.</summary>
    /// <param name="clock">Its clock.</param>
    /// <param name="isDemo">Whether people come in by the demo's page of roles; else they sign in.</param>
    /// <param name="services">Plants a fault in the host, to see that it is found.</param>
    public static async Task<Rooms> StartAsync(FixedClock? clock = null, bool isDemo = true, Action<IServiceCollection>? services = null)
    {
        var rooms = new Rooms(clock ?? new FixedClock(), isDemo, services);
        await rooms.InitializeAsync();
        return rooms;
    }

    /// <inheritdoc />
    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.ReadyAsync();
        _host = new RoomsHost(_database.Location, Clock, _isDemo, _services);
        await _host.ReadyAsync();
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        foreach (var scope in _scopes)
        {
            await scope.DisposeAsync();
        }

        _scopes.Clear();
        if (Interlocked.Exchange(ref _host, null) is { } host)
        {
            await host.DisposeAsync();
        }

        if (Interlocked.Exchange(ref _database, null) is { } database)
        {
            await database.DisposeAsync();
        }
    }

    /// <summary>A handler, or any other service, in a scope of its own that lives as long as the house: no two share a context.</summary>
    public T Handler<T>()
        where T : notnull
    {
        var scope = Services.CreateAsyncScope();
        lock (_scopes)
        {
            _scopes.Add(scope);
        }

        return scope.ServiceProvider.GetRequiredService<T>();
    }

    /// <summary>Does something with a service in a scope that ends with it.</summary>
    public async Task<TAnswer> InScopeAsync<T, TAnswer>(Func<T, Task<TAnswer>> work)
        where T : notnull
    {
        await using var scope = Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<T>());
    }

    /// <summary>Does what the background worker would do now: the outbox, then the jobs that are due.</summary>
    public Task WorkAsync() => InScopeAsync<WorkRound, bool>(async round =>
    {
        await round.RunAsync(CancellationToken.None);
        return true;
    });

    /// <summary>Somebody who has not signed in.</summary>
    public Visitor Anyone() => new(this, Platform.Viewing.Viewer.Nobody, null);

    internal Db Db() => Handler<Db>();

    internal (HttpClient Plain, HttpClient Following) Clients(CookieContainerHandler plain, params DelegatingHandler[] following) =>
        (Host.CreateDefaultClient(plain), Host.CreateDefaultClient(following));
}
