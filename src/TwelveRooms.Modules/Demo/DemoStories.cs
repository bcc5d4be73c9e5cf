using TwelveRooms.Platform.Contributions;

namespace TwelveRooms.Demo;

/// <summary>A planted story, and the modules it still waits for.</summary>
/// <param name="Number">1 to 9.</param>
/// <param name="Title">What it is called.</param>
/// <param name="WaitsFor">Modules that this version has not got; empty when the story is told whole.</param>
/// <param name="UntilThen">What is shown until they are there; null when it waits for nothing.</param>
internal sealed record StoryState(int Number, string Title, IReadOnlyList<string> WaitsFor, string? UntilThen);

/// <summary>Which of the nine stories this version can tell.</summary>
internal static class DemoStories
{
    public static IReadOnlyList<StoryState> Of(DemoPlan plan) =>
    [
        .. plan.Stories.Select(s => (Story: s, Missing: s.NeedsModule.Where(m => !IsThere(m)).ToList()))
            .Select(s => new StoryState(s.Story.Number, s.Story.Title, s.Missing, s.Missing.Count == 0 ? null : s.Story.WithoutThoseModules)),
    ];

    private static bool IsThere(string module) =>
        typeof(DemoStories).Assembly.GetTypes().Any(t => t.Namespace == $"TwelveRooms.{module}" && t.Name == $"{module}Module");
}
