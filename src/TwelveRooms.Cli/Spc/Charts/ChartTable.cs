using System.Globalization;
using System.Text;
using TwelveRooms.Statistics;

namespace TwelveRooms.Cli.Spc.Charts;

/// <summary>The chart as a table for the terminal: words first.</summary>
internal static class ChartTable
{
    private static readonly string[] Headings = ["period", "value", "centre", "lower", "upper", "target", "point", "rules"];

    public static string Of(FileChart chart)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"{chart.Words.Shows}\n{chart.Words.HowSure}\n{chart.Words.AskNext}\n\n");
        text.Append(CultureInfo.InvariantCulture, $"chart      {chart.Choice.Kind}: {chart.Choice.Why}\n");
        foreach (var warning in chart.Choice.Warnings)
        {
            text.Append(CultureInfo.InvariantCulture, $"careful    {warning}\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"rules      {chart.Request.Rules.Name}\n");
        var unsound = chart.Request.Rules.UnsoundFor(chart.Choice.Kind);
        if (chart.Request.Kind is not null && unsound.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"not used   {string.Join(", ", unsound.Select(rule => rule.Name.ToLowerInvariant()))}: not sound for this kind of chart\n");
        }

        text.Append(CultureInfo.InvariantCulture, $"variation  {IconWords.For(chart.Reading.Variation).Label}\nassurance  {IconWords.For(chart.Reading.Assurance).Label}\n");
        foreach (var advice in LimitAdvice.For(chart.Reading))
        {
            text.Append(CultureInfo.InvariantCulture, $"suggested  {chart.NameOf(advice.From)}: {string.Join(' ', [advice.Because, advice.Suggests, .. advice.StillToAnswer])}\n");
        }

        text.Append('\n');
        Table(text, [Headings, .. Enumerable.Range(0, chart.Periods.Count).Select(i => Row(chart, i))]);
        return text.ToString();
    }

    private static string[] Row(FileChart chart, int i)
    {
        var point = chart.Reading.Points[i];
        return
        [
            chart.NameOf(i), Number(point.Value), Number(point.Centre), Number(point.Lower), Number(point.Upper), Number(point.Target), Look(point.Look),
            chart.Reasons[i] is { } reason ? $"left out: {reason}" : chart.ProblemAt(i) is PointProblem.None or PointProblem.NoValue ? string.Join("; ", chart.RulesAt(i)) : chart.ProblemAt(i).Words(),
        ];
    }

    private static void Table(StringBuilder text, string[][] rows)
    {
        int[] widths = [.. Enumerable.Range(0, Headings.Length).Select(c => rows.Max(row => row[c].Length))];
        foreach (var row in rows)
        {
            var cells = row.Select((cell, c) => c is > 0 and < 6 ? cell.PadLeft(widths[c]) : cell.PadRight(widths[c]));
            text.Append(string.Join("  ", cells).TrimEnd()).Append('\n');
        }
    }

    private static string Look(PointLook look) => look switch
    {
        PointLook.Improvement => "better",
        PointLook.Concern => "concern",
        PointLook.ChangedUp => "higher",
        PointLook.ChangedDown => "lower",
        PointLook.LeftOut => "left out",
        PointLook.Gap => "gap",
        _ => "",
    };

    private static string Number(double? value) => value is { } known ? (Math.Round(known, 4) + 0.0).ToString("0.####", CultureInfo.InvariantCulture) : "";
}
