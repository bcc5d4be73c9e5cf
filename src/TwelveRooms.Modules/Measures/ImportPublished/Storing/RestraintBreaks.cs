using Microsoft.EntityFrameworkCore;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Platform.Writing;

namespace TwelveRooms.Measures.ImportPublished.Storing;

/// <summary>Breaks lines about restraint where the publisher began to count in another way, as soon as they have numbers on both sides.</summary>
/// <remarks>Source: NHS England, changes of method in the monthly statistics: data set versions 5 (July 2022) and 6 (April 2024).</remarks>
internal static class RestraintBreaks
{
    private static readonly string[] Ids =
        ["mhs76", "mhs77", "mhs96", "mhs97", "mhs98", "mhs98a", "mhs99", "mhs117", "mhs136", "mhs137", "mhs138", "mhs138a", "mhs139", "mhs146", "mhs146a", "mhs147", "mhs147a"];

    private static readonly (DateOnly Day, string Words)[] Changes =
    [
        (new(2022, 7, 1), "From here on the publisher counts restraint from the hospital spell, and before it did from the ward stay. The two cannot be set against each other."),
        (new(2024, 4, 1), "From here on providers send another version of the data set, version 6. The numbers cannot be set against those before."),
    ];

    private static readonly HashSet<string> Codes = [.. Ids.Select(id => $"mhsds_{id}_1m"), OwnRates.People, OwnRates.Restraints];

    /// <summary>Draws the breaks of some units.</summary>
    /// <returns>One sentence for each measure and month in which lines were broken.</returns>
    public static async Task<IReadOnlyList<string>> DrawAsync(Write write, IReadOnlyCollection<int> units, CancellationToken cancel)
    {
        var lines = await (from s in write.For<Series>()
                           join m in write.For<Measure>() on s.Measure equals m.Number
                           where s.IsPublished && units.Contains(s.Unit) && Codes.Contains(m.Code)
                           select new { Series = s, Measure = m }).ToListAsync(cancel);
        var (partitions, numbers) = (lines.Select(l => l.Series.Partition).Distinct().ToList(), lines.ConvertAll(l => l.Series.Number));
        var spans = await write.For<Point>().Where(p => partitions.Contains(p.Partition) && numbers.Contains(p.Series) && !p.IsWithdrawn)
            .GroupBy(p => p.Series).Select(g => new { Series = g.Key, First = g.Min(p => p.Period), Last = g.Max(p => p.Period) }).ToDictionaryAsync(g => g.Series, cancel);
        return await DefinitionBreaks.DrawAsync(
            write,
            [
                .. from line in lines
                   let span = spans.GetValueOrDefault(line.Series.Number)
                   where span is not null
                   from change in Changes
                   where span.First < change.Day && span.Last >= change.Day
                   select new DefinitionBreak(line.Series, line.Measure, change.Day, change.Words),
            ],
            cancel);
    }
}
