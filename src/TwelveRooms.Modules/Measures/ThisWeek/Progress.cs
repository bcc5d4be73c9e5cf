namespace TwelveRooms.Measures.ThisWeek;

/// <summary>The bars above a question: one for each, in order.</summary>
internal sealed record Progress(IReadOnlyList<(bool IsIn, bool IsCurrent)> Steps)
{
    public static Progress Of(WeekView week, Guid? current) =>
        new([.. week.Sitting.Select(i => (!i.IsDue, i.Measure.Id.Value == current))]);

    /// <summary>"Question 2 of 4", "4 of 4 are in".</summary>
    public string Words
    {
        get
        {
            var at = Steps.Select((s, i) => (s.IsCurrent, Number: i + 1)).FirstOrDefault(s => s.IsCurrent).Number;
            return at > 0 ? $"Question {at} of {Steps.Count}" : $"{Steps.Count(s => s.IsIn)} of {Steps.Count} are in";
        }
    }
}
