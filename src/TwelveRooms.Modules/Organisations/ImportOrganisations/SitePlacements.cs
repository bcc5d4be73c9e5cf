using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Organisations.ImportOrganisations;

/// <summary>Puts sites into the ICB and region that the file names for them; an empty cell leaves what is there.</summary>
internal static class SitePlacements
{
    /// <summary>A first place holds from the beginning, another one from today.</summary>
    /// <returns>The codes of the sites that lie elsewhere now.</returns>
    public static async Task<IReadOnlyList<string>> ApplyAsync(Write write, DraftBook book, StoredTree stored, CancellationToken cancel)
    {
        var changed = new List<string>();
        foreach (var draft in book.All.Where(d => d.Places.Count > 0))
        {
            var site = stored.Find(draft.Code)!.Number;
            foreach (var place in draft.Places.Select(code => stored.Find(code)!))
            {
                var kinds = await write.For<SitePlace>().AsNoTracking().Where(p => p.Site == site)
                    .Join(write.For<Unit>(), p => p.Place, u => u.Number, (_, u) => u.Kind).ToListAsync(cancel);
                var row = new UnitRow(place.Number, place.Id, place.Kind, place.Name, place.Code, place.Partition, place.OpenedOn, place.ClosedOn, null, null, place.IsChecked);
                if (await SitePlacement.PutAsync(write, site, row, kinds.Contains(place.Kind) ? write.Today : UnitTree.Ever, cancel))
                {
                    changed.Add(draft.Code);
                }
            }

            await write.FlushAsync(cancel);
        }

        return changed;
    }
}
