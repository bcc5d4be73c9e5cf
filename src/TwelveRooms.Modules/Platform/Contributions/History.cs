using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Platform.Contributions;

/// <summary>What a history can be of.</summary>
internal enum HistoryOf
{
    Chart,
    Unit,
    People,
    Measure,
    Import,
}

/// <summary>A history that somebody wants to read.</summary>
/// <param name="Of">Of what kind of thing.</param>
/// <param name="Id">Its id or code; of a chart that of its unit.</param>
/// <param name="Measure">Of a chart its measure.</param>
/// <param name="Before">Where the page before ended, as it said; nothing for the newest.</param>
internal sealed record HistoryQuery(HistoryOf Of, string Id, string? Measure = null, string? Before = null);

/// <summary>One thing that became another.</summary>
internal sealed record HistoryChange(string What, string? Before, string? After)
{
    /// <summary>Whether it tells a number of a chart.</summary>
    public bool IsNumber => What == "Number";
}

/// <summary>One change of a thing.</summary>
/// <param name="At">When.</param>
/// <param name="What">What happened, in words.</param>
internal sealed record HistoryEntry(DateTimeOffset At, string What)
{
    /// <summary>Who, in words that name nobody; null to have them made from <see cref="Actor"/>, empty to say nothing.</summary>
    public string? Who { get; init; }

    /// <summary>Who, as the audit writes it: only what they were then is said of them.</summary>
    public string? Actor { get; init; }

    /// <summary>Their name, where this reader is told it beside the thing itself.</summary>
    public string? Name { get; init; }

    /// <summary>The unit to which they were something.</summary>
    public int? Unit { get; init; }

    public string? Why { get; init; }

    public IReadOnlyList<HistoryChange> Changes { get; init; } = [];
}

/// <summary>One page of a history, newest first, as one reader may see it.</summary>
/// <param name="Subject">Of what: "Falls, Hawthorn".</param>
/// <param name="Way">Where it hangs, as names and addresses, the nearest last.</param>
/// <param name="Entries">Newest first.</param>
/// <param name="Next">What to say to read on; null at the end.</param>
internal sealed record HistoryView(string Subject, IReadOnlyList<(string Name, string Address)> Way, IReadOnlyList<HistoryEntry> Entries, string? Next)
{
    /// <summary>What this reader is not told, where it is something; or what else there is.</summary>
    public string? Note { get; init; }
}

/// <summary>Reads the history of one kind of thing. The same reader sees in it what the thing's own page shows them, and no more.</summary>
internal interface IHistorySource
{
    /// <summary>How many entries a page has.</summary>
    const int PageLength = 50;

    HistoryOf Of { get; }

    /// <summary>One page; not there for whoever may not see the thing.</summary>
    Task<Outcome<HistoryView>> ReadAsync(HistoryQuery query, Viewer viewer, CancellationToken cancel);
}
