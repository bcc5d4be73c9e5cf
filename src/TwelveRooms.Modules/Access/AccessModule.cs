using Microsoft.Extensions.DependencyInjection;
using TwelveRooms.Access.Accounts;
using TwelveRooms.Access.Contracts;
using TwelveRooms.Access.Demo;
using TwelveRooms.Access.Devices;
using TwelveRooms.Access.Routes;
using TwelveRooms.Access.SignIn;
using TwelveRooms.Platform.Edge;

namespace TwelveRooms.Access;

internal static class AccessModule
{
    public static IServiceCollection AddAccess(this IServiceCollection services, Doors doors) => services
        .AddSingleton(doors)
        .AddSingleton<ReachCache>()
        .AddScoped<Passes>()
        .AddScoped<Invitations>()
        .AddSingleton<SignInThrottle>()
        .AddSingleton<Authenticators>()
        .AddScoped<AccountBook>()
        .AddScoped<OwnPassphrase>()
        .AddScoped<SignInHandler>()
        .AddScoped<SecondStepHandler>()
        .AddScoped<OpenAccountHandler>()
        .AddScoped<ChangePassphraseHandler>()
        .AddScoped<ProveHandler>()
        .AddScoped<AddAuthenticatorHandler>()
        .AddScoped<RenewPaperCodesHandler>()
        .AddScoped<RemoveAuthenticatorHandler>()
        .AddScoped<EndOtherSessionsHandler>()
        .AddScoped<DemoPeople>()
        .AddScoped<DeviceList>()
        .AddScoped<EnrolDeviceHandler>()
        .AddScoped<EndDeviceHandler>()
        .AddScoped<DemoViewers>()
        .AddScoped<CurrentViewer>();
}
