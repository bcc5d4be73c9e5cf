using Microsoft.Extensions.DependencyInjection;
using TwelveRooms.Admin.History;
using TwelveRooms.Admin.Records;

namespace TwelveRooms.Admin;

internal static class AdminModule
{
    public static IServiceCollection AddAdmin(this IServiceCollection services) => services
        .AddScoped<ShowHistoryHandler>()
        .AddScoped<RecordReach>()
        .AddScoped<RecordLines>()
        .AddScoped<MyRecordHandler>()
        .AddScoped<LookAtRecordHandler>()
        .AddScoped<ShowRecordHandler>()
        .AddScoped<FindRecordHandler>();
}
