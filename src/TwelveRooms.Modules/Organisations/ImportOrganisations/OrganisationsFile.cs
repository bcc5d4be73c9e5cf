using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Files;
using TwelveRooms.Platform.Settings;
using TwelveRooms.Platform.Time;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Organisations.ImportOrganisations;

/// <summary>What a file did, or would do: units named in it that were new, changed or the same, and what a person should know.</summary>
/// <param name="Layout">Which of the five layouts it was.</param>
/// <param name="New">Units that were not there.</param>
/// <param name="Changed">Units that are other than before.</param>
/// <param name="Same">Units that the file leaves as they were.</param>
/// <param name="Notes">What a person should know.</param>
/// <param name="Changes">Before and after of each unit that changed.</param>
/// <param name="NeedsReason">Whether something that was there is replaced or closed, so that loading it asks why.</param>
internal sealed record ImportedOrganisations(
    string Layout, int New, int Changed, int Same, IReadOnlyList<string> Notes, IReadOnlyList<string> Changes, bool NeedsReason);

/// <summary>Reads a file of regions, ICBs, organisations, sites or wards into the tree, for good or to see what it would do.</summary>
internal sealed class OrganisationsFile(Db db, HeldDays held, ProgrammeSettings settings, RoomsClock clock)
{
    /// <summary>Several times the wards of England; beyond it a file would hold up everyone who saves.</summary>
    private const int MostLines = 20_000;

    /// <summary>What a file would do. Nothing is written, and nobody who writes has to wait for it.</summary>
    public async Task<Outcome<ImportedOrganisations>> LookAsync(ReceivedFile file, Viewer viewer, CancellationToken cancel)
    {
        var problems = new ProblemList();
        var read = Read(file, viewer, clock.Today, problems);
        if (read.IsRefused)
        {
            return read.Refusal;
        }

        var stored = await StoredTree.LoadAsync(db, viewer.WithWholeTree(), cancel);
        var plan = await PlanAsync(read.Value, stored, clock.Today, viewer, problems, cancel);
        var programmeName = stored.Programme is null ? await settings.ReadAsync(SettingDefinition.ProgrammeName, cancel) : null;
        return plan is null ? Refused(file, problems) : ResultOf(read.Value, plan, programmeName);
    }

    /// <summary>All of the file or nothing.</summary>
    /// <param name="file">The file.</param>
    /// <param name="reason">Why what is there becomes something else; not needed while nothing does.</param>
    /// <param name="viewer">Who loads it.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<Outcome<ImportedOrganisations>> LoadAsync(ReceivedFile file, string? reason, Viewer viewer, CancellationToken cancel)
    {
        var problems = new ProblemList();
        var read = Read(file, viewer, clock.Today, problems);
        if (read.IsRefused)
        {
            return read.Refusal;
        }

        var programmeName = await settings.ReadAsync(SettingDefinition.ProgrammeName, cancel);
        return await db.WriteAsync<ImportedOrganisations>(viewer.WithWholeTree(), new("organisations.file-imported"), async (write, c) =>
        {
            var stored = await StoredTree.LoadAsync(write, c);
            if (await PlanAsync(read.Value, stored, write.Today, viewer, problems, c) is not { } plan)
            {
                return Refused(file, problems);
            }

            if ((plan.NeedsReason || !string.IsNullOrWhiteSpace(reason)) && WardChange.RefuseReason(reason, "Reason") is { } no)
            {
                return no.Code == "reason-needed" ? no with { Message = $"{file.ShortName} changes what is there already. Say why, in a few words. The reason is kept with the change." } : no;
            }

            var result = ResultOf(read.Value, plan, stored.Programme is null ? programmeName : null);
            Summarise(write, file, read.Value, result, plan, reason?.Trim());
            await new TreeImport(write, stored, plan, problems).ApplyAsync(programmeName, c);
            return problems.Count > 0 ? Refused(file, problems) : result;
        }, cancel);
    }

    private static Outcome<ReadFile> Read(ReceivedFile file, Viewer viewer, DateOnly today, ProblemList problems)
    {
        var reach = ImportReach.Of(viewer);
        if (!reach.MayImport)
        {
            return Refusal.NotFound;
        }

        var sheet = file.ReadSheet(problems, MostLines);
        if (sheet.IsRefused)
        {
            return sheet.Refusal;
        }

        if (OrganisationLayout.Of(sheet.Value.Headings) is not { } layout)
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

        var book = ReadLines(sheet.Value, layout, today, problems);
        return problems.Count > 0 ? Refused(file, problems) : new ReadFile(file.ShortName, sheet.Value, layout, book);
    }

    /// <summary>Null when there are problems. What somebody may not see is neither told nor changed, so that is looked at before anything else.</summary>
    private async Task<TreePlan?> PlanAsync(ReadFile file, StoredTree stored, DateOnly today, Viewer viewer, ProblemList problems, CancellationToken cancel)
    {
        var named = file.Book.All.Select(d => stored.Find(d.Code)?.Number).OfType<int>().ToList();
        ImportReach.Of(viewer).Check(file.Book, stored, await db.StandingsAsync(viewer, named, cancel), problems);
        if (problems.Count > 0)
        {
            return null;
        }

        if (file.Book.All.FirstOrDefault(d => d.Kind is UnitKind.Site or UnitKind.Ward && !MadeUpCode.Is(d.Code)) is { } real && await DemoMark.IsOnAsync(db, cancel))
        {
            problems.Add(real.Line, real.Column, DemoMark.NoRealWards);
            return null;
        }

        var plan = new TreePlan(file.Book, stored, today, problems);
        var lives = plan.Changes.Where(c => c.Unit.Kind == UnitKind.Ward && c.Facts is { } f && (f.OpenedOn, f.ClosedOn) != (c.Unit.OpenedOn, c.Unit.ClosedOn)).ToList();
        var days = await held.OfAsync([.. lives.Select(c => c.Unit.Number)], viewer.WithWholeTree(), cancel);
        foreach (var change in lives.Where(c => days.ContainsKey(c.Unit.Number)))
        {
            if (days[change.Unit.Number].RefuseLife(change.Unit.Name, change.Facts!.OpenedOn, change.Facts.ClosedOn) is { } words)
            {
                problems.Add(change.Draft.Line, change.Facts.ClosedOn < days[change.Unit.Number].NewestBegins ? "closed_on" : "opened_on", words);
            }
        }

        return problems.Count > 0 ? null : plan;
    }

    private static ImportedOrganisations ResultOf(ReadFile file, TreePlan plan, string? newProgramme)
    {
        List<string> notes = [.. plan.Notes];
        if (newProgramme is not null)
        {
            notes.Insert(0, $"The programme is made with the name '{newProgramme}'. The name is a setting.");
        }

        if (file.Sheet.IsWindows1252)
        {
            notes.Insert(0, $"{file.Name} was not UTF-8 and has been read as Windows-1252. Look at names with accents.");
        }

        return new(file.Layout.Name, plan.New.Count, plan.Changes.Count, plan.Same, notes, [.. plan.Changes.Select(c => c.Words)], plan.NeedsReason);
    }

    /// <summary>
    /// One record, which names each unit that was there with before and after, in words and row by row: its history reads them. It stands with
    /// the organisation if all of them are of one, else with the programme. Said before anything is flushed, so that thousands of new rows are
    /// not taken down as well.
    /// </summary>
    private static void Summarise(Write write, ReceivedFile file, ReadFile read, ImportedOrganisations result, TreePlan plan, string? reason)
    {
        var partitions = plan.Changes.Select(c => c.Unit.Partition).Distinct().ToList();
        write.About(partitions is [var one] ? one : (short)0, plan.Changes is [var only] ? only.Unit.Number : null, string.IsNullOrEmpty(reason) ? null : reason);
        var counts = $"{file.ShortName}, sha256 {file.Hash}, {read.Layout.Name}, {read.Sheet.Rows.Count} lines: {result.New} new, {result.Changed} changed, {result.Same} same";
        var sentence = string.Join('\n', [counts, .. result.Changes]);
        if (plan.Changes.Count == 0)
        {
            write.Summarise(sentence);
            return;
        }

        var changed = plan.Changes.Select(c => c.Unit.Number).ToHashSet();
        write.SummariseAllBut(sentence, row => UnitOf(row) is { } unit && changed.Contains(unit));
    }

    /// <summary>The unit that a row is about.</summary>
    private static int? UnitOf(object row) => row switch
    {
        Unit unit => unit.Number,
        UnitName name => name.Unit,
        UnitParent parent => parent.Unit,
        SitePlace place => place.Site,
        UnitSuccessor successor => successor.Unit,
        UnitGroupMember member => member.Unit,
        _ => null,
    };

    private static DraftBook ReadLines(Sheet sheet, OrganisationLayout layout, DateOnly today, ProblemList problems)
    {
        var book = new DraftBook(problems, today);
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

    private sealed record ReadFile(string Name, Sheet Sheet, OrganisationLayout Layout, DraftBook Book);
}
