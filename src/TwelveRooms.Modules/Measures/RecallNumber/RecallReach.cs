using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.RecallNumber;

/// <summary>A chart of which somebody may withdraw numbers.</summary>
internal sealed record RecallPlace(UnitRow Unit, Measure Measure, Series Series);

/// <summary>
/// Where a viewer may withdraw what was given out: where they hold the right. Who looks after information governance sees what is published
/// alone, and may all the same withdraw a number of any ward of the organisation that they look after: by its name, without seeing it.
/// </summary>
internal sealed class RecallReach(Db db, UnitDirectory units, MeasureDirectory measures)
{
    public async Task<RecallPlace?> FindAsync(string unit, string measure, Viewer viewer, CancellationToken cancel)
    {
        var all = viewer.WithWholeTree();
        return await FindUnitAsync(unit, viewer, cancel) is { } row
            && await measures.FindAsync(measure, all, cancel) is { } known
            && await db.For<Series>(all).SingleOrDefaultAsync(s => s.Unit == row.Number && s.Measure == known.Number, cancel) is { } series
            ? new(row, known, series)
            : null;
    }

    /// <summary>The unit by its code or id; null when it is not there, or not this viewer's to withdraw numbers of.</summary>
    public async Task<UnitRow?> FindUnitAsync(string unit, Viewer viewer, CancellationToken cancel)
    {
        if (await units.FindWithStandingAsync(unit, viewer, cancel) is var (row, standing) && standing.May(Rights.RecallNumbers))
        {
            return row;
        }

        var held = viewer.Grants.Where(g => g.Rights.HasFlag(Rights.RecallNumbers)).Select(g => g.Unit).ToList();
        var all = viewer.WithWholeTree();
        if (held.Count == 0 || await units.FindAsync(unit, all, cancel) is not { Kind: UnitKind.Ward or UnitKind.Site } within || await units.ProviderOfAsync(within.Number, all, cancel) is not { } provider)
        {
            return null;
        }

        return held.Contains(provider.Number) || (viewer.SharedProviders.Contains(provider.Number) && (await db.StandingAsync(viewer, provider.Number, cancel)).May(Rights.RecallNumbers))
            ? within
            : null;
    }
}
