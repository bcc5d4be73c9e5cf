using TwelveRooms.Measures.Contracts;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Files;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Measures.ImportSeries;

/// <summary>What a file of published series did, in points, and what a person should know.</summary>
internal sealed record ImportedSeries(int New, int Changed, int Same, int Series, IReadOnlyList<string> Notes);

/// <summary>Loads a file of nationally published series: all of it or nothing. A later file adds revisions and overwrites none.</summary>
internal sealed class ImportSeriesHandler(Db db, MeasureDirectory measures, RoomsClock clock)
{
    public async Task<Outcome<ImportedSeries>> HandleAsync(ReceivedFile file, Viewer viewer, CancellationToken cancel)
    {
        if (!viewer.MayForAll(Rights.Import)) // published figures are everyone's
        {
            return Refusal.NotFound;
        }

        var problems = new ProblemList();
        var read = file.ReadSheet(problems);
        if (read.IsRefused)
        {
            return read.Refusal;
        }

        var sheet = read.Value;
        if (SeriesLines.Needed.Except(sheet.Headings).ToList() is { Count: > 0 } missing)
        {
            return Refusal.Invalid(
                "layout-unknown",
                $"The first line of {file.ShortName} is not that of a file of published series: it has no {string.Join(", ", missing)}. "
                + $"It must have {string.Join(", ", SeriesLines.Needed)}.",
                "File");
        }

        if (problems.Count == 0 && sheet.Rows.Count == 0)
        {
            problems.Add(0, "", "There is no line below the headings. Add a line for each organisation and period.");
        }

        var lines = new SeriesLines(await LibraryAsync(sheet, viewer, cancel), clock.Today, problems).Read(sheet);
        return problems.Count > 0
            ? Refused(file, problems)
            : await db.WriteAsync(
                viewer.WithWholeTree(), new("measures.series-imported"), (write, c) => StoreAsync(write, file, lines, c), cancel);
    }

    private async Task<Dictionary<string, KnownSeries>> LibraryAsync(Sheet sheet, Viewer viewer, CancellationToken cancel)
    {
        var library = new Dictionary<string, KnownSeries>();
        foreach (var id in sheet.Rows.Select(r => r.Cells["series_id"]).Distinct())
        {
            if (MeasureLibrary.Published(id) is { } published && await measures.FindAsync(published.Code, viewer, cancel) is { } measure)
            {
                library[id] = new(measure, published);
            }
        }

        return library;
    }

    private static async Task<Outcome<ImportedSeries>> StoreAsync(Write write, ReceivedFile file, IReadOnlyList<SeriesLine> lines, CancellationToken cancel)
    {
        var (problems, notes) = (new ProblemList(), new List<string>());
        var units = await PublishedUnits.FindOrMakeAsync(write, [.. lines.Select(l => l.Unit).Distinct()], notes, cancel);
        foreach (var unknown in lines.Where(l => !units.ContainsKey(l.Unit)).DistinctBy(l => l.Unit))
        {
            problems.Add(unknown.Line, "org_code", $"There is no organisation with the code {unknown.Unit.Code}. Import organisations first, or correct the code.");
        }

        if (problems.Count > 0)
        {
            return Refused(file, problems);
        }

        var batch = await SeriesBatch.OpenAsync(write, [.. units.Values], [.. lines.Select(l => l.Measure).Distinct()], cancel);
        var stretches = lines.GroupBy(l => (l.Unit, l.Measure)).ToList();
        var known = stretches.Select(s => batch.Find(units[s.Key.Unit], s.Key.Measure)).OfType<Series>().ToList();
        var stored = (await SeriesStore.NotesAsync(write, known, cancel)).ToLookup(n => n.Series, n => n.Period);
        var imported = new Dictionary<Series, KnownSeries>();
        foreach (var stretch in stretches)
        {
            var unit = units[stretch.Key.Unit];
            var series = batch.FindOrBegin(unit, stretch.Key.Measure, stretch.Min(l => l.Number.Period), isPublished: true);
            if (!series.IsPublished)
            {
                problems.Add(stretch.First().Line, "series_id", $"{unit.Name} has numbers of its own for {stretch.Key.Measure.Name}. Published ones cannot be mixed with them.");
                continue;
            }

            NoteClosed(unit, stretch.Key.Measure, [.. stretch], notes);
            Take(batch, series, [.. stretch], stored[series.Number]);
            imported[series] = stretch.First().Series;
        }

        if (problems.Count > 0)
        {
            return Refused(file, problems);
        }

        write.About(0, null);
        await batch.CloseAsync(
            b => $"{file.ShortName}, sha256 {file.Hash}, {lines.Count} lines of {stretches.Count} series: {b.New} new, {b.Changed} changed, {b.Same} same",
            isPooledByCaller: false, cancel);
        notes.AddRange(await SeriesBreaks.DrawAsync(write, imported, cancel));
        return new ImportedSeries(batch.New, batch.Changed, batch.Same, stretches.Count, notes);
    }

    /// <summary>Where the numbers come from stands with the series, and so on every page and print of it.</summary>
    private static void Take(SeriesBatch batch, Series series, IReadOnlyList<SeriesLine> lines, IEnumerable<DateOnly> stored)
    {
        var notes = new SeriesNotes(lines, series.Source, isPart: stored.Except(lines.Select(l => l.Number.Period)).Any());
        foreach (var line in lines)
        {
            batch.Take(series, line.Number with { Reason = notes.ReasonOf(line) }, line.Line);
        }

        if (series.Source != notes.Source)
        {
            series.Source = notes.Source;
            series.Version++;
        }
    }

    private static void NoteClosed(UnitRow unit, Measure measure, IReadOnlyList<SeriesLine> lines, List<string> notes)
    {
        var outside = lines.Count(l => !unit.IsOpenOn(measure.Cadence.LastDay(l.Number.Period)) && !unit.IsOpenOn(l.Number.Period));
        if (outside > 0)
        {
            notes.Add($"{unit.Name} was not open in {outside} of the periods (line {lines[0].Line} and below). They were kept: what was published stands.");
        }
    }

    private static Refusal Refused(ReceivedFile file, ProblemList problems) => Refusal.Invalid(
        "series-file",
        problems.Count == 1
            ? $"One thing in {file.ShortName} must be put right. Nothing has been loaded."
            : $"{problems.Count} things in {file.ShortName} must be put right. Nothing has been loaded.",
        "File") with { Problems = problems.InOrder() };
}
