namespace TwelveRooms.Statistics;

/// <summary>Reads a released series as a chart of any kind: the one step from the engine's plain numbers to values that a drawing may hold.</summary>
/// <remarks>
/// The engine is given shown values and nothing else, and every line is derived from them: a hidden number cannot reach a coordinate, and
/// whoever draws needs no tier.
/// </remarks>
public static class SeriesChart
{
    /// <summary>Reads a series.</summary>
    /// <param name="series">Oldest first. A point without a shown value is a gap.</param>
    /// <param name="settings">What people decided. It overrides the same choices of the options.</param>
    /// <param name="options">The kind of chart and every choice about it.</param>
    /// <param name="withInner">Whether the lines that rules look at between the centre and the limits are worked out too.</param>
    /// <returns>One entry per period. A series that cannot be shown gives an empty reading, in which neither lengths nor dates remain.</returns>
    /// <exception cref="ArgumentException">
    /// The kind is drawn from groups, of which a series holds no spreads, or an option cannot be followed: the message says which.
    /// </exception>
    public static ChartReading Read(ReleasedSeries series, ChartSettings settings, ChartOptions options, bool withInner = false)
    {
        ArgumentNullException.ThrowIfNull(series);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Kind.NeedsSubgroups())
        {
            throw new ArgumentException($"A series holds no spread of its groups, so it cannot be read as {options.Kind}.", nameof(options));
        }

        if (series.CannotBeShown)
        {
            return XmrChart.Read(series, settings);
        }

        var chosen = options with
        {
            BaselinePoints = settings.BaselinePoints ?? options.BaselinePoints,
            LeastPoints = settings.LeastPoints,
            Conflict = settings.Conflict,
            TrendsCrossSegments = options.TrendsCrossSegments && !settings.TrendRestartsAtRebase,
        };
        var data = SeriesData.Of(series, settings, options.Kind);
        return ReleasedReading.Of(SpcChart.Read(data, chosen), data, series, settings, withInner);
    }

    /// <summary>A chart of someone's own numbers, which nobody else reads: they are released as they are.</summary>
    /// <param name="data">The numbers that were read.</param>
    /// <param name="options">The kind of chart and every choice about it; null takes the defaults.</param>
    /// <param name="starts">The first day of each period, oldest first; as many as there are values.</param>
    /// <param name="settings">What people decided, for the words beside the chart; targets and left-out points are those of the data.</param>
    /// <param name="withInner">Whether the lines that rules look at between the centre and the limits are worked out too.</param>
    /// <exception cref="ArgumentException">Lengths do not match, or the data cannot be read: the message says why.</exception>
    public static ChartReading OfOwnNumbers(ChartData data, ChartOptions? options, IReadOnlyList<DateOnly> starts, ChartSettings? settings = null, bool withInner = false)
    {
        ArgumentNullException.ThrowIfNull(data);
        return OfOwnNumbers(SpcChart.Read(data, options), data, starts, settings, withInner);
    }

    /// <summary>The same, when the numbers have been read already.</summary>
    /// <param name="reading">What was read from the data.</param>
    /// <param name="data">The numbers that were read.</param>
    /// <param name="starts">The first day of each period, oldest first; as many as there are values.</param>
    /// <param name="settings">What people decided, for the words beside the chart; targets and left-out points are those of the data.</param>
    /// <param name="withInner">Whether the lines that rules look at between the centre and the limits are worked out too.</param>
    /// <exception cref="ArgumentException">Lengths do not match.</exception>
    public static ChartReading OfOwnNumbers(SpcReading reading, ChartData data, IReadOnlyList<DateOnly> starts, ChartSettings? settings = null, bool withInner = false)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(starts);
        if (starts.Count != data.Values.Count || reading.Points.Count != data.Values.Count)
        {
            throw new ArgumentException("There is one first day for each value that was read.", nameof(starts));
        }

        var series = SeriesData.Released(data, reading.Options.Kind, starts);
        var decided = SeriesData.Settings(data, starts, settings ?? new() { LeastPoints = reading.Options.LeastPoints });
        return ReleasedReading.Of(reading, data, series, decided, withInner);
    }
}
