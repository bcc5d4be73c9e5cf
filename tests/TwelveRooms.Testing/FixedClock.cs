namespace TwelveRooms.Testing;

/// <summary>A clock that stands still until it is told otherwise.</summary>
public sealed class FixedClock(DateTimeOffset start) : TimeProvider
{
    /// <summary>Wednesday 18 March 2026, ten in the morning in London: an ordinary working day, before the clocks change.</summary>
    public static readonly DateTimeOffset WednesdayMorning = new(2026, 3, 18, 10, 0, 0, TimeSpan.Zero);

    private long _ticks = start.UtcTicks;

    public FixedClock()
        : this(WednesdayMorning)
    {
    }

    /// <summary>The instant it shows.</summary>
    public DateTimeOffset Now
    {
        get => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);
        set => Interlocked.Exchange(ref _ticks, value.UtcTicks);
    }

    public override DateTimeOffset GetUtcNow() => Now;

    /// <summary>Moves on, or back, by this much.</summary>
    public void Advance(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
}
