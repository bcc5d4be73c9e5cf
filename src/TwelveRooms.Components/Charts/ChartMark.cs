using Microsoft.AspNetCore.Html;

namespace TwelveRooms.Components;

/// <summary>What kind of thing happened along the way.</summary>
public enum ChartMarkKind
{
    /// <summary>A note.</summary>
    Note = 0,

    /// <summary>Limits were redrawn.</summary>
    Rebase,

    /// <summary>A period was left out.</summary>
    LeftOut,

    /// <summary>The measure began to be counted in another way.</summary>
    DefinitionBreak,

    /// <summary>A test (PDSA cycle) began: a turning arrow in place of a letter.</summary>
    Test,
}

/// <summary>One thing that happened, in the lane above a chart and in the list below it.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="Date">When; it stands over the period that holds the date.</param>
/// <param name="ShortLabel">Two or three words for the lane on a wide screen.</param>
/// <param name="Text">The whole sentence for the list, without the date.</param>
public sealed record ChartMark(ChartMarkKind Kind, DateOnly Date, string ShortLabel, string Text)
{
    /// <summary>The letter in the disc; null gives the next in order of date.</summary>
    public string? Letter { get; init; }

    /// <summary>Words that begin the sentence and lead somewhere.</summary>
    public string? LinkText { get; init; }

    /// <summary>Where those words lead.</summary>
    public string? Href { get; init; }

    /// <summary>Marks by date, each but tests with a letter: A to Z, then numbers.</summary>
    internal static IReadOnlyList<ChartMark> Lettered(IEnumerable<ChartMark> marks)
    {
        var next = 0;
        return [.. marks.OrderBy(m => m.Date).Select(m => m.Kind == ChartMarkKind.Test || m.Letter is not null ? m : m with { Letter = LetterOf(next++) })];
    }

    /// <summary>The disc or ring around the origin.</summary>
    internal Markup Draw() => Kind == ChartMarkKind.Test
        ? new Markup().Add(new HtmlString("""<circle r="9" fill="#fff" stroke="#14325a" stroke-width="1.8"/><path d="M0 -4.8A4.8 4.8 0 1 1 -4.8 0" fill="none" stroke="#14325a" stroke-width="1.8"/><path d="M-7.4 1.6 -4.8 -1.8 -1.8 1.2" fill="none" stroke="#14325a" stroke-width="1.7" stroke-linejoin="round"/>"""))
        : new Markup().Add($"""<circle r="10.5" fill="#14325a"/><text y="5" text-anchor="middle" font-size="14" font-weight="700" fill="#fff">{Letter}</text>""");

    private static string LetterOf(int index) => index < 26 ? ((char)('A' + index)).ToString() : Markup.Number(index - 25);
}
