using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Organisations.Domain;

/// <summary>Puts a site into an ICB or a region of its own, inside one write.</summary>
internal static class SitePlacement
{
    /// <summary>From a day on it lies there, in place of another of the same kind; without a place it lies where its organisation reports.</summary>
    /// <returns>Whether anything changed.</returns>
    public static async Task<bool> PutAsync(Write write, int site, UnitRow? place, DateOnly from, CancellationToken cancel)
    {
        var rows = await write.For<SitePlace>().Where(p => p.Site == site && p.To > from).ToListAsync(cancel);
        var kinds = await write.For<Unit>().AsNoTracking().Where(u => rows.Select(r => r.Place).Contains(u.Number)).ToDictionaryAsync(u => u.Number, u => u.Kind, cancel);
        var others = rows.FindAll(r => place is null || kinds[r.Place] == place.Kind);
        if (place is null ? others.Count == 0 : others is [{ To: var to } only] && only.Place == place.Number && only.From <= from && to == DateOnly.MaxValue)
        {
            return false;
        }

        foreach (var other in others.Where(o => !(o.Place == place?.Number && o.From == from)))
        {
            if (other.From >= from)
            {
                write.Remove(other);
            }
            else
            {
                other.To = from;
            }
        }

        if (place is not null)
        {
            if (others.Find(o => o.Place == place.Number && o.From == from) is { } same)
            {
                same.To = DateOnly.MaxValue;
            }
            else
            {
                write.Add(new SitePlace { Site = site, Place = place.Number, From = from, To = DateOnly.MaxValue });
            }
        }

        return true;
    }
}
