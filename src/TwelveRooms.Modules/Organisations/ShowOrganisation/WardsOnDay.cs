using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Organisations.ShowOrganisation;

/// <summary>
/// The sites and wards that lay below a unit on a day, by the names of that day. Who may see them is decided by the tree of
/// today: whoever holds a ward now sees where it was.
/// </summary>
internal sealed class WardsOnDay(Db db)
{
    public async Task<IReadOnlyList<PlaceRows>> BelowAsync(UnitRow unit, DateOnly day, bool isToday, Viewer viewer, CancellationToken cancel)
    {
        var below = db.Paths.Where(p => p.Ancestor == unit.Number && p.Depth > 0 && p.From <= day && p.To > day).Select(p => p.Descendant);
        var rows = await UnitDirectory.Rows(db.For<Unit>(viewer).Where(u => below.Contains(u.Number))).ToListAsync(cancel);
        var numbers = rows.ConvertAll(u => u.Number);
        var names = (await db.For<UnitName>(viewer).Where(n => numbers.Contains(n.Unit) && n.From <= day).ToListAsync(cancel))
            .GroupBy(n => n.Unit).ToDictionary(g => g.Key, g => g.MaxBy(n => n.From)!.Name);
        var parents = await db.For<UnitParent>(viewer).Where(p => numbers.Contains(p.Unit) && p.From <= day && p.To > day)
            .ToDictionaryAsync(p => p.Unit, p => p.Parent, cancel);
        var units = rows.ConvertAll(u => u with { Name = names.GetValueOrDefault(u.Number, u.Name) })
            .OrderBy(u => u.Name, StringComparer.CurrentCulture).ThenBy(u => u.Number).ToList();
        var sites = units.FindAll(u => u.Kind == UnitKind.Site);
        var byPlace = units.FindAll(u => u.Kind == UnitKind.Ward && (isToday || !(u.OpenedOn > day))) // an earlier day knows nothing of what opened later
            .ToLookup(w => sites.Exists(s => s.Number == parents.GetValueOrDefault(w.Number)) ? parents[w.Number] : 0);
        var planned = isToday ? await PlannedMove.OfAsync(db, numbers, day, viewer, cancel) : new Dictionary<int, PlannedMove>();
        var places = sites.Select(s => new PlaceRows(new(s.Id.Value, s.Name), s.IsChecked ? "" : "known only by its code", Rows(byPlace[s.Number])));
        return byPlace.Contains(0) ? [.. places, new(null, "", Rows(byPlace[0]))] : [.. places];

        IReadOnlyList<WardRow> Rows(IEnumerable<UnitRow> wards) =>
            [.. wards.Select(w => new WardRow(w.Id.Value, w.Name, w.Code, string.Join("; ", WordsOf(w, planned.GetValueOrDefault(w.Number), day, isToday)), !(w.ClosedOn < day)))];
    }

    private static IEnumerable<string> WordsOf(UnitRow ward, PlannedMove? planned, DateOnly day, bool isToday)
    {
        if (ward.WardType is not null)
        {
            yield return ward.WardType;
        }

        if (ward.Beds is { } beds)
        {
            yield return $"{beds} beds";
        }

        if (ward.OpenedOn > day)
        {
            yield return $"opens on {WardChange.Words(ward.OpenedOn.Value)}";
        }

        if (planned is not null)
        {
            yield return planned.Words;
        }

        if (ward.ClosedOn is { } closed && (isToday || closed < day))
        {
            yield return $"{(closed < day ? "closed" : "closes")} after {WardChange.Words(closed)}";
        }
    }
}
