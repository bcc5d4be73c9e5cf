using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Organisations.ImportOrganisations;

/// <summary>Puts sites into the ICB and region that the file names for them; an empty cell leaves what is there.</summary>
internal static class SitePlacements
{
    public static async Task ApplyAsync(Write write, TreePlan plan, StoredTree stored, CancellationToken cancel)
    {
        // A new site lies nowhere of its own yet.
        foreach (var (site, place) in plan.New.SelectMany(d => d.Places.Select(p => (stored.Find(d.Code)!, stored.Find(p)!))))
        {
            write.Add(new SitePlace { Site = site.Number, Place = place.Number, From = UnitTree.Ever, To = DateOnly.MaxValue });
        }

        foreach (var (site, place, from) in plan.Changes.SelectMany(c => c.Places.Select(p => (c.Unit, stored.Find(p.Code)!, p.From))))
        {
            var row = new UnitRow(place.Number, place.Id, place.Kind, place.Name, place.Code, place.Partition, place.OpenedOn, place.ClosedOn, null, null, place.IsChecked);
            await SitePlacement.PutAsync(write, site.Number, row, from, cancel);
            await write.FlushAsync(cancel);
        }
    }
}
