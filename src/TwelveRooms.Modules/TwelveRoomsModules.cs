using Microsoft.Extensions.DependencyInjection;
using TwelveRooms.Access;
using TwelveRooms.Access.Routes;
using TwelveRooms.Admin;
using TwelveRooms.Demo;
using TwelveRooms.Home;
using TwelveRooms.Measures;
using TwelveRooms.Organisations;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Storage;

namespace TwelveRooms;

/// <summary>All modules, in the order in which they may call each other.</summary>
internal static class TwelveRoomsModules
{
    /// <summary>Registers every module over one database; the host decides how people come in.</summary>
    public static IServiceCollection AddTwelveRooms(this IServiceCollection services, DatabaseLocation location, Doors doors) => services
        .AddLogging()
        .AddPlatform(location)
        .AddOrganisations()
        .AddAccess(doors)
        .AddMeasures()
        .AddHome()
        .AddAdmin()
        .AddDemo(() => new ServiceCollection().AddTwelveRooms(location, doors));
}
