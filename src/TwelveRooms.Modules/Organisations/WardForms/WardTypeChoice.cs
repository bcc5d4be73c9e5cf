using TwelveRooms.Components;
using TwelveRooms.Platform;

namespace TwelveRooms.Organisations.WardForms;

/// <summary>A type of ward, chosen from those in use; a slip of a key would make a group of one ward to compare within.</summary>
internal static class WardTypeChoice
{
    private const string Another = "another";

    /// <summary>The types in use and, last, another one; nothing where none is in use, and it is written.</summary>
    public static IReadOnlyList<Choice> Among(IReadOnlyList<string> types) =>
        types.Count == 0 ? [] : [new("", "Choose a type"), .. types.Select(t => new Choice(t, t)), new(Another, "Another type")];

    /// <summary>The type that is meant. What is written counts only when nothing of the list is chosen.</summary>
    public static string? Of(string? chosen, string? written) => chosen == Another || string.IsNullOrWhiteSpace(chosen) ? written : chosen;

    /// <summary>Why not, when one is chosen and another is written.</summary>
    public static Refusal? RefuseBoth(string? chosen, string? written) =>
        string.IsNullOrWhiteSpace(written) || string.IsNullOrWhiteSpace(chosen) || chosen == Another || string.Equals(chosen, written.Trim(), StringComparison.OrdinalIgnoreCase) ? null
        : Refusal.Invalid("two-types", $"You chose {chosen} and wrote “{written.Trim()}”. Empty the box, or choose “Another type”.", "AnotherType");

    /// <summary>Puts what is wrong with a written type beside the box that it was written in.</summary>
    public static Refusal AtItsBox(Refusal refusal, string? chosen)
    {
        const string Type = "Type";
        return chosen != Another ? refusal : refusal with
        {
            Field = Moved(refusal.Field),
            Problems = [.. refusal.Problems.Select(p => p with { Column = Moved(p.Column)! })],
        };

        static string? Moved(string? field) => field == Type ? "AnotherType" : field;
    }
}
