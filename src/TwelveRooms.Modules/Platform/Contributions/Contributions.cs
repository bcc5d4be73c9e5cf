using TwelveRooms.Platform.Viewing;
using TwelveRooms.Statistics;
using TwelveRooms.Statistics.FalseAlarms;

namespace TwelveRooms.Platform.Contributions;

/// <summary>What a module puts into the twelve rooms of a ward's House.</summary>
public interface IRoomContent
{
    /// <summary>What is alive in the rooms of each unit; a room without anything may be left out.</summary>
    Task<IReadOnlyList<RoomContent>> ForAsync(IReadOnlyCollection<int> units, Viewer viewer, CancellationToken cancel);
}

/// <summary>One thing in one room.</summary>
/// <param name="Unit">The unit's number.</param>
/// <param name="Commitment">The room, 1 to 12.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Address">Where it leads.</param>
/// <param name="Variation">What its line says, when it is a measure.</param>
/// <param name="Words">One short phrase.</param>
public sealed record RoomContent(int Unit, int Commitment, string Name, string Address, VariationIcon? Variation, string Words)
{
    /// <summary>How often a line like it would show a change by chance, when it is a measure that shows an icon.</summary>
    public AlarmRates? ByChance { get; init; }
}

/// <summary>What a ward is asked for now.</summary>
public interface IDueItem
{
    /// <summary>What is due for each unit, in the order in which it is asked.</summary>
    Task<IReadOnlyList<DueItem>> ForAsync(IReadOnlyCollection<int> units, Viewer viewer, CancellationToken cancel);
}

/// <summary>One thing that is due.</summary>
/// <param name="Unit">The unit's number.</param>
/// <param name="Name">What is asked for.</param>
/// <param name="When">For which days: "Mon 2 to Sun 8 Nov".</param>
/// <param name="Address">Where it is put in.</param>
/// <param name="Minutes">About how long it takes.</param>
public sealed record DueItem(int Unit, string Name, string When, string Address, double Minutes);

/// <summary>What a ward has chosen and is not asked for yet: when it begins.</summary>
public interface IComingItem
{
    /// <summary>What is asked for the first time and when, the nearest first.</summary>
    Task<IReadOnlyList<ComingItem>> ForAsync(IReadOnlyCollection<int> units, Viewer viewer, CancellationToken cancel);
}

/// <summary>One thing that is asked for the first time.</summary>
/// <param name="Unit">The unit's number.</param>
/// <param name="Name">What is asked for.</param>
/// <param name="On">The day from which it is due.</param>
/// <param name="When">For which days: "Mon 2 to Sun 8 Nov".</param>
public sealed record ComingItem(int Unit, string Name, DateOnly On, string When);

/// <summary>What has changed on a ward; at most two sentences of all are shown.</summary>
public interface IWhatChanged
{
    /// <summary>The news of each unit, newest first.</summary>
    Task<IReadOnlyList<ChangeNews>> ForAsync(IReadOnlyCollection<int> units, Viewer viewer, CancellationToken cancel);
}

/// <summary>One sentence of news.</summary>
/// <param name="Unit">The unit's number.</param>
/// <param name="Sentence">What changed, in words.</param>
/// <param name="Address">Where it is told in full.</param>
/// <param name="LinkWords">The words of the sentence that carry the link; they stand in it once.</param>
/// <param name="On">The day it is about.</param>
/// <param name="Variation">The icon beside it, when it is about a measure.</param>
public sealed record ChangeNews(int Unit, string Sentence, string Address, string LinkWords, DateOnly On, VariationIcon? Variation);

/// <summary>What needs a person on a ward; at most three of all are shown.</summary>
public interface INeedsMe
{
    /// <summary>What needs somebody, oldest first.</summary>
    Task<IReadOnlyList<NeedsMe>> ForAsync(IReadOnlyCollection<int> units, Viewer viewer, CancellationToken cancel);
}

/// <summary>One thing that needs a person.</summary>
/// <param name="Unit">The unit's number.</param>
/// <param name="Sentence">What is needed.</param>
/// <param name="Address">Where it is done.</param>
/// <param name="LinkWords">The words of the sentence that carry the link; they stand in it once.</param>
/// <param name="Since">Since when.</param>
public sealed record NeedsMe(int Unit, string Sentence, string Address, string LinkWords, DateOnly Since);

/// <summary>A list on the page of a unit, such as its measures.</summary>
public interface IUnitSection
{
    /// <summary>The sections of one unit, in order.</summary>
    Task<IReadOnlyList<UnitSection>> ForAsync(IReadOnlyCollection<int> units, Viewer viewer, CancellationToken cancel);
}

/// <summary>A heading with rows under it.</summary>
/// <param name="Unit">The unit's number.</param>
/// <param name="Heading">The heading.</param>
/// <param name="Rows">The rows, A to Z: never by result.</param>
/// <param name="Empty">What is said when there is no row; it teaches what to do.</param>
public sealed record UnitSection(int Unit, string Heading, IReadOnlyList<UnitSectionRow> Rows, string Empty)
{
    /// <summary>Further steps, such as adding one.</summary>
    public IReadOnlyList<(string Words, string Address)> More { get; init; } = [];

    /// <summary>What can be taken along as a file, by the names of its formats; the words stand before them.</summary>
    public (string Words, IReadOnlyList<(string Name, string Address)> Formats)? Download { get; init; }

    /// <summary>First steps for whoever may take them, shown in place of <see cref="More"/> when there is no row.</summary>
    public IReadOnlyList<(string Words, string Address)> FirstSteps { get; init; } = [];

    /// <summary>How many of the rows would show a change by chance, as a sentence; needed wherever several charts stand side by side.</summary>
    public string? ByChance { get; init; }

    /// <summary>The rows in parts that are opened one by one; empty shows the list at once.</summary>
    public IReadOnlyList<UnitSectionFold> Folds { get; init; } = [];
}

/// <summary>A part of a long list.</summary>
/// <param name="Title">What it is of, and how many.</param>
/// <param name="Rows">The rows, A to Z.</param>
public sealed record UnitSectionFold(string Title, IReadOnlyList<UnitSectionRow> Rows);

/// <summary>One row of a section.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Address">Where it leads.</param>
/// <param name="Latest">The latest released value with its unit and period.</param>
/// <param name="Words">What the line says.</param>
/// <param name="Variation">The variation icon.</param>
/// <param name="Assurance">The assurance icon.</param>
/// <param name="Reading">The chart itself, for a sparkline; null where there is none.</param>
public sealed record UnitSectionRow(
    string Name, string Address, string Latest, string Words, VariationIcon? Variation, AssuranceIcon? Assurance, ChartReading? Reading)
{
    /// <summary>How often a line like it would show a change by chance, when it shows an icon.</summary>
    public AlarmRates? ByChance { get; init; }

    /// <summary>When nothing has come in for so long that the line says nothing of today: the first day of its last period.</summary>
    public DateOnly? SilentSince { get; init; }
}

/// <summary>What a module asks of a ward each month, in minutes.</summary>
public interface IBurdenItem
{
    /// <summary>The questions asked of each unit.</summary>
    Task<IReadOnlyList<BurdenItem>> ForAsync(IReadOnlyCollection<int> units, Viewer viewer, CancellationToken cancel);
}

/// <summary>One question and what it costs.</summary>
/// <param name="Unit">The unit's number.</param>
/// <param name="Name">What is asked for.</param>
/// <param name="MinutesAMonth">About how many minutes a month.</param>
public sealed record BurdenItem(int Unit, string Name, double MinutesAMonth);
