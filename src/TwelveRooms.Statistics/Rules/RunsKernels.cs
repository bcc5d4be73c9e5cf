namespace TwelveRooms.Statistics;

/// <summary>Rules whose length the data decide: the longest run and the crossings of a stretch.</summary>
internal static class RunsKernels
{
    public static void Run(SpcRule rule, in Stretch stretch, Span<SpcRules> flags)
    {
        var counter = default(RunsCounter);
        for (var i = 0; i < stretch.Values.Length; i++)
        {
            counter.Add(stretch.Values[i], CentreAt(stretch, i));
        }

        var analysis = counter.Result(rule.Method);
        if (analysis.Useful == 0)
        {
            return;
        }

        var box = RunsBox.For(analysis.Useful, rule.Method);
        if (rule.Kind == RuleKind.UnusuallyLongRun && analysis.LongestRun > box.LongestRun)
        {
            FlagRuns(rule, stretch, box.LongestRun, flags);
        }
        else if (rule.Kind == RuleKind.UnusuallyFewCrossings && analysis.LongestRun <= box.LongestRun && box.IsSignal(analysis.LongestRun, analysis.Crossings))
        {
            FlagAll(rule, stretch, flags);
        }
        else if (rule.Kind == RuleKind.UnusuallyFewCrossings && analysis.Crossings < box.Crossings)
        {
            FlagAll(rule, stretch, flags);
        }
    }

    private static void FlagRuns(SpcRule rule, in Stretch stretch, int limit, Span<SpcRules> flags)
    {
        var (start, side, length) = (0, 0, 0);
        for (var i = 0; i <= stretch.Values.Length; i++)
        {
            var here = i < stretch.Values.Length ? Side(stretch, i) : 2;
            if (here == 0 || here == side)
            {
                length += here == 0 ? 0 : 1;
                continue;
            }

            if (length > limit)
            {
                FlagSide(rule, stretch, start, i, side, flags);
            }

            (start, side, length) = (i, here, 1);
        }
    }

    private static void FlagSide(SpcRule rule, in Stretch stretch, int from, int to, int side, Span<SpcRules> flags)
    {
        for (var i = from; i < to; i++)
        {
            if (Side(stretch, i) == side)
            {
                flags[Place(stretch, i)] |= rule.Flags & (side > 0 ? SpcRules.AnyHigh : SpcRules.AnyLow);
            }
        }
    }

    private static void FlagAll(SpcRule rule, in Stretch stretch, Span<SpcRules> flags)
    {
        for (var i = 0; i < stretch.Values.Length; i++)
        {
            if (!double.IsNaN(stretch.Values[i]))
            {
                flags[Place(stretch, i)] |= rule.Flags;
            }
        }
    }

    private static int Side(in Stretch stretch, int i)
    {
        var line = CentreAt(stretch, i);
        return stretch.Values[i] > line.HighEdge ? 1 : stretch.Values[i] < line.LowEdge ? -1 : 0;
    }

    private static Line CentreAt(in Stretch stretch, int i) =>
        new(stretch.Denominators.IsEmpty ? stretch.Lines.Centre : stretch.Lines.Centre * stretch.Lines.Weight.Centre(stretch.Denominators[i]));

    private static int Place(in Stretch stretch, int i) => stretch.Places.IsEmpty ? stretch.First + i : stretch.Places[i];
}
