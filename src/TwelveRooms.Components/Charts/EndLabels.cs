using TwelveRooms.Statistics;

namespace TwelveRooms.Components;

/// <summary>A line's label: its value, its name, the colour of the line and where the line ends.</summary>
internal readonly record struct EndLabel(string Value, string Name, string Colour, double At);

/// <summary>The labels at the ends of the lines, and the same as a sentence.</summary>
internal static class EndLabels
{
    public static IReadOnlyList<EndLabel> Of(ChartReading reading, ChartLabels labels)
    {
        var list = new List<EndLabel>(4);
        if (reading.Segments is [.., var last] && last.HasLines(reading))
        {
            list.Add(new(Text(last.Centre.Value, labels), reading.CentreName(), "#14325a", last.Centre.Value));
            if (last.HasLimits)
            {
                var (lower, upper) = (ChartScale.LowerOf(last, reading), ChartScale.UpperOf(last, reading));
                list.Insert(0, new(Text(upper, labels), "upper limit", "#3b5573", upper));
                list.Add(new(Text(lower, labels), "lower limit", "#3b5573", lower));
            }
        }

        if (CurrentTarget(reading) is { } target)
        {
            list.Add(new(Text(target, labels), TargetName(reading), "#212b32", target));
        }

        return [.. list.OrderByDescending(l => l.At)];
    }

    /// <summary>The lines in a sentence, for screens too narrow for labels; empty when there are none.</summary>
    public static string Sentence(ChartReading reading, ChartLabels labels)
    {
        var words = "";
        if (reading.Segments is [.., var last] && last.HasLines(reading))
        {
            var name = reading.CentreName();
            words = $"{char.ToUpperInvariant(name[0])}{name[1..]} {Text(last.Centre.Value, labels)}.";
            if (last.HasLimits)
            {
                var where = reading.Moves() ? "Expected range at the last point" : "Expected range";
                words += $" {where} {Text(ChartScale.LowerOf(last, reading), labels)} to {Text(ChartScale.UpperOf(last, reading), labels)}.";
            }
        }

        return CurrentTarget(reading) is { } target ? $"{words} Target {Text(target, labels)}{TargetName(reading)["target".Length..]}.".Trim() : words;
    }

    public static string Text(double value, ChartLabels labels) => ScaleText.Of(value, labels.Decimals) + labels.Unit;

    private static string TargetName(ChartReading reading) => reading.Settings.Direction switch
    {
        ImprovementDirection.Higher => "target or more",
        ImprovementDirection.Lower => "target or less",
        _ => "target",
    };

    private static double? CurrentTarget(ChartReading reading)
    {
        foreach (var target in reading.Settings.Targets)
        {
            if (TargetSpan.Of(target, reading, 0) is { } span && span.Last == reading.Points.Count - 1)
            {
                return target.Value;
            }
        }

        return null;
    }
}
