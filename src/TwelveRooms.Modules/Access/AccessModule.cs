using Microsoft.Extensions.DependencyInjection;
using TwelveRooms.Access.Accounts;
using TwelveRooms.Access.AddPerson;
using TwelveRooms.Access.ChangeMembership;
using TwelveRooms.Access.ChangeRoles;
using TwelveRooms.Access.Contracts;
using TwelveRooms.Access.Demo;
using TwelveRooms.Access.Devices;
using TwelveRooms.Access.Frame;
using TwelveRooms.Access.Keys;
using TwelveRooms.Access.MyRoles;
using TwelveRooms.Access.Passkeys;
using TwelveRooms.Access.PeopleHistory;
using TwelveRooms.Access.Routes;
using TwelveRooms.Access.ShowPeople;
using TwelveRooms.Access.SignIn;
using TwelveRooms.Access.WhoSeesWhat;
using TwelveRooms.Platform.Background;
using TwelveRooms.Platform.Contributions;
using TwelveRooms.Platform.Edge;

namespace TwelveRooms.Access;

internal static class AccessModule
{
    public static IServiceCollection AddAccess(this IServiceCollection services, Doors doors) => services
        .AddSingleton(doors)
        .AddSingleton<ReachCache>()
        .AddScoped<RoleTable>()
        .AddScoped<RolesInWords>()
        .AddScoped<SaveRoleHandler>()
        .AddScoped<Passes>()
        .AddScoped<PeopleReach>()
        .AddScoped<Keepers>()
        .AddScoped<ShowPeopleHandler>()
        .AddScoped<AddPersonHandler>()
        .AddScoped<GiveRoleHandler>()
        .AddScoped<EndMembershipHandler>()
        .AddScoped<StandInHandler>()
        .AddScoped<HandOverHandler>()
        .AddScoped<NewLinkHandler>()
        .AddScoped<EndOwnRoleHandler>()
        .AddScoped<Invitations>()
        .AddSingleton<SignInThrottle>()
        .AddSingleton(_ => new PassphraseHasher())
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
        .AddScoped<LostSecondStepHandler>()
        .AddScoped<EndOtherSessionsHandler>()
        .AddSingleton<PasskeyTickets>()
        .AddScoped<PasskeyStore>()
        .AddScoped<PasskeyCeremony>()
        .AddScoped<PasskeyTries>()
        .AddScoped<PasskeyList>()
        .AddScoped<BeginPasskeyHandler>()
        .AddScoped<AddPasskeyHandler>()
        .AddScoped<RemovePasskeyHandler>()
        .AddScoped<PasskeySignInHandler>()
        .AddScoped<PasskeyProveHandler>()
        .AddScoped<KeyList>()
        .AddScoped<MakeKeyHandler>()
        .AddScoped<EndKeyHandler>()
        .AddScoped<DemoPeople>()
        .AddScoped<DeviceList>()
        .AddScoped<EnrolDeviceHandler>()
        .AddScoped<EndDeviceHandler>()
        .AddScoped<DemoViewers>()
        .AddScoped<UnitReaders>()
        .AddScoped<ActorWords>()
        .AddScoped<IHistorySource, MembershipHistory>()
        .AddScoped<OwnSessions>()
        .AddScoped<LinkResets>()
        .AddScoped<IRecurringJob, ForgetAccess>()
        .AddScoped<KeptForms>()
        .AddScoped<RefusedTries>()
        .AddScoped<RoleNames>()
        .AddScoped<CurrentViewer>();
}
