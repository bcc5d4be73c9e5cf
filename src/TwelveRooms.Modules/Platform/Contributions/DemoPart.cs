namespace TwelveRooms.Platform.Contributions;

/// <summary>One module's part of the demo programme, made through the ordinary handlers.</summary>
internal interface IDemoPart
{
    /// <summary>What is done, and when it would have been done. The demo sets the clock to each and does them in order.</summary>
    Task<IReadOnlyList<DemoStep>> StepsAsync(DemoPlan plan, CancellationToken cancel);
}

/// <summary>One thing that somebody would have done on one day. A demo that was cut short is begun again, so doing it twice does it once.</summary>
/// <param name="At">When; never after now.</param>
/// <param name="Order">Of steps at one instant, the smaller goes first.</param>
/// <param name="Name">For the log, when it fails.</param>
/// <param name="DoAsync">Does it.</param>
internal sealed record DemoStep(DateTimeOffset At, DemoOrder Order, string Name, Func<CancellationToken, Task> DoAsync);

/// <summary>What rests on what, for steps at one instant.</summary>
internal enum DemoOrder
{
    /// <summary>Settings of the programme.</summary>
    Programme,

    /// <summary>Organisations, wards, groups.</summary>
    Units,

    /// <summary>People, roles, agreements.</summary>
    People,

    /// <summary>Numbers come in.</summary>
    Numbers,

    /// <summary>People write on what has come in.</summary>
    Decisions,

    /// <summary>What follows from everything else.</summary>
    Summaries,
}
