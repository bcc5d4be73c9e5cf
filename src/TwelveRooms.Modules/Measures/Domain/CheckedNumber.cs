using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.Domain;

/// <summary>A checked number, ready to be stored.</summary>
internal readonly record struct CheckedNumber(DateOnly Period, PointState State, double? Numerator, double? Denominator, string? Reason, string? Initials);
