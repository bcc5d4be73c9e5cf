using TwelveRooms.Platform;
using TwelveRooms.Platform.Files;
using TwelveRooms.Platform.Settings;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Organisations.ImportOrganisations;

/// <summary>What a file did: units named in it that were new, changed or the same, and what a person should know.</summary>
internal sealed record ImportedOrganisations(string Layout, int New, int Changed, int Same, IReadOnlyList<string> Notes);

/// <summary>Reads a file of regions, ICBs, organisations, sites or wards into the tree, for good or to see what it would do.</summary>
internal sealed class OrganisationsFile(Db db, ProgrammeSettings settings)
{
    /// <summary>What undoes a rehearsal; it never leaves this class.</summary>
    private static readonly Refusal Rehearsed = Refusal.Conflict("rehearsed", "Nothing was stored: this was a rehearsal.");

    /// <summary>All of the file or nothing.</summary>
    /// <param name="file">The file.</param>
    /// <param name="viewer">Who loads it.</param>
    /// <param name="isRehearsal">Whether to do everything and then undo it.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<Outcome<ImportedOrganisations>> RunAsync(ReceivedFile file, Viewer viewer, bool isRehearsal, CancellationToken cancel)
    {
        var reach = ImportReach.Of(viewer);
        if (!reach.MayImport)
        {
            return Refusal.NotFound;
        }

        var read = file.Read();
        if (read.IsRefused)
        {
            return read.Refusal;
        }

        var problems = new ProblemList();
        var sheet = Sheet.Read(read.Value.Text, problems);
        if (OrganisationLayout.Of(sheet.Headings) is not { } layout)
        {
            return Refusal.Invalid(
                "layout-unknown",
                $"The first line of {file.ShortName} is not one that we know. Known are: {OrganisationLayout.KnownWords}.",
                "File");
        }

        if (reach.Refuse(layout) is { } notTheirs)
        {
            return notTheirs;
        }

        var book = ReadLines(sheet, layout, problems);
        if (problems.Count > 0)
        {
            return Refused(file, problems);
        }

        var programmeName = await settings.ReadAsync(SettingDefinition.ProgrammeName, cancel);
        ImportedOrganisations? rehearsed = null;
        var outcome = await db.WriteAsync<ImportedOrganisations>(viewer.WithWholeTree(), new("organisations.file-imported"), async (write, c) =>
        {
            var stored = await StoredTree.LoadAsync(write, c);
            if (!reach.IsWhole)
            {
                var named = book.All.Select(d => stored.Find(d.Code)?.Number).OfType<int>().ToList();
                ImportReach.Check(book, stored, await db.StandingsAsync(viewer, named, c), problems);
            }

            var import = new TreeImport(write, book, stored, problems);
            await import.ApplyAsync(programmeName, c);
            if (problems.Count > 0)
            {
                return Refused(file, problems);
            }

            List<string> notes = [.. import.Notes];
            if (read.Value.IsWindows1252)
            {
                notes.Insert(0, $"{file.ShortName} was not UTF-8 and has been read as Windows-1252. Look at names with accents.");
            }

            var result = new ImportedOrganisations(layout.Name, import.New, import.Changed, import.Same, notes);
            if (isRehearsal)
            {
                rehearsed = result;
                return Rehearsed;
            }

            write.About(0, null);
            write.Summarise(
                $"{file.ShortName}, sha256 {file.Hash}, {layout.Name}, {sheet.Rows.Count} lines: {result.New} new, {result.Changed} changed, {result.Same} same");
            return result;
        }, cancel);
        return rehearsed is null ? outcome : rehearsed;
    }

    private static DraftBook ReadLines(Sheet sheet, OrganisationLayout layout, ProblemList problems)
    {
        var book = new DraftBook(problems);
        foreach (var heading in sheet.Headings.Where(PersonColumns.IsAboutPeople))
        {
            problems.Add(1, heading, $"The column '{heading}' is about people. Take it out: nothing about one person belongs in this file.");
        }

        foreach (var missing in layout.Needed.Except(sheet.Headings))
        {
            problems.Add(1, missing, $"This looks like a file of {layout.Name}, and the column '{missing}' is missing. Add it.");
        }

        if (problems.Count == 0 && sheet.Rows.Count == 0)
        {
            problems.Add(0, "", "There is no line below the headings. Add a line for each organisation or ward.");
        }

        if (!layout.Needed.Except(sheet.Headings).Any())
        {
            foreach (var row in sheet.Rows)
            {
                layout.ReadLine(new(row, problems), book);
            }

            book.CheckWhole();
        }

        return book;
    }

    private static Refusal Refused(ReceivedFile file, ProblemList problems) => Refusal.Invalid(
        "organisations-file",
        problems.Count == 1
            ? $"One thing in {file.ShortName} must be put right. Nothing has been loaded."
            : $"{problems.Count} things in {file.ShortName} must be put right. Nothing has been loaded.",
        "File") with { Problems = problems.InOrder() };
}
