using TwelveRooms.Measures.Domain;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Measures.ImportSeries;

/// <summary>
/// Breaks a published line where its numbers begin to be of something else, as the notes of its points say.
/// </summary>
internal static class SeriesBreaks
{
    /// <summary>Draws what is missing, and reads the broken lines again.</summary>
    /// <returns>One sentence for each measure and period in which lines were broken.</returns>
    public static async Task<IReadOnlyList<string>> DrawAsync(Write write, IReadOnlyDictionary<Series, KnownSeries> imported, CancellationToken cancel)
    {
        var several = imported.Where(s => s.Value.Published.Bases.Count > 1).ToList();
        if (several.Count == 0)
        {
            return [];
        }

        var notes = (await SeriesStore.NotesAsync(write, several.ConvertAll(s => s.Key), cancel)).ToLookup(n => n.Series);
        return await DefinitionBreaks.DrawAsync(write, [.. several.SelectMany(s => Switches(s.Key, s.Value, notes[s.Key.Number]))], cancel);
    }

    private static IEnumerable<DefinitionBreak> Switches(Series series, KnownSeries known, IEnumerable<StoredNote> notes)
    {
        var bases = notes.OrderBy(n => n.Period).Select(n => (n.Period, Basis: known.Published.BasisOf(SeriesLine.RemarksIn(n.Note))!)).ToList();
        return bases.Zip(bases.Skip(1)).Where(p => p.First.Basis != p.Second.Basis).Select(p => new DefinitionBreak(
            series, known.Measure, p.Second.Period,
            $"The publisher’s numbers are of {p.Second.Basis.Words} from here on, and were of {p.First.Basis.Words} before. The two cannot be set against each other."));
    }
}
