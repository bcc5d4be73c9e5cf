using System.Buffers;

namespace TwelveRooms.Statistics;

/// <summary>Lays points out in stretches, and lets every rule read them.</summary>
internal static class RuleReader
{
    private const int WordsOnTheStack = 64;

    public static void Read(in ChartInput input, ChartOptions options, in ChartOutput output, bool anyLeftOut)
    {
        var points = output.Charted.Length;
        if (points == 0)
        {
            return;
        }

        var words = RuleKernels.Scratch * PointBits.Words(points);
        var rentedWords = words > WordsOnTheStack ? ArrayPool<ulong>.Shared.Rent(words) : null;
        var scratch = rentedWords is null ? stackalloc ulong[WordsOnTheStack] : rentedWords;

        // Points stay where they are unless a rule has to pass over some of them.
        var moves = anyLeftOut || options.RowsSkipMissing;
        var rows = new Rows(input, options, output, moves, moves || AnyPassesOver(options));
        for (var s = 0; s < input.Segments; s++)
        {
            var (from, to) = input.Segment(s);
            var middle = options.RowsRestartAfterBaseline ? Baseline.EndOf(input, options, output.Uses, s) : to;
            rows.Read(from, middle, output.Segments[s], trends: false, scratch);
            rows.Read(middle, to, output.Segments[s], trends: false, scratch);
            if (!options.TrendsCrossSegments)
            {
                rows.Read(from, to, output.Segments[s], trends: true, scratch);
            }
        }

        if (options.TrendsCrossSegments)
        {
            rows.Read(0, points, output.Segments[^1], trends: true, scratch);
        }

        rows.Return();
        if (rentedWords is not null)
        {
            ArrayPool<ulong>.Shared.Return(rentedWords);
        }

        if (anyLeftOut && options.LeftOutMayBeOutside)
        {
            LeftOut.Flag(input, options, output);
        }
    }

    private static bool AnyPassesOver(ChartOptions options)
    {
        var rules = options.Rules.Rules;
        for (var r = 0; r < rules.Count; r++)
        {
            if (rules[r].PassesOverTies)
            {
                return true;
            }
        }

        return options.TrendsPassOverTies;
    }

    /// <summary>Reads stretches with what was rented once for all of them.</summary>
    private readonly ref struct Rows
    {
        private readonly ChartInput _input;
        private readonly ChartOptions _options;
        private readonly ChartOutput _output;
        private readonly bool _moves;
        private readonly double[]? _values;
        private readonly double[]? _denominators;
        private readonly int[]? _places;

        public Rows(ChartInput input, ChartOptions options, ChartOutput output, bool moves, bool rents)
        {
            _input = input;
            _options = options;
            _output = output;
            _moves = moves;
            if (rents)
            {
                var points = output.Charted.Length;
                (_values, _places) = (ArrayPool<double>.Shared.Rent(points), ArrayPool<int>.Shared.Rent(points));
                _denominators = options.Kind.HasMovingLines() ? ArrayPool<double>.Shared.Rent(points) : null;
            }
        }

        public void Read(int from, int to, SegmentLines lines, bool trends, Span<ulong> scratch)
        {
            if (from == to)
            {
                return;
            }

            // What passes over ties reads rows of its own, and after the others: they share the rented rows.
            ReadThose(passOver: false, from, to, lines, trends, scratch);
            ReadThose(passOver: true, from, to, lines, trends, scratch);
        }

        private void ReadThose(bool passOver, int from, int to, SegmentLines lines, bool trends, Span<ulong> scratch)
        {
            var rules = _options.Rules.Rules;
            var stretch = default(Stretch);
            var isLaidOut = false;
            for (var r = 0; r < rules.Count; r++)
            {
                var rule = rules[r];
                if (rule.Kind == RuleKind.Trend != trends || PassesOver(rule) != passOver || !(_options.UsesUnsoundRules || rule.IsSoundFor(_options.Kind)))
                {
                    continue;
                }

                if (!isLaidOut)
                {
                    stretch = _moves || passOver ? Moved(from, to, lines, passOver ? rule.Kind : null) : AsItStands(from, to, lines);
                    isLaidOut = true;
                }

                RuleKernels.Run(rule, stretch, scratch, _output.Flags);
            }
        }

        private bool PassesOver(SpcRule rule) =>
            (rule is { PassesOverTies: true, Kind: RuleKind.Run or RuleKind.Trend }) || (rule.Kind == RuleKind.Trend && _options.TrendsPassOverTies);

        private Stretch AsItStands(int from, int to, SegmentLines lines) => new()
        {
            Values = _output.Charted[from..to],
            Denominators = _options.Kind.HasMovingLines() ? _input.Denominators[from..to] : default,
            First = from,
            Lines = lines,
        };

        public void Return()
        {
            if (_values is not null)
            {
                ArrayPool<double>.Shared.Return(_values);
                ArrayPool<int>.Shared.Return(_places!);
            }

            if (_denominators is not null)
            {
                ArrayPool<double>.Shared.Return(_denominators);
            }
        }

        /// <param name="from">First point.</param>
        /// <param name="to">The point after the last.</param>
        /// <param name="lines">The lines that hold there.</param>
        /// <param name="passing">Whose ties are passed over: of runs points on the centre, of trends repeated values; null for none.</param>
        private Stretch Moved(int from, int to, SegmentLines lines, RuleKind? passing)
        {
            var count = 0;
            for (var i = from; i < to; i++)
            {
                var (use, value) = (_output.Uses[i], _output.Charted[i]);
                var isMissing = use is PointUse.Gap or PointUse.Invalid;
                var isTie = use == PointUse.Used && passing switch
                {
                    RuleKind.Trend => count > 0 && IsTie(value, _values![count - 1]),
                    RuleKind.Run => IsOn(lines, value, _denominators is null ? 1 : _input.Denominators[i]),
                    _ => false,
                };
                if (use == PointUse.LeftOut || (isMissing && _options.RowsSkipMissing) || isTie)
                {
                    continue;
                }

                (_values![count], _places![count]) = (value, i);
                if (_denominators is not null)
                {
                    _denominators[count] = _input.Denominators[i];
                }

                count++;
            }

            return new()
            {
                Values = _values.AsSpan(0, count),
                Denominators = _denominators is null ? default : _denominators.AsSpan(0, count),
                Places = _places.AsSpan(0, count),
                First = from,
                Lines = lines,
            };
        }

        private static bool IsOn(SegmentLines lines, double value, double denominator)
        {
            var centre = new Line(lines.Centre * lines.Weight.Centre(denominator));
            return value <= centre.HighEdge && value >= centre.LowEdge;
        }

        private static bool IsTie(double value, double last) =>
            Math.Abs(value - last) <= Line.Tolerance * Math.Max(1, Math.Max(Math.Abs(value), Math.Abs(last)));
    }

    /// <summary>Left-out points against the limits alone.</summary>
    private static class LeftOut
    {
        public static void Flag(in ChartInput input, ChartOptions options, in ChartOutput output)
        {
            foreach (var rule in options.Rules.Rules)
            {
                for (var s = 0; rule.Kind == RuleKind.BeyondLimits && s < input.Segments; s++)
                {
                    var (from, to) = input.Segment(s);
                    for (var i = from; i < to; i++)
                    {
                        if (output.Uses[i] == PointUse.LeftOut)
                        {
                            output.Flags[i] |= Sides(rule, output.Segments[s], output.Charted[i], input.Denominators.IsEmpty ? 1 : input.Denominators[i]);
                        }
                    }
                }
            }
        }

        private static SpcRules Sides(SpcRule rule, SegmentLines lines, double value, double denominator) =>
            value > new Line(lines.At(rule.Sigmas, denominator)).HighEdge ? rule.Flags & SpcRules.AnyHigh
            : value < new Line(lines.At(-rule.Sigmas, denominator)).LowEdge ? rule.Flags & SpcRules.AnyLow
            : SpcRules.None;
    }
}
