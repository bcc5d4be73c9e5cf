using System.Globalization;
using System.Text;
using TwelveRooms.Statistics;

namespace TwelveRooms.Cli.Spc;

/// <summary>Says what a chart says, as text.</summary>
internal static class SpcText
{
    public static string Of(IReadOnlyList<SpcRow> rows, ImprovementDirection direction)
    {
        // The rules know only the order: each row stands on a day of its own, and is called by its name.
        var raw = rows.Select((r, i) => new RawPoint(Day(i), 0, r.Value is null ? PointState.NotReported : PointState.Reported, r.Value, null)).ToArray();
        var series = ReleasedSeries.Release(raw, new(MeasureKind.Continuous, 1, Sensitivity.NotAboutPeople), Tier.Own);
        var reading = XmrChart.Read(series, new() { Direction = direction });
        var words = ChartWords.For(reading, new()
        {
            Measure = "The number",
            Unit = "",
            Period = new("point", "points", day => rows[day.DayNumber].Name),
            Decimals = 2,
        });
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"points   {rows.Count}, {reading.UsedPoints} counted\n");
        foreach (var limits in reading.Segments)
        {
            text.Append(CultureInfo.InvariantCulture, $"average  {limits.Centre.ToText(4)}\n");
            if (limits.HasLimits)
            {
                text.Append(CultureInfo.InvariantCulture, $"lower    {limits.Lower.ToText(4)}\nupper    {limits.Upper.ToText(4)}\n");
            }
        }

        foreach (var (point, i) in reading.Points.Select((p, i) => (p, i)).Where(p => p.p.Flags != SpcRules.None))
        {
            var rules = string.Join("; ", NhsRules.All.Where(r => (point.Flags & r.Flags) != 0).Select(r => r.Name.ToLowerInvariant()));
            text.Append(CultureInfo.InvariantCulture, $"flagged  {rows[i].Name}: {point.Point.Value.ToText(4)}, {rules}\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"{words.Shows}\n{words.HowSure}\n{words.AskNext}\n").ToString();
    }

    private static DateOnly Day(int index) => DateOnly.FromDayNumber(index);
}
