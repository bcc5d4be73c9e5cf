using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Organisations.PlaceSite;

/// <summary>Where a site lies from a day on.</summary>
/// <param name="Site">The site's id or code.</param>
/// <param name="Place">The id or code of an ICB or a region; empty puts it back to where its organisation reports.</param>
/// <param name="From">First day, as 2026-03-31; up to a year ahead.</param>
/// <param name="Reason">Why.</param>
internal sealed record PlaceSiteCommand(string Site, string? Place, string? From, string? Reason)
{
    public string? Key { get; init; }

    /// <summary>The version of the site that was shown; null where nothing was shown, at the command line.</summary>
    public int? Version { get; init; }

    public RequestKey? Request => Key is null ? null : new(Key, string.Join('\u001f', "place", Site, Place, From, Reason), IsApi: false);
}

/// <summary>
/// Says which ICB or region a site lies in, when that differs from where its organisation reports: an independent group has
/// sites in several. A site lies in one ICB and one region at a time.
/// </summary>
internal sealed class PlaceSiteHandler(Db db, UnitDirectory units)
{
    public Task<Outcome<Done>> HandleAsync(PlaceSiteCommand command, Viewer viewer, CancellationToken cancel) => db.WriteAsync<Done>(
        viewer.WithWholeTree(),
        new("organisations.site-placed", command.Request),
        (write, c) => PlaceAsync(write, command, viewer, c),
        (_, _) => Task.FromResult<Outcome<Done>>(new Done()),
        cancel);

    private async Task<Outcome<Done>> PlaceAsync(Write write, PlaceSiteCommand command, Viewer viewer, CancellationToken cancel)
    {
        if (await units.FindAsync(command.Site, viewer, cancel) is not { Kind: UnitKind.Site } site
            || !(await db.StandingAsync(viewer, site.Number, cancel)).May(Rights.ManageUnits))
        {
            return Refusal.NotFound;
        }

        var day = WardChange.ReadDay(command.From, nameof(command.From), write.Today, allowsPlan: true);
        var row = await write.For<Unit>().SingleAsync(u => u.Number == site.Number, cancel);
        if ((WardChange.RefuseVersion(row, command.Version ?? row.Version) ?? Refusal.All(day.Refusal, WardChange.RefuseReason(command.Reason, nameof(command.Reason)))) is { } no)
        {
            return no;
        }

        UnitRow? place = null;
        if (!string.IsNullOrWhiteSpace(command.Place))
        {
            place = await units.FindAsync(command.Place, viewer, cancel);
            if (place is not { Kind: UnitKind.Icb or UnitKind.Region } || MadeUpCode.Is(place.Code ?? "") != MadeUpCode.Is(site.Code ?? ""))
            {
                return Refusal.Invalid("place-unknown", $"“{command.Place}” is not an ICB or a region that this site can lie in. Choose one from the list.", nameof(command.Place));
            }

            if (place.ClosedOn < day.Value)
            {
                return Refusal.Conflict("place-closed", $"{place.Name} closed on {WardChange.Words(place.ClosedOn.Value)}. Choose its successor, or an earlier day.", nameof(command.Place));
            }
        }

        if (await SitePlacement.PutAsync(write, site.Number, place, day.Value, cancel))
        {
            row.Version++;
        }

        write.About(site.Partition, site.Number, command.Reason!.Trim());
        return new Done();
    }
}
