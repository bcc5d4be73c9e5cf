using Microsoft.EntityFrameworkCore;
using TwelveRooms.Access.Contracts;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Admin.Records;

/// <param name="Unit">The organisation's, or the programme's, id.</param>
/// <param name="Name">A part of a name; nothing for everyone.</param>
internal sealed record FindRecordQuery(Guid Unit, string? Name);

/// <summary>The people of an organisation A to Z, of whom one can be chosen.</summary>
internal sealed record FoundRecords(UnitRow Unit, IReadOnlyList<(Guid Person, string Name, string Roles)> People, bool HasMore);

/// <summary>Lists who holds or held something in an organisation, for those who may look at records with a reason.</summary>
internal sealed class FindRecordHandler(RecordReach reach, UnitDirectory units, Memberships memberships, RoleNames roles)
{
    private const int Most = 200;

    public async Task<Outcome<FoundRecords>> HandleAsync(FindRecordQuery query, Viewer viewer, CancellationToken cancel)
    {
        var all = viewer.WithWholeTree();
        if (await reach.WithinAsync(viewer, cancel) is not { } within
            || await units.FindAsync(query.Unit, all, cancel) is not { } unit || !await within.AnyAsync(u => u == unit.Number, cancel))
        {
            return Refusal.NotFound;
        }

        var names = await roles.AllAsync(cancel);
        var isInner = viewer.Grants.Any(g => g.Rights.HasFlag(Rights.ReadRecords) && g.Unit == unit.Number) && unit.Kind is UnitKind.Provider or UnitKind.Site or UnitKind.Ward;
        var people = (await memberships.PeopleBelowAsync(unit.Number, isInner, all, cancel))
            .Where(p => p.Person != viewer.Person && (string.IsNullOrWhiteSpace(query.Name) || p.Name.Contains(query.Name.Trim(), StringComparison.CurrentCultureIgnoreCase)))
            .GroupBy(p => (p.Person, p.Name))
            .Select(g => (g.Key.Person, g.Key.Name, Roles: string.Join(", ", g.Select(p => p.Role).OfType<string>().Select(r => names.GetValueOrDefault(r) ?? r).Distinct().Order(StringComparer.CurrentCulture))))
            .OrderBy(p => p.Name, StringComparer.CurrentCulture).ThenBy(p => p.Roles, StringComparer.CurrentCulture).ThenBy(p => p.Person).ToList();
        return new FoundRecords(unit, [.. people.Take(Most)], people.Count > Most);
    }
}
