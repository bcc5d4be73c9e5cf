using Microsoft.EntityFrameworkCore;
using TwelveRooms.Components;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Organisations.WardForms;

/// <summary>A ward as its forms show it.</summary>
internal sealed record WardForm(Guid Id, string Name, int Version, string Place, Guid Provider, string ProviderName, DateOnly Today)
{
    public string? Type { get; init; }

    /// <summary>Where it will be, when a move has been planned.</summary>
    public PlannedMove? Planned { get; init; }

    public string ProviderHref => $"/organisations/{Provider}";

    public IReadOnlyList<RoomsLink> Way => [new("Organisations", "/organisations"), new(ProviderName, ProviderHref), new(Name, $"/wards/{Id}")];
}

/// <summary>Reads what the forms about wards need, for those who may manage them and for nobody else.</summary>
internal sealed class WardFormReader(Db db, UnitDirectory units, RoomsClock clock)
{
    /// <summary>The ward; null when it is not there or not theirs to manage.</summary>
    public async Task<WardForm?> FindAsync(Guid id, Viewer viewer, CancellationToken cancel)
    {
        if (await units.FindAsync(id, viewer, cancel) is not { Kind: UnitKind.Ward } ward
            || !(await db.StandingAsync(viewer, ward.Number, cancel)).May(Rights.ManageUnits))
        {
            return null;
        }

        var above = await units.AboveAsync(ward.Number, viewer, cancel);
        var version = await db.For<Unit>(viewer).Where(u => u.Number == ward.Number).Select(u => u.Version).SingleAsync(cancel);
        return above.LastOrDefault(u => u.Kind == UnitKind.Provider) is { } provider
            ? new(id, ward.Name, version, above[^1].Name, provider.Id.Value, provider.Name, clock.Today)
            {
                Type = ward.WardType,
                Planned = (await PlannedMove.OfAsync(db, [ward.Number], clock.Today, viewer, cancel)).GetValueOrDefault(ward.Number),
            }
            : null;
    }

    /// <summary>The open places into which this viewer may put wards: each organisation, then its sites, A to Z.</summary>
    public async Task<IReadOnlyList<Choice>> PlacesAsync(Viewer viewer, CancellationToken cancel)
    {
        var providers = await ManagedAsync(await units.AllAsync(UnitKind.Provider, viewer, cancel), viewer, cancel);
        var choices = new List<Choice>();
        foreach (var provider in providers)
        {
            choices.Add(new(provider.Id.Value.ToString(), $"{provider.Name}, without a site", null, provider.Name));
            var sites = await ManagedAsync(await units.BelowAsync(provider.Number, UnitKind.Site, viewer, cancel), viewer, cancel);
            choices.AddRange(sites.Select(s => new Choice(s.Id.Value.ToString(), s.Name, null, provider.Name)));
        }

        return choices;
    }

    /// <summary>The open wards of an organisation, except one.</summary>
    public async Task<IReadOnlyList<Choice>> WardsOfAsync(Guid provider, Guid except, Viewer viewer, CancellationToken cancel)
    {
        var organisation = await units.FindAsync(provider, viewer, cancel);
        var wards = organisation is null ? [] : await ManagedAsync(await units.BelowAsync(organisation.Number, UnitKind.Ward, viewer, cancel), viewer, cancel);
        return [new("", "None"), .. wards.Where(w => w.Id.Value != except).Select(w => new Choice(w.Id.Value.ToString(), w.Code is null ? w.Name : $"{w.Name} ({w.Code})"))];
    }

    /// <summary>The types of ward in use, for a hint.</summary>
    public async Task<IReadOnlyList<string>> TypesAsync(Viewer viewer, CancellationToken cancel) =>
        await db.For<UnitGroup>(viewer).Where(g => g.Kind == GroupKinds.WardType).OrderBy(g => g.Name).Select(g => g.Name).ToListAsync(cancel);

    private async Task<IReadOnlyList<UnitRow>> ManagedAsync(IReadOnlyList<UnitRow> rows, Viewer viewer, CancellationToken cancel)
    {
        var standings = await db.StandingsAsync(viewer, rows.Select(r => r.Number).ToList(), cancel);
        return [.. rows.Where(r => !(r.ClosedOn < clock.Today) && standings.TryGetValue(r.Number, out var s) && s.May(Rights.ManageUnits))];
    }
}
