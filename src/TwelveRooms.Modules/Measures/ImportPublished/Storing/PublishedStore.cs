using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ImportPublished.Reading;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Viewing;
using TwelveRooms.Platform.Writing;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.ImportPublished.Storing;

/// <summary>What storing a published file did.</summary>
internal sealed record StoredPublished(Guid? Import, int New, int Changed, int Same, int Older, int Series, int Units, IReadOnlyList<string> Notes);

/// <summary>Keeps the rows of a published file and puts those of whole units onto their series, all in one transaction.</summary>
internal sealed class PublishedStore(Db db, PublishedPlaces places, UnitDirectory directory)
{
    private const int RowsAtOnce = 50_000;

    public async Task<Outcome<StoredPublished>> StoreAsync(PublishedFile file, Viewer viewer, CancellationToken cancel)
    {
        var everywhere = viewer.WithWholeTree();
        if (!file.IsMadeUp && file.Rows.Any(r => r.IsOfAUnit && r.Level == PublishedLevel.England))
        {
            await MakeEnglandAsync(everywhere, cancel);
        }

        var units = await places.OfAsync(file, everywhere, cancel);
        var programme = (await directory.AllAsync(UnitKind.Programme, everywhere, cancel)) is [var unit, ..] ? unit.Number : 0; // whose import it is
        return await db.WriteAsync<StoredPublished>(everywhere, new("measures.published-imported"), (write, c) => StoreAsync(write, file, units, programme, c), cancel);
    }

    private async Task MakeEnglandAsync(Viewer viewer, CancellationToken cancel)
    {
        if ((await places.FindAsync([(PublishedLevel.England, "ENGLAND")], viewer, cancel)).Count == 0)
        {
            _ = (await db.WriteAsync<Done>(viewer, new("measures.published-imported"), async (write, c) =>
            {
                await PublishedUnits.FindOrMakeAsync(write, [new("ENGLAND", "")], [], c);
                write.About(0, null);
                return new Done();
            }, cancel)).Value;
        }
    }

    private static async Task<Outcome<StoredPublished>> StoreAsync(
        Write write, PublishedFile file, IReadOnlyDictionary<(PublishedLevel Level, string Organisation), UnitRow> units, int programme, CancellationToken cancel)
    {
        var told = await StandingValues.OfAsync(write.For<PublishedValue>(), write.For<ImportBatch>(), file.Rows, cancel);
        var fates = file.Rows.Select(r => ValueCounts.FateOf(r, told.GetValueOrDefault(ValueKey.Of(r)))).ToList();
        var counts = new ValueCounts();
        fates.ForEach(counts.Add);
        var summary = $"{file.FileName}, sha256 {file.Hash}, {file.Layout}: {counts.New} new, {counts.Changed} changed, {counts.Same} same, {counts.Older} of an earlier status, {file.Problems.Count} not read";
        write.About(0, null);
        var measures = await PlacedValues.MeasuresAsync(write, Wanted(file, units), cancel);
        write.Summarise(summary, keepsFlushed: true);
        var batch = counts.New + counts.Changed + counts.Older == 0 ? null : await BeginAsync(write, file, counts, programme, cancel);
        var placed = new List<PlacedValue>();
        var kept = new List<PublishedValue>(Math.Min(file.Rows.Count, RowsAtOnce));
        for (var i = 0; i < file.Rows.Count; i++)
        {
            var (row, fate) = (file.Rows[i], fates[i]);
            var before = StandingValues.Standing(told.GetValueOrDefault(ValueKey.Of(row)));
            var value = ValueOf(row, fate == ValueFate.Same ? before!.Value.Import : batch!.Number);
            if (fate != ValueFate.Same)
            {
                kept.Add(value);
            }

            // What is kept already may have got its place in the tree since.
            var stands = fate is ValueFate.New or ValueFate.Changed || (fate == ValueFate.Same && before!.Value.Status == row.Status);
            if (stands && row.IsOfAUnit && units.TryGetValue((row.Level, row.Organisation), out var unit))
            {
                placed.Add(new(unit, measures[PublishedKey.Of(row)], value, file.FileName, fate == ValueFate.Changed ? before!.Value.Status : null));
            }

            if (kept.Count == RowsAtOnce || i == file.Rows.Count - 1)
            {
                await write.AddManyAsync([.. kept.OrderBy(v => v.Line)], cancel);
                kept.Clear();
            }
        }

        var (series, mixed) = await PlacedValues.PutAsync(write, placed, summary, cancel);
        await OwnRates.PutAsync(write, placed, summary, cancel);
        var touched = placed.Select(p => p.Unit.Number).Distinct().ToList();
        var broken = await RestraintBreaks.DrawAsync(write, touched, cancel);
        return new StoredPublished(batch?.Id, counts.New, counts.Changed, counts.Same, counts.Older, series, touched.Count, [.. mixed, .. broken]);
    }

    private static Dictionary<PublishedKey, string?> Wanted(PublishedFile file, IReadOnlyDictionary<(PublishedLevel Level, string Organisation), UnitRow> units)
    {
        var wanted = new Dictionary<PublishedKey, string?>();
        foreach (var row in file.Rows.Where(r => r.IsOfAUnit && units.ContainsKey((r.Level, r.Organisation))))
        {
            wanted.TryAdd(PublishedKey.Of(row), row.MeasureName);
        }

        return wanted;
    }

    private static async Task<ImportBatch> BeginAsync(Write write, PublishedFile file, ValueCounts counts, int programme, CancellationToken cancel)
    {
        var batch = new ImportBatch
        {
            Unit = programme,
            FileName = file.FileName,
            Hash = file.Hash,
            Layout = file.Layout,
            By = write.Viewer.Actor,
            At = write.Now,
            Beat = write.Now,
            State = ImportState.Done,
            Accepted = file.Rows.Count,
            Rejected = file.Problems.Count,
            Ignored = file.Repeated,
            New = counts.New,
            Changed = counts.Changed,
            Same = counts.Same,
        };
        write.Add(batch);
        await write.FlushAsync(cancel);
        return batch;
    }

    private static PublishedValue ValueOf(PublishedRow row, int import)
    {
        var isHidden = PublishedMeasures.MayBeOnePerson(row) && row.State == PointState.Reported;
        return new()
        {
            Import = import,
            Line = row.Line,
            Measure = row.Measure,
            Start = row.Start,
            End = row.End,
            Status = row.Status,
            Level = row.Level,
            Organisation = row.Organisation,
            OrganisationName = row.OrganisationName,
            Breakdown = row.Breakdown,
            Split = row.Split,
            SplitWords = row.SplitWords,
            State = isHidden ? PointState.Suppressed : row.State,
            Value = isHidden ? null : row.Value,
        };
    }
}
