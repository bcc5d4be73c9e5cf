namespace TwelveRooms.Statistics;

/// <summary>One kernel per kind of rule: each turns a stretch into bits, finds its pattern in them and writes the flags.</summary>
internal static class RuleKernels
{
    /// <summary>How many sets of bits a kernel needs beside each other.</summary>
    public const int Scratch = 4;

    public static void Run(SpcRule rule, in Stretch stretch, Span<ulong> scratch, Span<SpcRules> flags)
    {
        var words = PointBits.Words(stretch.Values.Length);
        var bits = new Bits(scratch[..words], scratch.Slice(words, words), scratch.Slice(2 * words, words), scratch.Slice(3 * words, words));
        switch (rule.Kind)
        {
            case RuleKind.BeyondLimits when stretch.Lines.HasLimits:
                Beyond(rule, stretch, 1, bits, flags);
                Beyond(rule, stretch, -1, bits, flags);
                break;
            case RuleKind.Run when stretch.Lines.HasCentre:
                Row(rule, stretch, 1, bits, flags);
                Row(rule, stretch, -1, bits, flags);
                break;
            case RuleKind.Trend:
                Trend(rule, stretch, 1, bits, flags);
                Trend(rule, stretch, -1, bits, flags);
                break;
            case RuleKind.SeveralFarOut when stretch.Lines.HasLimits:
                FarOut(rule, stretch, 1, bits, flags);
                FarOut(rule, stretch, -1, bits, flags);
                break;
            case RuleKind.CloseToCentre or RuleKind.AwayFromCentre when stretch.Lines.HasLimits:
                Zone(rule, stretch, bits, flags);
                break;
            case RuleKind.Alternating:
                InTurn(rule, stretch, bits, flags);
                break;
            case RuleKind.UnusuallyLongRun or RuleKind.UnusuallyFewCrossings when stretch.Lines.HasCentre:
                RunsKernels.Run(rule, stretch, flags);
                break;
        }
    }

    private static void Beyond(SpcRule rule, in Stretch stretch, int sign, Bits bits, Span<SpcRules> flags)
    {
        stretch.Beyond(rule.Sigmas, sign, bits.First);
        stretch.Flag(bits.First, Side(rule, sign), flags);
    }

    private static void Row(SpcRule rule, in Stretch stretch, int sign, Bits bits, Span<SpcRules> flags)
    {
        stretch.Beyond(0, sign, bits.First);
        Mark(rule, stretch, bits.First, rule.Length, rule.Length, Side(rule, sign), bits, flags);
    }

    private static void Trend(SpcRule rule, in Stretch stretch, int sign, Bits bits, Span<SpcRules> flags)
    {
        PointBits.Steps(stretch.Values, sign, bits.First);
        Mark(rule, stretch, bits.First, rule.Length - 1, rule.Length, Side(rule, sign), bits, flags);
    }

    private static void FarOut(SpcRule rule, in Stretch stretch, int sign, Bits bits, Span<SpcRules> flags)
    {
        if (rule.AgainstLineOfLast && !stretch.Denominators.IsEmpty)
        {
            LastLine.FarOut(rule, stretch, sign, Side(rule, sign), flags);
            return;
        }

        var far = bits.First;
        var other = bits.Second;
        var ends = bits.Ends;
        var marks = bits.Marks;
        stretch.Beyond(rule.Sigmas, sign, far);
        if (double.IsFinite(rule.NotBeyond))
        {
            stretch.Beyond(rule.NotBeyond, sign, other);
            AndNot(far, other);
        }

        if (!BitRows.EndsOfSome(far, rule.Length, rule.Needed, ends))
        {
            return;
        }

        // A window holds a number at every place: it neither begins before the first point nor reaches over a gap.
        PointBits.Numbers(stretch.Values, other);
        BitRows.EndsOf(other, rule.Length, marks);
        And(ends, marks);
        if (rule.AllOnOneSide)
        {
            stretch.Beyond(0, sign, other);
            BitRows.EndsOf(other, rule.Length, marks);
            And(ends, marks);
        }

        if (rule.OppositeCancels)
        {
            stretch.Beyond(rule.Sigmas, -sign, other);
            BitRows.EndsOfSome(other, rule.Length, 1, marks);
            AndNot(ends, marks);
        }

        if (rule.Marks == RuleMarks.Completion)
        {
            And(ends, far);
            stretch.Flag(ends, Side(rule, sign), flags);
            return;
        }

        BitRows.Spread(ends, rule.Length, marks);
        if (rule.Marks == RuleMarks.Pattern)
        {
            And(marks, far);
        }

        stretch.Flag(marks, Side(rule, sign), flags);
    }

    private static void Zone(SpcRule rule, in Stretch stretch, Bits bits, Span<SpcRules> flags)
    {
        stretch.Beyond(rule.Sigmas, 1, bits.First);
        stretch.Beyond(rule.Sigmas, -1, bits.Second);
        PointBits.Numbers(stretch.Values, bits.Ends);
        for (var w = 0; w < bits.First.Length; w++)
        {
            var away = bits.First[w] | bits.Second[w];
            bits.First[w] = rule.Kind == RuleKind.AwayFromCentre ? away : ~away & bits.Ends[w];
        }

        if (rule.Kind == RuleKind.CloseToCentre)
        {
            Mark(rule, stretch, bits.First, rule.Length, rule.Length, rule.Flags, bits, flags);
        }
        else if (BitRows.EndsOf(bits.First, rule.Length, bits.Ends))
        {
            // A row on one side alone is a run: two processes mixed show on both.
            BitRows.EndsOfSome(bits.Second, rule.Length, 1, bits.Marks);
            And(bits.Ends, bits.Marks);
            stretch.Beyond(rule.Sigmas, 1, bits.First);
            BitRows.EndsOfSome(bits.First, rule.Length, 1, bits.Marks);
            And(bits.Ends, bits.Marks);
            MarkEnds(rule, stretch, rule.Length, rule.Flags, bits, flags);
        }
    }

    private static void InTurn(SpcRule rule, in Stretch stretch, Bits bits, Span<SpcRules> flags)
    {
        PointBits.Steps(stretch.Values, 1, bits.First);
        PointBits.Steps(stretch.Values, -1, bits.Second);
        for (var w = bits.First.Length - 1; w >= 0; w--)
        {
            var (upBefore, downBefore) = w == 0 ? (0UL, 0UL) : (bits.First[w - 1] >> 63, bits.Second[w - 1] >> 63);
            bits.Marks[w] = (bits.First[w] & (bits.Second[w] << 1 | downBefore)) | (bits.Second[w] & (bits.First[w] << 1 | upBefore));
        }

        bits.Marks.CopyTo(bits.First);
        Mark(rule, stretch, bits.First, rule.Length - 2, rule.Length, rule.Flags, bits, flags);
    }

    private static void Mark(SpcRule rule, in Stretch stretch, Span<ulong> from, int row, int pattern, SpcRules flag, Bits bits, Span<SpcRules> flags)
    {
        if (BitRows.EndsOf(from, row, bits.Ends))
        {
            MarkEnds(rule, stretch, pattern, flag, bits, flags);
        }
    }

    private static void MarkEnds(SpcRule rule, in Stretch stretch, int pattern, SpcRules flag, Bits bits, Span<SpcRules> flags)
    {
        if (rule.Marks == RuleMarks.Completion)
        {
            stretch.Flag(bits.Ends, flag, flags);
            return;
        }

        BitRows.Spread(bits.Ends, pattern, bits.Marks);
        stretch.Flag(bits.Marks, flag, flags);
    }

    private static SpcRules Side(SpcRule rule, int sign) => rule.Flags & (sign > 0 ? SpcRules.AnyHigh : SpcRules.AnyLow);

    private static void And(Span<ulong> into, ReadOnlySpan<ulong> with)
    {
        for (var w = 0; w < into.Length; w++)
        {
            into[w] &= with[w];
        }
    }

    private static void AndNot(Span<ulong> into, ReadOnlySpan<ulong> with)
    {
        for (var w = 0; w < into.Length; w++)
        {
            into[w] &= ~with[w];
        }
    }

    private readonly ref struct Bits(Span<ulong> first, Span<ulong> second, Span<ulong> ends, Span<ulong> marks)
    {
        public Span<ulong> First { get; } = first;

        public Span<ulong> Second { get; } = second;

        public Span<ulong> Ends { get; } = ends;

        public Span<ulong> Marks { get; } = marks;
    }
}
