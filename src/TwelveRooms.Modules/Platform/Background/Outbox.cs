namespace TwelveRooms.Platform.Background;

/// <summary>Does the work that a write left behind. Must give the same result when done twice.</summary>
internal interface IOutboxConsumer
{
    /// <summary>The kind of row that it takes.</summary>
    string Kind { get; }

    /// <summary>Does the work of some rows at once; their order is that of the writes.</summary>
    Task ConsumeAsync(IReadOnlyList<string> payloads, CancellationToken cancel);
}

/// <summary>Something done again and again.</summary>
internal interface IRecurringJob
{
    /// <summary>Its name, in the job list.</summary>
    string Name { get; }

    /// <summary>What it does, in words.</summary>
    string Words { get; }

    /// <summary>How long after it was done it is due again.</summary>
    TimeSpan Every { get; }

    /// <summary>Does it once.</summary>
    Task RunAsync(CancellationToken cancel);
}
