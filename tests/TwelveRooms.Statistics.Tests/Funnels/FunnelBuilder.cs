using TwelveRooms.Statistics.Funnels;

namespace TwelveRooms.Statistics.Tests.Funnels;

/// <summary>Funnels for tests: names and strata where a test is not about them.</summary>
internal static class FunnelBuilder
{
    public static FunnelPlot Draw(FunnelKind kind, IEnumerable<(double? Numerator, double? Denominator)> units, FunnelConvention? convention = null, double? target = null, bool adjusts = true) =>
        Assert.Single(FunnelPlot.ByStratum(
            [.. units.Select((unit, i) => new FunnelUnit($"ward {i + 1}", "acute adult", unit.Numerator, unit.Denominator))],
            new() { Kind = kind, Convention = convention, Target = target, AdjustsForDispersion = adjusts }));

    /// <summary>Wards that differ by chance alone, by a fixed seed.</summary>
    public static (double? Numerator, double? Denominator)[] ByChance(int units, double rate, int seed, double spread = 0)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, units).Select(_ =>
        {
            var days = random.Next(200, 900);
            var own = rate * Math.Exp(spread * (random.NextDouble() + random.NextDouble() + random.NextDouble() - 1.5) * 2);
            var events = 0;
            for (var day = 0; day < days; day++)
            {
                events += random.NextDouble() < own ? 1 : 0;
            }

            return ((double?)events, (double?)days);
        })];
    }
}
