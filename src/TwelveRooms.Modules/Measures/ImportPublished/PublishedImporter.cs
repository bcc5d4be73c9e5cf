using System.Globalization;
using TwelveRooms.Measures.Codes;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ImportPublished.Reading;
using TwelveRooms.Measures.ImportPublished.Storing;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Files.Tables;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.ImportPublished;

/// <summary>What a published file would do, or did, in rows.</summary>
/// <param name="File">The file, read.</param>
/// <param name="New">Of which nothing was kept.</param>
/// <param name="Changed">That take the place of an earlier status, or of another value.</param>
/// <param name="Same">That are kept already.</param>
/// <param name="Older">Of an earlier status than the one that stands: kept, and not shown.</param>
/// <param name="Series">On how many charts of units numbers stand.</param>
/// <param name="Units">Of how many units.</param>
/// <param name="Unmatched">Organisations without a place in the tree.</param>
/// <param name="Notes">What a person should know.</param>
internal sealed record PublishedImport(
    PublishedFile File, int New, int Changed, int Same, int Older, int Series, int Units, IReadOnlyList<UnmatchedCode> Unmatched, IReadOnlyList<string> Notes)
{
    /// <summary>The id of its record; null for a look, and where nothing was new.</summary>
    public Guid? Import { get; init; }
}

/// <summary>
/// Takes in what a national body has published, every row of it, and puts what is about whole units onto their series: the same for
/// page, API and command line.
/// </summary>
internal sealed class PublishedImporter(Db db, PublishedPlaces places, PublishedStore store)
{
    /// <summary>Looks at a file and stores nothing.</summary>
    /// <param name="open">Opens the file from its beginning, as often as asked; it must be able to seek.</param>
    /// <param name="name">What it is called.</param>
    /// <param name="length">In bytes.</param>
    /// <param name="month">The month of a file that does not say it, as 2016-10; null for all others.</param>
    /// <param name="viewer">Who brings it: published figures are everyone's, so only those who may import for all.</param>
    /// <param name="cancel">Stops.</param>
    public async Task<Outcome<PublishedImport>> CheckAsync(Func<Stream> open, string name, long length, string? month, Viewer viewer, CancellationToken cancel)
    {
        if (!viewer.MayForAll(Rights.Import))
        {
            return Refusal.NotFound;
        }

        var of = default(DateOnly?);
        if (!string.IsNullOrWhiteSpace(month))
        {
            if (!DateOnly.TryParseExact(month.Trim() + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return Refusal.Invalid("month-unreadable", $"“{month}” is not a month. Write it as 2016-10.", "Period");
            }

            of = day;
        }

        var table = TableFile.Of(open, name, length);
        if (table.IsRefused)
        {
            return table.Refusal;
        }

        var read = PublishedReader.Read(table.Value, of, cancel);
        return read.IsRefused ? read.Refusal : await PlanAsync(read.Value, viewer, cancel);
    }

    /// <summary>Keeps every row that could be read, and puts those of whole units onto their series.</summary>
    public async Task<Outcome<PublishedImport>> ImportAsync(PublishedImport seen, Viewer viewer, CancellationToken cancel)
    {
        if (!viewer.MayForAll(Rights.Import))
        {
            return Refusal.NotFound;
        }

        var stored = await store.StoreAsync(seen.File, viewer, cancel);
        return stored.IsRefused ? stored.Refusal : seen with
        {
            New = stored.Value.New,
            Changed = stored.Value.Changed,
            Same = stored.Value.Same,
            Older = stored.Value.Older,
            Series = stored.Value.Series,
            Units = stored.Value.Units,
            Notes = [.. seen.Notes, .. stored.Value.Notes],
            Import = stored.Value.Import,
        };
    }

    private async Task<PublishedImport> PlanAsync(PublishedFile file, Viewer viewer, CancellationToken cancel)
    {
        var everywhere = viewer.WithWholeTree();
        var told = await StandingValues.OfAsync(db.For<PublishedValue>(everywhere), db.For<ImportBatch>(everywhere), file.Rows, cancel);
        var counts = new ValueCounts();
        foreach (var row in file.Rows)
        {
            counts.Add(ValueCounts.FateOf(row, told.GetValueOrDefault(ValueKey.Of(row))));
        }

        var whole = file.Rows.Where(r => r.IsOfAUnit).ToList();
        var found = await places.OfAsync(file, everywhere, cancel);
        bool HasPlace(PublishedRow r) => found.ContainsKey((r.Level, r.Organisation)) || (r.Level == PublishedLevel.England && !file.IsMadeUp); // England is made where it is missing
        var series = whole.Where(HasPlace).Select(r => (r.Organisation, PublishedKey.Of(r))).Distinct().Count();
        var named = file.Rows.Where(r => r.IsOfAUnit || r.IsOfResidents).ToList();
        var unmatched = named.Where(r => !HasPlace(r) && r.Level != PublishedLevel.England).GroupBy(r => r.Organisation)
            .Select(g => new UnmatchedCode(g.Key, g.First().OrganisationName, g.First().Level, g.Count())).OrderBy(u => u.Level).ThenBy(u => u.Code, StringComparer.Ordinal).ToList();
        return new(file, counts.New, counts.Changed, counts.Same, counts.Older, series, whole.Where(HasPlace).Select(r => r.Organisation).Distinct().Count(), unmatched, [.. Notes(file)]);
    }

    private static string Number(int count) => count.ToString("#,0", CultureInfo.InvariantCulture);

    private static IEnumerable<(string Breakdown, int Rows)> UnknownBreakdowns(PublishedFile file)
    {
        if (!file.Layout.StartsWith("mhsds-restraint", StringComparison.Ordinal))
        {
            return [];
        }

        var known = CodeLists.Find("restraint-breakdowns")!.Column("breakdown").ToHashSet(StringComparer.OrdinalIgnoreCase);
        return file.Rows.Where(r => !known.Contains(r.Breakdown)).GroupBy(r => r.Breakdown).Select(g => (g.Key, g.Count())).OrderBy(g => g.Key, StringComparer.Ordinal);
    }

    private static IEnumerable<string> Notes(PublishedFile file)
    {
        if (file.IsMadeUp)
        {
            yield return "The file says that its figures are invented. They stand on charts of made-up organisations only.";
        }

        if (file.Repeated > 0)
        {
            yield return $"{Number(file.Repeated)} rows say again what another row says. Nothing is counted twice.";
        }

        var parts = file.Rows.Count(r => r.Level == PublishedLevel.SubIcb);
        if (parts > 0)
        {
            yield return $"{Number(parts)} rows are of parts of ICBs. They are kept; their charts are those of the ICBs.";
        }

        if (file.Rows.Any(r => r.IsOfResidents))
        {
            yield return $"{Number(file.Rows.Count)} rows count people who live in ICBs: {file.Rows.Sum(r => r.Value ?? 0).ToString("#,0", CultureInfo.InvariantCulture)} in all. They are kept for rates by population, and stand on no chart.";
            yield break;
        }

        foreach (var (breakdown, rows) in UnknownBreakdowns(file))
        {
            yield return $"{Number(rows)} rows are divided by “{breakdown}”, which the publisher’s list of what files of restraint divide by does not have. They are kept. Look whether the file is as it was published.";
        }

        var split = file.Rows.Count(r => r.Split.Length > 0 || r.Level == PublishedLevel.Other);
        if (split > 0)
        {
            yield return $"{Number(split)} rows are of groups, such as ages. They are kept, and stand on no chart.";
        }

        var odd = file.Rows.Count(r => r.Months == 0);
        if (odd > 0)
        {
            yield return $"{Number(odd)} rows do not cover whole months. They are kept, and stand on no chart.";
        }

        var longest = file.Rows.Count(PublishedMeasures.MayBeOnePerson);
        if (longest > 0)
        {
            yield return $"{Number(longest)} longest times below England may each be one person’s. They are hidden here.";
        }
    }
}
