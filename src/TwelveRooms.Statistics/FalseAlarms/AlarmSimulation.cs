namespace TwelveRooms.Statistics.FalseAlarms;

/// <summary>Makes up series in which nothing changes, and counts how often the rules say that something has.</summary>
public static class AlarmSimulation
{
    /// <summary>The seed that every figure of this library rests on.</summary>
    public const ulong Seed = 12;

    private const int Budget = 120_000;
    private const int LeastSeries = 1_000;

    /// <summary>
    /// So many series are made up unless a caller asks for another number: fewer when they are long or each point has lines of its own,
    /// so that any chart is answered in about the same time.
    /// </summary>
    /// <param name="unchanged">The series and its chart.</param>
    public static int SeriesFor(UnchangedSeries unchanged)
    {
        ArgumentNullException.ThrowIfNull(unchanged);
        var work = Math.Max(1, unchanged.Points) * (unchanged.Options.Kind.HasMovingLines() ? 2 : 1);
        return Math.Max(LeastSeries, Budget / work);
    }

    /// <summary>Counts. The same question has the same answer, on every machine.</summary>
    /// <param name="unchanged">The series and its chart.</param>
    /// <param name="series">How many to make up: 1 to 10,000,000; 0 takes <see cref="SeriesFor"/>.</param>
    /// <param name="seed">Another seed gives another sample.</param>
    /// <returns>Shares from 0 to 1; their errors follow from the number of series.</returns>
    /// <exception cref="ArgumentException">A number of the series or of its chart cannot be; the message says which.</exception>
    public static AlarmRates Run(UnchangedSeries unchanged, int series = 0, ulong seed = Seed)
    {
        ArgumentNullException.ThrowIfNull(unchanged);
        unchanged.Check();
        if (series is < 0 or > 10_000_000)
        {
            throw new ArgumentOutOfRangeException(nameof(series), series, "From 1 to 10,000,000 series are made up; 0 takes the usual number.");
        }

        var count = series == 0 ? SeriesFor(unchanged) : series;
        var (random, numbers) = (new SeededRandom(seed), new UnchangedNumbers(unchanged));
        var (charted, uses, flags, lines) = (new double[unchanged.Points], new PointUse[unchanged.Points], new SpcRules[unchanged.Points], new SegmentLines[1]);
        var lookFrom = Math.Max(0, unchanged.Points - AlarmRates.LookBack);
        var (today, recent, flagged, outside) = (0L, 0L, 0L, 0L);
        for (var s = 0; s < count; s++)
        {
            numbers.Next(ref random);
            SpcEngine.Read(
                new() { Values = numbers.Values, Denominators = numbers.Denominators, Spreads = numbers.Spreads },
                unchanged.Options,
                new() { Charted = charted, Uses = uses, Flags = flags, Segments = lines });
            today += flags[^1] != SpcRules.None ? 1 : 0;
            recent += flags.AsSpan(lookFrom).ContainsAnyExcept(SpcRules.None) ? 1 : 0;
            foreach (var flag in flags)
            {
                flagged += flag != SpcRules.None ? 1 : 0;
                outside += (flag & (SpcRules.AboveLimits | SpcRules.BelowLimits)) != 0 ? 1 : 0;
            }
        }

        var points = (double)count * unchanged.Points;
        return new(today / (double)count, recent / (double)count, flagged / points, outside / points, count);
    }
}
