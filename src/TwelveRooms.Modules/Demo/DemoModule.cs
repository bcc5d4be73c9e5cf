using Microsoft.Extensions.DependencyInjection;

namespace TwelveRooms.Demo;

internal static class DemoModule
{
    /// <summary>Registers the demo.</summary>
    /// <param name="services">Where.</param>
    /// <param name="again">Registers the whole house once more over the same database, for the demo to walk its own clock in.</param>
    public static IServiceCollection AddDemo(this IServiceCollection services, Func<IServiceCollection> again) => services
        .AddSingleton(new DemoHouse(again))
        .AddScoped<DemoProgramme>();
}
