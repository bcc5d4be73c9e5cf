using TwelveRooms.Components;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.MakeWardMeasure;

/// <summary>The answers to choose from, and what each makes of the measure.</summary>
internal static class NewMeasureWords
{
    public static IReadOnlyList<Choice> AskedBy { get; } = [new("patients", "Patients"), new("carers", "Families and carers"), new("staff", "Staff"), new("together", "All of us together")];

    public static IReadOnlyList<Choice> Kinds { get; } =
    [
        new("count", "We count how many times", "Such as: how many times leave was put off"),
        new("part", "We count how many out of how many", "Such as: how many of the planned activities happened"),
    ];

    public static IReadOnlyList<Choice> HowOften { get; } =
        [new("day", "Every day"), new("week", "Every week", "Best for most things"), new("month", "Every month"), new("quarter", "Every three months")];

    public static IReadOnlyList<Choice> Better { get; } = [new("higher", "More is better"), new("lower", "Less is better"), new("unsure", "We are not sure")];

    public static Cadence? CadenceOf(string? key) => key switch
    {
        "day" => Cadence.Day,
        "week" => Cadence.Week,
        "month" => Cadence.Month,
        "quarter" => Cadence.Quarter,
        _ => null,
    };

    public static ImprovementDirection? DirectionOf(string? key) => key switch
    {
        "higher" => ImprovementDirection.Higher,
        "lower" => ImprovementDirection.Lower,
        "unsure" => ImprovementDirection.Neither,
        _ => null,
    };

    public static string TextOf(IReadOnlyList<Choice> choices, string? key) => choices.FirstOrDefault(c => c.Value == key)?.Text ?? "";
}
