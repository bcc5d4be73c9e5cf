using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.AskMeasure;

/// <summary>One question that one ward is asked.</summary>
internal sealed record AskedMeasure(UnitRow Ward, Measure Measure, Standing Standing);

/// <summary>Finds a question that a ward is asked, and the wards that a viewer may ask something of.</summary>
internal sealed class AskedSeriesOf(Db db, UnitDirectory units, MeasureDirectory measures)
{
    public async Task<AskedMeasure?> FindAsync(Guid wardId, Guid measureId, Viewer viewer, CancellationToken cancel)
    {
        if (await units.FindAsync(wardId, viewer, cancel) is not { Kind: UnitKind.Ward } ward
            || await measures.FindAsync(measureId.ToString(), viewer, cancel) is not { } measure
            || !await db.For<Series>(viewer).AnyAsync(s => s.Unit == ward.Number && s.Measure == measure.Number && s.EndedOn == null, cancel))
        {
            return null;
        }

        return new(ward, measure, await db.StandingAsync(viewer, ward.Number, cancel));
    }

    /// <summary>The open wards whose measures this viewer may manage, A to Z, and whether each is asked for this one.</summary>
    public async Task<IReadOnlyList<(UnitRow Ward, bool IsAsked)>> WardsAsync(int measure, Viewer viewer, CancellationToken cancel)
    {
        var wards = new Dictionary<int, UnitRow>();
        foreach (var grant in viewer.Grants.Where(g => g.Rights.HasFlag(Rights.ManageMeasures)))
        {
            foreach (var ward in await units.BelowAsync(grant.Unit, UnitKind.Ward, viewer, cancel))
            {
                wards[ward.Number] = ward;
            }
        }

        var numbers = wards.Keys.ToList();
        var asked = await db.For<Series>(viewer).Where(s => s.Measure == measure && s.EndedOn == null && numbers.Contains(s.Unit)).Select(s => s.Unit).ToListAsync(cancel);
        return [.. wards.Values.Where(w => w.ClosedOn is null).OrderBy(w => w.Name, StringComparer.Ordinal).Select(w => (w, asked.Contains(w.Number)))];
    }
}
