namespace TwelveRooms.Demo;

/// <summary>A clock that stands where the demo put it, so that everything is dated when it would have been done.</summary>
internal sealed class WalkingClock(DateTimeOffset start) : TimeProvider
{
    /// <summary>The instant it shows.</summary>
    public DateTimeOffset Now { get; set; } = start;

    public override DateTimeOffset GetUtcNow() => Now;
}
