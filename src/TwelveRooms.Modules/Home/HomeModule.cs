using Microsoft.Extensions.DependencyInjection;
using TwelveRooms.Home.Words;

namespace TwelveRooms.Home;

internal static class HomeModule
{
    public static IServiceCollection AddHome(this IServiceCollection services) => services
        .AddScoped<WardFinder>()
        .AddScoped<WardHouse>();
}
