using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ImportPoints.Checking;
using TwelveRooms.Measures.ImportPoints.Storing;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Files.Tables;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.ImportPoints;

/// <summary>What an import would do, or did.</summary>
/// <param name="Points">Each row and what became of it.</param>
/// <param name="New">Numbers that were not there.</param>
/// <param name="Changed">Numbers in place of others.</param>
/// <param name="Same">Numbers that are there already.</param>
internal sealed record PointsImport(CheckedPoints Points, int New, int Changed, int Same)
{
    /// <summary>The id of its record; null for a look, and where nothing was stored.</summary>
    public Guid? Import { get; init; }

    /// <summary>What the file calls wards that nobody knows yet, with the organisation that its rows name.</summary>
    public IReadOnlyCollection<(string Text, UnitRow? Organisation)> UnknownWards { get; init; } = [];

    /// <summary>What the file calls measures that nobody knows yet.</summary>
    public IReadOnlyCollection<string> UnknownMeasures { get; init; } = [];

    /// <summary>The wards that its names may mean.</summary>
    public IReadOnlyList<NamedUnit> Wards { get; init; } = [];

    /// <summary>The code of the organisation that runs each unit, by the unit’s number.</summary>
    public IReadOnlyDictionary<int, string> Providers { get; init; } = new Dictionary<int, string>();
}

/// <summary>
/// Reads a file of wards' numbers, of any layout that can be understood, and puts in its good rows: the same for the page, the API,
/// the watched folder and the command line.
/// </summary>
internal sealed class PointsImporter(Db db, NamedUnits named, MeasureDirectory measures, PointsComparer comparer, PointsStore store, RoomsClock clock)
{
    /// <summary>Who may bring numbers into a unit.</summary>
    private static bool MayBring(Standing standing) => standing.May(Rights.RecordNumbers) || standing.May(Rights.Import);

    /// <summary>Looks at a file and stores nothing.</summary>
    /// <param name="open">Opens the file from its beginning, as often as asked; it must be able to seek.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="length">In bytes.</param>
    /// <param name="options">What is said beside it.</param>
    /// <param name="viewer">Who brings it.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<Outcome<PointsImport>> CheckAsync(Func<Stream> open, string name, long length, PointsOptions options, Viewer viewer, CancellationToken cancel)
    {
        var units = await UnitsAsync(viewer, cancel);
        if (viewer.Reach != ReachKind.Everything && !units.Any(u => u.Unit.Kind == UnitKind.Ward))
        {
            return Refusal.NotFound;
        }

        var unitMatcher = new UnitMatcher(units, await NamesAsync(ImportNameKind.Ward, viewer, cancel));
        var measureMatcher = new MeasureMatcher(
            await measures.AllAsync(viewer, cancel), await NamesAsync(ImportNameKind.Measure, viewer, cancel));
        var checker = new PointsChecker(unitMatcher, measureMatcher, new NumberRules(clock.Today, await EndedAsync(viewer, cancel)));
        var file = TableFile.Of(open, name, length);
        var points = file.IsRefused ? CheckedPoints.NoTable(name, file.Refusal.Message) : checker.Check(file.Value, options, cancel);
        if (!units.Any(u => u.Unit.Kind == UnitKind.Ward))
        {
            points.Remarks.Add(new(ImportCode.WardUnknown, Weight.Warning, "", "There are no wards here yet. Load your organisations and wards first, then their numbers."));
        }

        var standings = await db.StandingsAsync(viewer, points.Units.ConvertAll(u => u.Number), cancel);
        bool MayCorrect(int unit) => viewer.Reach == ReachKind.Everything || (standings.TryGetValue(unit, out var s) && (s.May(Rights.Import) || s.May(Rights.CorrectNumbers)));
        bool IsOwn(int unit) => viewer.Reach == ReachKind.Everything || (standings.TryGetValue(unit, out var s) && s.Tier == Tier.Own);
        var (added, changed, same) = points.IsRefused ? (0, 0, 0) : await comparer.CompareAsync(points, MayCorrect, IsOwn, viewer, cancel);
        var codes = units.Where(u => u.Unit is { Kind: UnitKind.Provider, Code: not null }).ToDictionary(u => u.Unit.Number, u => u.Unit.Code!);
        return new PointsImport(points, added, changed, same)
        {
            UnknownWards = unitMatcher.Unmatched,
            UnknownMeasures = measureMatcher.Unmatched,
            Wards = [.. units.Where(u => u.Unit.Kind == UnitKind.Ward)],
            Providers = units.Where(u => u.Providers.Count > 0 && codes.ContainsKey(u.Providers[0])).ToDictionary(u => u.Unit.Number, u => codes[u.Providers[0]]),
        };
    }

    /// <summary>Begins an import that is too long to be waited for; <see cref="ImportRunner"/> goes on with it.</summary>
    /// <returns>The number and id of its record.</returns>
    public async Task<Outcome<(int Number, Guid Id)>> BeginAsync(PointsImport seen, Viewer viewer, CancellationToken cancel) =>
        seen.Points.IsRefused ? seen.Points.Refused() : await store.BeginAsync(seen.Points, await ScopeAsync(seen.Points, viewer, cancel), viewer, cancel);

    /// <summary>Puts in the good rows of a file that has been looked at.</summary>
    /// <param name="seen">The file, checked just now.</param>
    /// <param name="reason">Why stored numbers change; null says only that the file does.</param>
    /// <param name="isAllOrNone">Whether one bad row keeps all of them out.</param>
    /// <param name="viewer">Who brings it.</param>
    /// <param name="told">Hears how many numbers are in.</param>
    /// <param name="cancel">Stops it, and takes out what is in.</param>
    public async Task<Outcome<PointsImport>> ImportAsync(
        PointsImport seen, string? reason, bool isAllOrNone, Viewer viewer, Action<int>? told, CancellationToken cancel)
    {
        var points = seen.Points;
        if (points.IsRefused)
        {
            return points.Refused();
        }

        if (isAllOrNone && points.Count(RowOutcome.Reject) is > 0 and var bad)
        {
            return Refusal.Invalid("rows-refused", $"{bad} of {points.Rows.Count} rows cannot be taken, and you asked for all or none. Nothing was stored. Put them right, or take the good rows alone.", "File")
                with { Problems = points.Problems() };
        }

        var stored = await store.StoreAsync(points, await ScopeAsync(points, viewer, cancel), string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(), viewer, told, cancel);
        return stored.IsRefused ? stored.Refusal : seen with
        {
            New = stored.Value.New,
            Changed = stored.Value.Changed,
            Same = stored.Value.Same,
            Import = stored.Value.Number == 0 ? null : stored.Value.Id,
        };
    }

    /// <summary>The units that this viewer may bring numbers into; organisations stay, for their codes are everyone's.</summary>
    private async Task<IReadOnlyList<NamedUnit>> UnitsAsync(Viewer viewer, CancellationToken cancel)
    {
        var all = await named.AllAsync(viewer, cancel);
        if (viewer.Reach == ReachKind.Everything)
        {
            return all;
        }

        var standings = await db.StandingsAsync(viewer, [.. all.Select(u => u.Unit.Number)], cancel);
        bool IsTheirs(NamedUnit u) => standings.TryGetValue(u.Unit.Number, out var standing) && MayBring(standing);
        var theirs = all.Where(u => u.Unit.Kind != UnitKind.Provider && IsTheirs(u)).ToList();
        var run = theirs.SelectMany(u => u.Providers).ToHashSet();
        return [.. all.Where(u => u.Unit.Kind == UnitKind.Provider && (run.Contains(u.Unit.Number) || IsTheirs(u))), .. theirs];
    }

    private async Task<Dictionary<(int Provider, string Name), int>> NamesAsync(ImportNameKind kind, Viewer viewer, CancellationToken cancel) =>
        await db.For<ImportName>(viewer).Where(n => n.Kind == kind).ToDictionaryAsync(n => (n.Provider, n.Name), n => n.Target, cancel);

    private async Task<Dictionary<(int Unit, int Measure), DateOnly>> EndedAsync(Viewer viewer, CancellationToken cancel) =>
        await db.For<Series>(viewer).Where(s => s.EndedOn != null && !s.IsPublished).ToDictionaryAsync(s => (s.Unit, s.Measure), s => s.EndedOn!.Value, cancel);

    /// <summary>The lowest unit that holds all that is in the file: the ward, the organisation that registered them, or the programme.</summary>
    private async Task<(int Unit, short Partition)> ScopeAsync(CheckedPoints points, Viewer viewer, CancellationToken cancel)
    {
        var touched = points.Rows.Where(r => r.IsTaken).Select(r => r.Unit).Distinct().Select(u => points.Units[u]).ToList();
        if (touched.Count == 1)
        {
            return (touched[0].Number, touched[0].Partition);
        }

        var numbers = touched.Select(u => u.Number).ToList();
        var above = await db.Paths.Where(p => numbers.Contains(p.Descendant) && p.From <= clock.Today && p.To > clock.Today).ToListAsync(cancel);
        var common = above.GroupBy(p => p.Ancestor).Where(g => g.Select(p => p.Descendant).Distinct().Count() == numbers.Count).MinBy(g => g.Sum(p => p.Depth))?.Key ?? 0;
        return (common, touched.Select(u => u.Partition).Distinct().Count() == 1 ? touched[0].Partition : (short)0);
    }
}
