using Microsoft.Extensions.DependencyInjection;

namespace TwelveRooms.Demo;

internal static class DemoModule
{
    public static IServiceCollection AddDemo(this IServiceCollection services) => services.AddScoped<DemoProgramme>();
}
