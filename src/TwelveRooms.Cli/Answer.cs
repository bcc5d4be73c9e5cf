using System.CommandLine.Parsing;
using TwelveRooms.Platform;

namespace TwelveRooms.Cli;

/// <summary>Puts answers on standard output and refusals, with every problem, on standard error.</summary>
internal static class Answer
{
    public static async Task<int> OfAsync<T>(Outcome<T> outcome, Func<T, string> words)
    {
        if (outcome.IsRefused)
        {
            return await RefuseAsync(outcome.Refusal);
        }

        await Console.Out.WriteLineAsync(Shown(words(outcome.Value).TrimEnd('\n')));
        return Exit.Fine;
    }

    public static async Task<int> RefuseAsync(Refusal refusal)
    {
        var place = refusal.Field is { Length: > 0 } field && refusal.Problems.Count == 0 ? $"{field.ToLowerInvariant()}: " : "";
        await Console.Error.WriteLineAsync(Shown($"{place}{refusal.Message}"));
        foreach (var problem in refusal.Problems)
        {
            await Console.Error.WriteLineAsync(Shown($"{Place(problem)}{problem.Message}"));
        }

        return Exit.Refused;
    }

    /// <summary>The notes of an import, each on a line of its own below the counts.</summary>
    public static string WithNotes(string counts, IReadOnlyList<string> notes) => string.Join('\n', [counts, .. notes]);

    public static IEnumerable<string> PathOf(CommandResult command) =>
        command.Parent is CommandResult parent ? [.. PathOf(parent), command.Command.Name] : [];

    /// <summary>A file's own text may be quoted in an answer; what would steer a terminal is shown and not obeyed.</summary>
    private static string Shown(string text) => string.Create(text.Length, text, (shown, from) =>
    {
        for (var i = 0; i < from.Length; i++)
        {
            shown[i] = char.IsControl(from[i]) && from[i] is not ('\n' or '\t') ? '\uFFFD' : from[i];
        }
    });

    private static string Place(Problem problem) => (problem.Line, problem.Column) switch
    {
        (0, "") => "",
        (0, var column) => $"{column}: ",
        (var line, "") => $"line {line}: ",
        var (line, column) => $"line {line}, {column}: ",
    };
}
