namespace TwelveRooms.Statistics.Tests.Engine;

/// <summary>Made-up numbers for every kind of chart; the same seed gives the same numbers.</summary>
internal static class MadeUpCharts
{
    public static TheoryData<ChartKind, int> KindsAndSeeds
    {
        get
        {
            TheoryData<ChartKind, int> data = [];
            foreach (var kind in ChartKinds.All)
            {
                foreach (var seed in (int[])[1, 2, 3, 4, 5])
                {
                    data.Add(kind, seed);
                }
            }

            return data;
        }
    }

    public static ChartData Of(ChartKind kind, int seed, int count = 40)
    {
        var random = new Random(seed * 100 + (int)kind);
        if (kind.NeedsSubgroups())
        {
            return ChartData.OfGroups([.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, random.Next(2, 9)).Select(_ => Near(random, 50, 8)).ToArray())]);
        }

        return new()
        {
            Values = [.. Enumerable.Range(0, count).Select(i => (double?)(kind is ChartKind.Individuals or ChartKind.Run or ChartKind.MovingRange or ChartKind.TimeBetween
                ? Near(random, 50, 12) + (i > count * 3 / 4 ? 9 : 0)
                : random.Next(3, 20)))],
            Denominators = kind.NeedsDenominators() ? [.. Enumerable.Range(0, count).Select(_ => (double?)random.Next(30, 90))] : null,
        };
    }

    public static ChartData Take(this ChartData data, int from, int count) => data with
    {
        Values = [.. data.Values.Skip(from).Take(count)],
        Denominators = data.Denominators is { } denominators ? [.. denominators.Skip(from).Take(count)] : null,
        Spreads = data.Spreads is { } spreads ? [.. spreads.Skip(from).Take(count)] : null,
    };

    public static ChartData In(this ChartData data, IReadOnlyList<int> order) => data with
    {
        Values = [.. order.Select(i => data.Values[i])],
        Denominators = data.Denominators is { } denominators ? [.. order.Select(i => denominators[i])] : null,
        Spreads = data.Spreads is { } spreads ? [.. order.Select(i => spreads[i])] : null,
    };

    public static double[] Lines(this SpcReading reading, int index) =>
        [.. new[] { -3.0, -2, -1, 0, 1, 2, 3 }.Select(sigmas => reading.LineAt(index, sigmas)).Select(line => line ?? double.NaN)];

    private static double Near(Random random, double at, double width) => Math.Round(at + width * (random.NextDouble() + random.NextDouble() - 1), 3);
}
