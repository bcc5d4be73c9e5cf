using TwelveRooms.Statistics;

namespace TwelveRooms.Cli.Spc.Charts;

/// <summary>Which kind of chart, and why. The plain answer where nobody asked: individual values, or the rate with its own spread.</summary>
internal sealed record ChartChoice(ChartKind Kind, string Why)
{
    public static ChartChoice Of(ChartKind? asked, IReadOnlyList<ChartRow> rows)
    {
        if (asked is { } kind)
        {
            return new(kind, "It was asked for.");
        }

        if (rows.All(row => row.Denominator is null))
        {
            return new(ChartKind.Individuals, "Without denominators the numbers are charted as individual values, which suits most series.");
        }

        return new(ChartKind.RatePrime, "With denominators the rate is charted, with limits that follow the spread that is there.");
    }
}
