namespace TwelveRooms.Statistics.Tests.Rules;

/// <summary>The rules as they are written in books, one point at a time and without a single bit: what the fast ones are held against.</summary>
internal static class PlainRules
{
    public static SpcRules[] Flags(double?[] values, bool[] leftOut, double centre, double sigma, IReadOnlyList<SpcRule> rules)
    {
        var flags = new SpcRules[values.Length];
        var all = Enumerable.Range(0, values.Length).Where(i => !leftOut[i]).ToArray();
        foreach (var rule in rules)
        {
            var rows = rule.PassesOverTies ? Untied(rule, all, values, centre) : all;
            foreach (var sign in (int[])[1, -1])
            {
                var side = rule.Flags & (sign > 0 ? SpcRules.AnyHigh : SpcRules.AnyLow);
                for (var start = 0; start + Window(rule) <= rows.Length; start++)
                {
                    var window = rows[start..(start + Window(rule))];
                    if (window.All(i => values[i] is not null) && Holds(rule, [.. window.Select(i => sign * (values[i]!.Value - centre) / sigma)]))
                    {
                        foreach (var i in window.Where(i => rule.Kind != RuleKind.SeveralFarOut || sign * (values[i]!.Value - centre) / sigma > rule.Sigmas))
                        {
                            flags[i] |= side == SpcRules.None ? rule.Flags : side;
                        }
                    }
                }
            }
        }

        return flags;
    }

    private static int[] Untied(SpcRule rule, int[] rows, double?[] values, double centre)
    {
        var kept = new List<int>();
        foreach (var i in rows)
        {
            var isTie = values[i] is { } value && (rule.Kind == RuleKind.Run ? Math.Abs(value - centre) < 1e-9 : kept.Count > 0 && values[kept[^1]] is { } last && value.Equals(last));
            if (!isTie)
            {
                kept.Add(i);
            }
        }

        return [.. kept];
    }

    private static int Window(SpcRule rule) => rule.Length;

    private static bool Holds(SpcRule rule, double[] z) => rule.Kind switch
    {
        RuleKind.BeyondLimits => z[0] > 3,
        RuleKind.Run => z.All(value => value > 0),
        RuleKind.Trend => z.Zip(z.Skip(1)).All(pair => pair.Second > pair.First),
        RuleKind.SeveralFarOut => z.Count(value => value > rule.Sigmas) >= rule.Needed && (!rule.AllOnOneSide || z.All(value => value > 0)),
        RuleKind.CloseToCentre => z.All(value => Math.Abs(value) <= 1),
        RuleKind.AwayFromCentre => z.All(value => Math.Abs(value) > 1) && z.Any(value => value > 0) && z.Any(value => value < 0),
        RuleKind.Alternating => Enumerable.Range(2, z.Length - 2).All(i => (z[i] - z[i - 1]) * (z[i - 1] - z[i - 2]) < 0),
        _ => throw new ArgumentOutOfRangeException(nameof(rule)),
    };
}
