namespace TwelveRooms.Platform.Time;

/// <summary>The one clock: instants are UTC, days are Europe/London.</summary>
public sealed class RoomsClock(TimeProvider time)
{
    private static readonly TimeZoneInfo London = TimeZoneInfo.FindSystemTimeZoneById("Europe/London");

    /// <summary>The instant, in UTC.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>The day in Europe/London.</summary>
    public DateOnly Today => DayOf(Now);

    /// <summary>The day in Europe/London on which an instant falls.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, London).DateTime);

    /// <summary>The first instant of a day in Europe/London.</summary>
    public static DateTimeOffset StartOf(DateOnly day) =>
        day == DateOnly.MaxValue ? DateTimeOffset.MaxValue : new(TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), London), TimeSpan.Zero);

    /// <summary>The last instant of a day in Europe/London, to the millisecond, as instants are stored.</summary>
    public static DateTimeOffset EndOf(DateOnly day) =>
        new(TimeZoneInfo.ConvertTimeToUtc(day.AddDays(1).ToDateTime(TimeOnly.MinValue), London).AddMilliseconds(-1), TimeSpan.Zero);

    /// <summary>The wall clock in Europe/London at an instant.</summary>
    public static DateTimeOffset InLondon(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, London);
}
