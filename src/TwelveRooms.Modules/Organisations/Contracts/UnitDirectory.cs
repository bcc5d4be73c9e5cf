using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Organisations.Contracts;

/// <summary>Finds units for other modules, always within the viewer's reach.</summary>
internal sealed class UnitDirectory(Db db, RoomsClock clock)
{
    /// <summary>What the viewer holds, with who runs it: every page asks for it, and a ward's pages ask twice.</summary>
    private (string Actor, IReadOnlyList<UnitRow> Rows)? _held;

    /// <summary>One unit by its id, or null when it is not there or not this viewer's to see.</summary>
    public Task<UnitRow?> FindAsync(Guid id, Viewer viewer, CancellationToken cancel)
    {
        var wanted = UnitId.From(id);
        return Rows(db.For<Unit>(viewer).Where(u => u.Id == wanted)).SingleOrDefaultAsync(cancel);
    }

    /// <summary>One unit by its code (any case) or its id, as text; null when it is not there or not this viewer's to see.</summary>
    public Task<UnitRow?> FindAsync(string codeOrId, Viewer viewer, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(codeOrId);
        if (Guid.TryParse(codeOrId, out var id))
        {
            return FindAsync(id, viewer, cancel);
        }

        var code = CodeOf(codeOrId);
        return Rows(db.For<Unit>(viewer).Where(u => u.Code == code)).SingleOrDefaultAsync(cancel);
    }

    /// <summary>The same with where the viewer stands to it today, in one question.</summary>
    public async Task<(UnitRow Unit, Standing Standing)?> FindWithStandingAsync(string codeOrId, Viewer viewer, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(codeOrId);
        var (today, code) = (clock.Today, CodeOf(codeOrId));
        var wanted = Guid.TryParse(codeOrId, out var id) ? UnitId.From(id) : default(UnitId?);
        var units = wanted is { } known ? db.For<Unit>(viewer).Where(u => u.Id == known) : db.For<Unit>(viewer).Where(u => u.Code == code);
        var rows = await units
            .LeftJoin(db.Paths.Where(p => p.From <= today && p.To > today), u => u.Number, p => p.Descendant, (u, p) => new { Unit = u, Path = p })
            .ToListAsync(cancel);
        return rows.Count == 0 ? null : (ToRow(rows[0].Unit), Db.StandingOf(viewer, rows.ConvertAll(r => r.Path)));
    }

    /// <summary>Units by code (any case) or id, as text; those that are not there, or not this viewer's to see, are left out.</summary>
    public async Task<IReadOnlyDictionary<string, UnitRow>> FindAsync(IReadOnlyCollection<string> codesOrIds, Viewer viewer, CancellationToken cancel)
    {
        var ids = codesOrIds.Select(t => Guid.TryParse(t, out var id) ? id : (Guid?)null).OfType<Guid>().Select(UnitId.From).ToList();
        var codes = codesOrIds.Select(CodeOf).ToList();
        var rows = await Rows(db.For<Unit>(viewer).Where(u => (u.Code != null && codes.Contains(u.Code)) || ids.Contains(u.Id))).ToListAsync(cancel);
        var (byCode, byId) = (rows.Where(u => u.Code is not null).ToDictionary(u => u.Code!), rows.ToDictionary(u => u.Id.Value));
        return codesOrIds.Select(t => (Text: t, Row: Guid.TryParse(t, out var id) ? byId.GetValueOrDefault(id) : byCode.GetValueOrDefault(CodeOf(t))))
            .Where(f => f.Row is not null).ToDictionary(f => f.Text, f => f.Row!);
    }

    /// <summary>Units by number; those out of reach are left out.</summary>
    public async Task<IReadOnlyDictionary<int, UnitRow>> FindAsync(IReadOnlyCollection<int> numbers, Viewer viewer, CancellationToken cancel) =>
        await Rows(db.For<Unit>(viewer).Where(u => numbers.Contains(u.Number))).ToDictionaryAsync(u => u.Number, cancel);

    /// <summary>All units of a kind in reach, A to Z.</summary>
    public async Task<IReadOnlyList<UnitRow>> AllAsync(UnitKind kind, Viewer viewer, CancellationToken cancel) =>
        await Rows(db.For<Unit>(viewer).Where(u => u.Kind == kind).OrderBy(u => u.Name).ThenBy(u => u.Number)).ToListAsync(cancel);

    /// <summary>The units of a kind that lie below one today, A to Z, as far as the viewer sees them.</summary>
    public async Task<IReadOnlyList<UnitRow>> BelowAsync(int unit, UnitKind kind, Viewer viewer, CancellationToken cancel)
    {
        var today = clock.Today;
        var below = db.Paths.Where(p => p.Ancestor == unit && p.From <= today && p.To > today).Select(p => p.Descendant);
        return await Rows(db.For<Unit>(viewer).Where(u => u.Kind == kind && below.Contains(u.Number)).OrderBy(u => u.Name).ThenBy(u => u.Number))
            .ToListAsync(cancel);
    }

    /// <summary>The units above one today, highest first, as far as the viewer sees them.</summary>
    public async Task<IReadOnlyList<UnitRow>> AboveAsync(int unit, Viewer viewer, CancellationToken cancel)
    {
        var today = clock.Today;
        var path = db.Paths.Where(p => p.Descendant == unit && p.Depth > 0 && p.From <= today && p.To > today);
        return await db.For<Unit>(viewer).Join(path, u => u.Number, p => p.Ancestor, (u, p) => new { Unit = u, p.Depth })
            .OrderByDescending(r => r.Depth).Select(r => r.Unit).Select(RowOf).ToListAsync(cancel);
    }

    /// <summary>The organisation that runs a unit today, or null.</summary>
    public async Task<UnitRow?> ProviderOfAsync(int unit, Viewer viewer, CancellationToken cancel)
    {
        if (viewer.Grants.Count > 0 && viewer.Grants.All(g => g.Unit == unit))
        {
            return (await HeldAsync(viewer, cancel)).FirstOrDefault(u => u.Kind == UnitKind.Provider && u.Number != unit);
        }

        var above = AboveOrSelf([unit]);
        return await Rows(db.For<Unit>(viewer).Where(u => u.Kind == UnitKind.Provider && u.Number != unit && above.Contains(u.Number))).FirstOrDefaultAsync(cancel);
    }

    /// <summary>The units that the viewer holds, and the organisations that run them today, as far as the viewer sees them; asked once in a request.</summary>
    public async Task<IReadOnlyList<UnitRow>> HeldAsync(Viewer viewer, CancellationToken cancel)
    {
        if (_held is not { } known || known.Actor != viewer.Actor)
        {
            var numbers = viewer.Grants.Select(g => g.Unit).Distinct().ToList();
            var above = AboveOrSelf(numbers);
            var rows = await Rows(db.For<Unit>(viewer).Where(u => (u.Kind == UnitKind.Provider || numbers.Contains(u.Number)) && above.Contains(u.Number))).ToListAsync(cancel);
            _held = known = (viewer.Actor, rows);
        }

        return known.Rows;
    }

    private IQueryable<int> AboveOrSelf(IReadOnlyCollection<int> units)
    {
        var today = clock.Today;
        return db.Paths.Where(p => units.Contains(p.Descendant) && p.From <= today && p.To > today).Select(p => p.Ancestor);
    }

    private static string CodeOf(string text) => text.Trim().ToUpperInvariant();

    internal static IQueryable<UnitRow> Rows(IQueryable<Unit> units) =>
        units.Select(RowOf);

    private static readonly Expression<Func<Unit, UnitRow>> RowOf = u => new UnitRow(
        u.Number, u.Id, u.Kind, u.Name, u.Code, u.Partition, u.OpenedOn, u.ClosedOn, u.WardType, u.Beds, u.IsChecked) { Aim = u.Aim, HereSince = u.HereSince, Version = u.Version };

    private static readonly Func<Unit, UnitRow> ToRow = RowOf.Compile();
}
