using Microsoft.Extensions.DependencyInjection;
using TwelveRooms.Organisations.AddWard;
using TwelveRooms.Organisations.AgreeSharing;
using TwelveRooms.Organisations.CloseWard;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.CorrectWardType;
using TwelveRooms.Organisations.DemoTree;
using TwelveRooms.Organisations.GrantRole;
using TwelveRooms.Organisations.History;
using TwelveRooms.Organisations.ImportOrganisations;
using TwelveRooms.Organisations.MoveWard;
using TwelveRooms.Organisations.PlaceSite;
using TwelveRooms.Organisations.RenameWard;
using TwelveRooms.Organisations.ReopenWard;
using TwelveRooms.Organisations.ShowOrganisation;
using TwelveRooms.Organisations.ShowOrganisations;
using TwelveRooms.Organisations.StartProgramme;
using TwelveRooms.Organisations.UnitGroups;
using TwelveRooms.Organisations.WardForms;
using TwelveRooms.Platform.Contributions;

namespace TwelveRooms.Organisations;

internal static class OrganisationsModule
{
    public static IServiceCollection AddOrganisations(this IServiceCollection services) => services
        .AddScoped<UnitDirectory>()
        .AddScoped<NamedUnits>().AddScoped<RealPlaces>()
        .AddScoped<Holdings>().AddScoped<Memberships>()
        .AddScoped<HeldDays>()
        .AddScoped<UnitHistories>()
        .AddScoped<ImportOrganisationsHandler>()
        .AddScoped<ShowOrganisationsHandler>()
        .AddScoped<ShowOrganisationHandler>()
        .AddScoped<WardsOnDay>()
        .AddScoped<UnitGroupReader>()
        .AddScoped<SitePlaceReader>()
        .AddScoped<PlaceSiteHandler>()
        .AddScoped<OrganisationsFile>()
        .AddScoped<PreviewOrganisationsHandler>()
        .AddScoped<WardFormReader>()
        .AddScoped<AddWardHandler>()
        .AddScoped<RenameWardHandler>()
        .AddScoped<MoveWardHandler>()
        .AddScoped<CloseWardHandler>()
        .AddScoped<ReopenWardHandler>()
        .AddScoped<CancelMoveHandler>()
        .AddScoped<CorrectWardTypeHandler>()
        .AddScoped<GrantRoleHandler>()
        .AddScoped<StartProgrammeHandler>()
        .AddScoped<EndRoleHandler>()
        .AddScoped<SharingReach>()
        .AddScoped<ShowSharingHandler>()
        .AddScoped<AgreeSharingHandler>()
        .AddScoped<EndSharingHandler>()
        .AddScoped<JoinGroupHandler>()
        .AddScoped<LeaveGroupHandler>()
        .AddScoped<IHistorySource, UnitHistory>()
        .AddScoped<IDemoPart, DemoUnits>()
        .AddScoped<IDemoPart, DemoFolk>();
}
