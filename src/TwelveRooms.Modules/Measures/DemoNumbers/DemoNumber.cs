using System.Globalization;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.RecordNumber;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.DemoNumbers;

/// <summary>One number of the demo, and when it would have been put in.</summary>
internal sealed record DemoNumber(
    string Ward, string Measure, DateOnly Period, PointState State, double? Numerator, double? Denominator, string? Reason, DateTimeOffset EnteredAt)
{
    public string? Initials { get; init; }

    public RecordNumberCommand ToCommand() => new(
        Ward, Measure, Period.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), State,
        Numerator?.ToString(CultureInfo.InvariantCulture), Denominator?.ToString(CultureInfo.InvariantCulture)) { Reason = Reason, Initials = Initials };

    /// <summary>The point that it will be, for a look at the chart before anything is stored.</summary>
    public Point ToPoint() => new() { Period = Period, State = State, Numerator = Numerator, Denominator = Denominator, By = "" };
}

/// <summary>A number before it is known which ward and measure it belongs to.</summary>
internal readonly record struct Drawn(PointState State, double? Numerator, double? Denominator, string? Reason)
{
    /// <summary>A count; drawn below nought, or rounded to the nought that has a minus sign, it is nought.</summary>
    public static Drawn Of(double numerator, double? denominator = null) => new(PointState.Reported, Math.Max(0, numerator), denominator, null);

    public static Drawn NotCollected(string reason) => new(PointState.NotCollected, null, null, reason);

    /// <summary>Nought of a ward's own count is only a number when somebody has looked.</summary>
    public Drawn LookedAt() => Numerator == 0 ? this with { State = PointState.ConfirmedZero } : this;
}
