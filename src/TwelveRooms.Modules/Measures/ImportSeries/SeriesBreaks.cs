using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Measures.ImportSeries;

/// <summary>
/// Breaks a published line where its numbers begin to be of something else, as the notes of its points say. A break that is there is not
/// drawn twice, and one that somebody took back with a reason stays away.
/// </summary>
internal static class SeriesBreaks
{
    /// <summary>Draws what is missing, and reads the broken lines again.</summary>
    /// <returns>One sentence for each measure and period in which lines were broken.</returns>
    public static async Task<IReadOnlyList<string>> DrawAsync(Write write, IReadOnlyDictionary<Series, KnownSeries> imported, CancellationToken cancel)
    {
        var byNumber = imported.Where(s => s.Value.Published.Bases.Count > 1).ToDictionary(s => s.Key.Number, s => (Series: s.Key, Known: s.Value));
        if (byNumber.Count == 0)
        {
            return [];
        }

        var numbers = byNumber.Keys.ToList();
        var drawn = (await write.For<ChartDecision>().Where(d => numbers.Contains(d.Series) && d.Kind == MarkKind.DefinitionBreak)
            .Select(d => new { d.Series, d.Day }).ToListAsync(cancel)).Select(d => (d.Series, d.Day)).ToHashSet();
        var notes = (await SeriesStore.NotesAsync(write, [.. byNumber.Values.Select(s => s.Series)], cancel)).ToLookup(n => n.Series);
        var missing = numbers.SelectMany(number => Switches(byNumber[number].Known, [.. notes[number]])).Where(b => !drawn.Contains((b.Series, b.Day))).ToList();
        if (missing.Count == 0)
        {
            return [];
        }

        missing.ForEach(b => write.Add(new ChartDecision
        {
            Series = b.Series, Kind = MarkKind.DefinitionBreak, Day = b.Day, Text = b.Words, By = write.Viewer.Actor, ByName = write.Viewer.Name, At = write.Now,
        }));
        await write.FlushAsync(cancel);
        var broken = missing.Select(b => byNumber[b.Series]).DistinctBy(s => s.Series.Number).ToList();
        await SignalWriter.WriteAsync(
            write, broken.ConvertAll(s => s.Series), broken.Select(s => s.Known.Measure).DistinctBy(m => m.Number).ToDictionary(m => m.Number), cancel);
        return
        [
            .. missing.GroupBy(b => (byNumber[b.Series].Known.Measure, b.Day)).OrderBy(g => g.Key.Day)
                .Select(g => $"{g.Key.Measure.Name}: {(g.Count() == 1 ? "1 line is" : $"{g.Count()} lines are")} broken at {g.Key.Measure.Cadence.SpokenWithYear(g.Key.Day)}. {g.First().Words}"),
        ];
    }

    private static IEnumerable<Switch> Switches(KnownSeries series, IReadOnlyList<StoredNote> notes)
    {
        var bases = notes.OrderBy(n => n.Period).Select(n => (n.Series, n.Period, Basis: series.Published.BasisOf(SeriesLine.RemarksIn(n.Note))!)).ToList();
        return bases.Zip(bases.Skip(1)).Where(p => p.First.Basis != p.Second.Basis).Select(p => new Switch(
            p.Second.Series, p.Second.Period,
            $"The publisher’s numbers are of {p.Second.Basis.Words} from here on, and were of {p.First.Basis.Words} before. The two cannot be set against each other."));
    }

    private sealed record Switch(int Series, DateOnly Day, string Words);
}
