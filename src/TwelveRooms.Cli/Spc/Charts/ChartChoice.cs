using TwelveRooms.Statistics;
using TwelveRooms.Statistics.Policy;

namespace TwelveRooms.Cli.Spc.Charts;

/// <summary>Which kind of chart, why, and what to be careful about.</summary>
internal sealed record ChartChoice(ChartKind Kind, string Why, IReadOnlyList<string> Warnings)
{
    /// <summary>The chart that was asked for, or the policy's.</summary>
    public static ChartChoice Of(ChartRequest request, IReadOnlyList<ChartRow> rows, string period)
    {
        if (request.Kind is { } asked)
        {
            return new(asked, "It was asked for.", []);
        }

        var points = rows.Select(row => new RawPoint(row.Date, 0, row.Value is null ? PointState.NotReported : PointState.Reported, row.Value, row.Denominator)).ToArray();
        var choice = ChartPolicy.Choose(new(request.Measure ?? Guess(rows), IsIntervention: false, period), points, request.Rules);

        // Days between events come from their dates, and a file of counts does not have them.
        return choice.NeedsEventDates
            ? new(
                ChartKind.Individuals,
                "So few happen that the time from one to the next would say more. For that, give the day of each: one row for each event, and --chart t.",
                ["Most counts are so small that limits of single values say little of them."])
            : new(choice.Chart, choice.Because, choice.Warnings);
    }

    /// <summary>Numbers with denominators are rates; whole numbers without are counts; others are measured. Who knows better says so.</summary>
    private static MeasureKind Guess(IReadOnlyList<ChartRow> rows) =>
        rows.Any(row => row.Denominator is not null) ? MeasureKind.Rate
        : rows.All(row => row.Value is null or >= 0 && Math.Floor(row.Value ?? 0).Equals(row.Value ?? 0)) ? MeasureKind.Count
        : MeasureKind.Continuous;
}
