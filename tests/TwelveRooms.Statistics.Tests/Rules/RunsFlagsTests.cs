namespace TwelveRooms.Statistics.Tests.Rules;

/// <summary>The flags of Anhøj's rules against the same rules written plainly, on series with ties, left-out points and shifts.</summary>
public sealed class RunsFlagsTests
{
    [Theory]
    [InlineData(20)]
    [InlineData(23)]
    [InlineData(45)]
    [InlineData(90)]
    [InlineData(130)]
    public void Long_runs_are_flagged_on_their_own_points_and_few_crossings_on_all(int length)
    {
        var seen = SpcRules.None;
        for (var seed = 1; seed <= 60; seed++)
        {
            var random = new Random(1_000 * length + seed);
            var (values, leftOut, level) = (new double?[length], new HashSet<int>(), 0);
            for (var i = 0; i < length; i++)
            {
                level = random.Next(9) == 0 ? random.Next(-2, 3) : level;
                values[i] = level + random.Next(-1, 2);
                if (seed % 3 == 0 && random.Next(11) == 0)
                {
                    leftOut.Add(i);
                }
            }

            var reading = SpcChart.Read(new() { Values = values, LeftOut = leftOut }, new() { Kind = ChartKind.Run, Rules = RuleSets.Anhoej, LeastPoints = 1 });
            var plain = Plain(values, leftOut, reading.LineAt(0, 0)!.Value);
            seen |= plain.Aggregate(SpcRules.None, (all, flags) => all | flags);

            Assert.Equal(plain, reading.Points.Select(p => p.Flags));
        }

        Assert.Equal(SpcRules.RunAbove | SpcRules.RunBelow | SpcRules.FewCrossings, seen); // else nothing was compared
    }

    private static SpcRules[] Plain(double?[] values, HashSet<int> leftOut, double centre)
    {
        var flags = new SpcRules[values.Length];
        var counted = Enumerable.Range(0, values.Length).Where(i => !leftOut.Contains(i)).ToList();
        var useful = counted.Where(i => values[i] != centre).ToList();
        if (useful.Count == 0)
        {
            return flags;
        }

        var runs = new List<List<int>>();
        foreach (var i in useful)
        {
            if (runs.Count == 0 || values[runs[^1][0]] > centre != values[i] > centre)
            {
                runs.Add([]);
            }

            runs[^1].Add(i);
        }

        var longest = (int)Math.Round(Math.Log2(useful.Count), MidpointRounding.ToEven) + 3;
        foreach (var i in runs.Where(r => r.Count > longest).SelectMany(r => r))
        {
            flags[i] |= values[i] > centre ? SpcRules.RunAbove : SpcRules.RunBelow;
        }

        if (runs.Count - 1 < FewestCrossings(useful.Count - 1))
        {
            foreach (var i in counted)
            {
                flags[i] |= SpcRules.FewCrossings;
            }
        }

        return flags;
    }

    /// <summary>The 5 % point of a binomial with even odds, by Pascal's triangle.</summary>
    private static int FewestCrossings(int tosses)
    {
        var row = new double[tosses + 1];
        row[0] = 1;
        for (var n = 1; n <= tosses; n++)
        {
            for (var k = n; k > 0; k--)
            {
                row[k] = (row[k] + row[k - 1]) / 2;
            }

            row[0] /= 2;
        }

        var (sum, at) = (row[0], 0);
        while (sum < 0.05 * (1 - 1e-12))
        {
            sum += row[++at];
        }

        return at;
    }
}
