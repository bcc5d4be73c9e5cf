using TwelveRooms.Platform;
using TwelveRooms.Platform.Files;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Organisations.ImportOrganisations;

/// <summary>Loads a file of regions, ICBs, organisations, sites or wards: all of it or nothing.</summary>
internal sealed class ImportOrganisationsHandler(OrganisationsFile files)
{
    public Task<Outcome<ImportedOrganisations>> HandleAsync(ReceivedFile file, string? reason, Viewer viewer, CancellationToken cancel) =>
        files.LoadAsync(file, reason, viewer, cancel);
}

/// <summary>Says what a file would do, or everything that is wrong with it, and stores nothing.</summary>
internal sealed class PreviewOrganisationsHandler(OrganisationsFile files)
{
    public Task<Outcome<ImportedOrganisations>> HandleAsync(ReceivedFile file, Viewer viewer, CancellationToken cancel) =>
        files.LookAsync(file, viewer, cancel);
}
