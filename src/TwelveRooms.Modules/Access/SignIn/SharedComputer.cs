using TwelveRooms.Components;

namespace TwelveRooms.Access.SignIn;

/// <summary>What is asked about the computer. The default is the ward's PC.</summary>
internal static class SharedComputer
{
    public static IReadOnlyList<Choice> Choices { get; } =
    [
        new("true", "Others use it too", $"You are signed out when nothing has happened for {Passes.SharedIdleLife.TotalMinutes} minutes; otherwise for {Passes.IdleLife.TotalMinutes}."),
    ];
}
