using Microsoft.EntityFrameworkCore;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Measures.Domain;

/// <summary>A published line whose numbers are of something else from a day on.</summary>
/// <param name="Series">The line.</param>
/// <param name="Measure">What it is of.</param>
/// <param name="Day">First day of the first period of the new kind.</param>
/// <param name="Words">What changed.</param>
internal sealed record DefinitionBreak(Series Series, Measure Measure, DateOnly Day, string Words);

/// <summary>
/// Breaks published lines where a publisher began to count something else. A break that is there is not drawn twice, and one that somebody
/// took back with a reason stays away.
/// </summary>
internal static class DefinitionBreaks
{
    /// <summary>Draws what is missing, and reads the broken lines again.</summary>
    /// <returns>One sentence for each measure and period in which lines were broken.</returns>
    public static async Task<IReadOnlyList<string>> DrawAsync(Write write, IReadOnlyList<DefinitionBreak> breaks, CancellationToken cancel)
    {
        var numbers = breaks.Select(b => b.Series.Number).Distinct().ToList();
        var drawn = numbers.Count == 0 ? [] : (await write.For<ChartDecision>().Where(d => numbers.Contains(d.Series) && d.Kind == MarkKind.DefinitionBreak)
            .Select(d => new { d.Series, d.Day }).ToListAsync(cancel)).Select(d => (d.Series, d.Day)).ToHashSet();
        var missing = breaks.Where(b => !drawn.Contains((b.Series.Number, b.Day))).ToList();
        if (missing.Count == 0)
        {
            return [];
        }

        missing.ForEach(b => write.Add(new ChartDecision
        {
            Series = b.Series.Number, Kind = MarkKind.DefinitionBreak, Day = b.Day, Text = b.Words, By = write.Viewer.Actor, ByName = write.Viewer.Name, At = write.Now,
        }));
        await write.FlushAsync(cancel);
        await SignalWriter.WriteAsync(
            write, [.. missing.Select(b => b.Series).DistinctBy(s => s.Number)], missing.Select(b => b.Measure).DistinctBy(m => m.Number).ToDictionary(m => m.Number), cancel);
        return
        [
            .. missing.GroupBy(b => (b.Measure.Name, b.Measure.Cadence, b.Day)).OrderBy(g => g.Key.Day).ThenBy(g => g.Key.Name, StringComparer.Ordinal)
                .Select(g => $"{g.Key.Name}: {(g.Count() == 1 ? "1 line is" : $"{g.Count()} lines are")} broken at {g.Key.Cadence.SpokenWithYear(g.Key.Day)}. {g.First().Words}"),
        ];
    }
}
