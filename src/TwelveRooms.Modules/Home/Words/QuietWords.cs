using TwelveRooms.Platform.Contributions;
using TwelveRooms.Statistics;

namespace TwelveRooms.Home.Words;

/// <summary>What is said where no line brings news: that this is information only of lines that speak of today.</summary>
internal static class QuietWords
{
    /// <summary>The sentence, for the lines of one ward.</summary>
    public static string Of(IEnumerable<UnitSection> sections)
    {
        var lines = sections.SelectMany(s => s.Rows).Where(r => r.Variation is not null).ToList();
        var known = lines.FindAll(r => r.Variation is not (VariationIcon.NotEnoughData or VariationIcon.CannotBeShown));
        var silent = known.FindAll(r => r.SilentSince is not null);
        return (lines.Count, known.Count, known.Count - silent.Count) switch
        {
            (0, _, _) => "Nothing is counted yet, so there is nothing to compare.",
            (_, 0, _) => $"No line is long enough yet to say whether anything changed.{Longest(lines)}",
            (_, _, 0) => $"Nobody can say: {(silent.Count == 1 ? "the line has" : $"all {silent.Count} lines have")} been silent since {silent.Max(r => r.SilentSince):MMMM yyyy}, or longer.",
            _ when silent.Count > 0 => $"Nothing has changed where numbers still come in: ordinary ups and downs. Of {silent.Count} silent {(silent.Count == 1 ? "line" : "lines")} nobody can say.",
            _ => "Nothing has changed, and that is information: the lines show ordinary ups and downs.",
        };
    }

    /// <summary>How far the line has come that will speak first; nothing where none may be shown.</summary>
    private static string Longest(List<UnitSectionRow> lines) =>
        lines.Where(l => l is { Variation: VariationIcon.NotEnoughData, Reading: { ToGo: > 0 } }).OrderBy(l => l.Reading!.ToGo).FirstOrDefault() is { Reading: { } reading } first
            ? $" {first.Name} has come furthest: {reading.LatestSegment?.UsedPoints ?? 0} of the {reading.Settings.LeastPoints} numbers that it takes."
            : "";
}
