using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Demo;

/// <summary>
/// The house a second time, over the same database but with a clock of its own, because a clock that is moved under the running
/// server would date the work of others wrongly. Writes still wait in the server's one line.
/// </summary>
internal sealed class DemoHouse(Func<IServiceCollection> again)
{
    public ServiceProvider Build(IServiceProvider server, TimeProvider clock) => again()
        .AddSingleton(clock)
        .AddSingleton(server.GetRequiredService<WriteQueue>())
        .AddSingleton(server.GetRequiredService<RequestHasher>())
        .AddSingleton(server.GetRequiredService<ILoggerFactory>())
        .BuildServiceProvider();
}
