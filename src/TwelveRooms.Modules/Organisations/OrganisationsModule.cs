using Microsoft.Extensions.DependencyInjection;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.DemoTree;
using TwelveRooms.Organisations.ImportOrganisations;
using TwelveRooms.Platform.Contributions;

namespace TwelveRooms.Organisations;

internal static class OrganisationsModule
{
    public static IServiceCollection AddOrganisations(this IServiceCollection services) => services
        .AddScoped<UnitDirectory>()
        .AddScoped<Holdings>()
        .AddScoped<IDemoPart, DemoUnits>()
        .AddScoped<IDemoPart, DemoFolk>()
        .AddScoped<ImportOrganisationsHandler>();
}
