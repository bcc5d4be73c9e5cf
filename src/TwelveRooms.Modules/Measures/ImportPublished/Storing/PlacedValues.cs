using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ImportPublished.Reading;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Measures.ImportPublished.Storing;

/// <summary>A published number that belongs on a unit's series.</summary>
/// <param name="Unit">Whose.</param>
/// <param name="Measure">Of what.</param>
/// <param name="Value">The row.</param>
/// <param name="FileName">The file that it came from.</param>
/// <param name="Replaces">The status of the number that it takes the place of; null where none stood.</param>
internal sealed record PlacedValue(UnitRow Unit, Measure Measure, PublishedValue Value, string FileName, PublishedStatus? Replaces);

/// <summary>Puts published numbers onto the series of units.</summary>
internal static class PlacedValues
{
    /// <summary>Finds or makes the measures of some keys, flushed.</summary>
    public static async Task<IReadOnlyDictionary<PublishedKey, Measure>> MeasuresAsync(
        Write write, IReadOnlyDictionary<PublishedKey, string?> wanted, CancellationToken cancel)
    {
        var codes = wanted.Keys.Select(k => k.Code).ToList();
        var known = await write.For<Measure>().Where(m => codes.Contains(m.Code)).ToDictionaryAsync(m => m.Code, cancel);
        foreach (var (key, name) in wanted.Where(w => !known.ContainsKey(w.Key.Code)).OrderBy(w => w.Key.Code, StringComparer.Ordinal))
        {
            var measure = PublishedMeasures.Make(key, name);
            write.Add(measure);
            known[measure.Code] = measure;
        }

        await write.FlushAsync(cancel);
        return wanted.Keys.ToDictionary(k => k, k => known[k.Code]);
    }

    /// <summary>Adds the numbers, and reads each touched series again.</summary>
    /// <returns>How many series they lie on, and the units whose own numbers kept theirs out.</returns>
    public static async Task<(int Series, IReadOnlyList<string> Mixed)> PutAsync(
        Write write, IReadOnlyList<PlacedValue> placed, string summary, CancellationToken cancel)
    {
        var batch = await SeriesBatch.OpenAsync(write, [.. placed.Select(p => p.Unit).DistinctBy(u => u.Number)], [.. placed.Select(p => p.Measure).DistinctBy(m => m.Number)], cancel);
        var (series, mixed) = (0, new List<string>());
        foreach (var stretch in placed.GroupBy(p => (Unit: p.Unit.Number, Measure: p.Measure.Number)))
        {
            var first = stretch.First();
            var its = batch.FindOrBegin(first.Unit, first.Measure, stretch.Min(p => PeriodOf(p.Value)), isPublished: true);
            if (!its.IsPublished)
            {
                mixed.Add($"{first.Unit.Name} has numbers of its own for {first.Measure.Name}. The published ones are kept beside them, and not on its chart.");
                continue;
            }

            var newest = stretch.MaxBy(p => p.Value.End)!;
            Describe(its, PublishedMeasures.SourceOf(first.Measure, newest.Value.Level, newest.FileName));
            series++;
            foreach (var p in stretch.OrderBy(p => p.Value.End))
            {
                batch.Take(its, NumberOf(p), p.Value.Line, p.Value.Import);
            }
        }

        await batch.CloseAsync(_ => summary, isPooledByCaller: false, cancel);
        return (series, mixed);
    }

    /// <summary>The month at whose end a published number stands.</summary>
    public static DateOnly PeriodOf(PublishedValue value) => new(value.End.Year, value.End.Month, 1);

    public static void Describe(Series series, string source)
    {
        if (series.Source != source)
        {
            series.Source = source;
            series.Version++;
        }
    }

    /// <summary>A number says what it took the place of; what has none stays without words, so that the same again is the same.</summary>
    private static CheckedNumber NumberOf(PlacedValue p) => new(
        PeriodOf(p.Value), p.Value.State, p.Value.Value, null,
        p is { Replaces: { } before, Value.Value: not null } ? $"{p.Value.Status}, in place of {before}: {p.FileName}" : null, null);
}
