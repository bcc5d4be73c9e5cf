namespace TwelveRooms.Measures.ShowChart;

/// <summary>What was written beside one period's number; holds no number itself.</summary>
/// <param name="Reason">Why there is none, or why it was corrected.</param>
/// <param name="Initials">Initials or a role word.</param>
/// <param name="At">When it was put in.</param>
/// <param name="Revision">0 for a first number; what a correction must name.</param>
internal sealed record PeriodNote(string? Reason, string? Initials, DateTimeOffset At, int Revision);
