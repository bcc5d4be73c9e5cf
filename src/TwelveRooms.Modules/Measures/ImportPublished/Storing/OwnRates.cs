using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Platform.Writing;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.ImportPublished.Storing;

/// <summary>
/// Rates that are worked out here, of two counts that were published: a measure of their own each, beside the rates that the publisher
/// gives, which rest on other bed days and are rounded.
/// </summary>
internal static class OwnRates
{
    public const string People = "mhs76_people_restrained_per_bed_days";
    public const string Restraints = "mhs77_restraints_per_bed_days";

    private static readonly (string Count, string Rate)[] Rates = [(Month("MHS76"), People), (Month("MHS77"), Restraints)];

    private static string BedDays => Month("MHS24");

    /// <summary>Works out the rates of the units and months that some new numbers touch.</summary>
    public static async Task PutAsync(Write write, IReadOnlyList<PlacedValue> placed, string summary, CancellationToken cancel)
    {
        var codes = Rates.Select(r => r.Count).Append(BedDays).ToHashSet();
        var touched = placed.Where(p => codes.Contains(p.Measure.Code)).Select(p => (p.Unit.Number, Period: PlacedValues.PeriodOf(p.Value))).ToHashSet();
        if (touched.Count == 0)
        {
            return;
        }

        var units = placed.Select(p => p.Unit).DistinctBy(u => u.Number).Where(u => touched.Any(t => t.Number == u.Number)).ToDictionary(u => u.Number);
        var all = Rates.SelectMany(r => new[] { r.Count, r.Rate }).Append(BedDays).ToList();
        var measures = await write.For<Measure>().AsNoTracking().Where(m => all.Contains(m.Code)).ToDictionaryAsync(m => m.Code, cancel);
        var rates = Rates.Where(r => measures.ContainsKey(r.Count) && measures.ContainsKey(r.Rate)).ToList();
        if (rates.Count == 0 || !measures.ContainsKey(BedDays))
        {
            return;
        }

        var numbers = await PublishedAsync(write, [.. units.Keys], measures.Values.ToDictionary(m => m.Number, m => m.Code), cancel);
        var batch = await SeriesBatch.OpenAsync(write, [.. units.Values], [.. rates.Select(r => measures[r.Rate])], cancel);
        foreach (var (unit, period) in touched.OrderBy(t => t.Number).ThenBy(t => t.Period))
        {
            foreach (var (count, rate) in rates)
            {
                if (numbers.GetValueOrDefault((unit, count, period)) is { } over && numbers.GetValueOrDefault((unit, BedDays, period)) is { } under && RateOf(period, over, under) is { } number)
                {
                    var series = batch.FindOrBegin(units[unit], measures[rate], period, isPublished: true);
                    if (series.IsPublished)
                    {
                        PlacedValues.Describe(series, $"Worked out here of two counts published by NHS England, {count[6..^3].ToUpperInvariant()} and MHS24 (bed days of ward stays), both rounded to the nearest 5; the publisher’s own rates rest on other bed days. {PublishedMeasures.Licence}");
                        batch.Take(series, number, 0, over.Import);
                    }
                }
            }
        }

        await batch.CloseAsync(_ => summary, isPooledByCaller: false, cancel);
    }

    /// <summary>A rate of two numbers; hidden when one of them is, and none where one is missing or there were no bed days.</summary>
    private static CheckedNumber? RateOf(DateOnly period, Point over, Point under) =>
        over.State == PointState.Suppressed || under.State == PointState.Suppressed ? new(period, PointState.Suppressed, null, null, null, null)
        : over.Numerator is { } n && under.Numerator is > 0 and var d ? new(period, PointState.Reported, n, d, null, null)
        : null;

    private static async Task<Dictionary<(int Unit, string Code, DateOnly Period), Point>> PublishedAsync(
        Write write, IReadOnlyCollection<int> units, Dictionary<int, string> codes, CancellationToken cancel)
    {
        var series = await write.For<Series>().AsNoTracking().Where(s => s.IsPublished && units.Contains(s.Unit) && codes.Keys.Contains(s.Measure)).ToListAsync(cancel);
        var (partitions, numbers) = (series.Select(s => s.Partition).Distinct().ToList(), series.ToDictionary(s => s.Number));
        var points = await write.For<Point>().AsNoTracking().Where(p => partitions.Contains(p.Partition) && numbers.Keys.Contains(p.Series) && p.Part == 0)
            .OrderBy(p => p.Revision).ToListAsync(cancel);
        var latest = new Dictionary<(int, string, DateOnly), Point>();
        foreach (var point in points)
        {
            var its = numbers[point.Series];
            latest[(its.Unit, codes[its.Measure], point.Period)] = point;
        }

        return latest.Where(l => !l.Value.IsWithdrawn).ToDictionary(l => l.Key, l => l.Value);
    }

    private static string Month(string id) => new PublishedKey(id, 1, Reading.PublishedLevel.Provider).Code;
}
