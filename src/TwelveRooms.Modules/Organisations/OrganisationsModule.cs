using Microsoft.Extensions.DependencyInjection;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.ImportOrganisations;

namespace TwelveRooms.Organisations;

internal static class OrganisationsModule
{
    public static IServiceCollection AddOrganisations(this IServiceCollection services) => services
        .AddScoped<UnitDirectory>()
        .AddScoped<Holdings>()
        .AddScoped<ImportOrganisationsHandler>();
}
