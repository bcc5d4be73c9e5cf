using System.CommandLine.Parsing;
using TwelveRooms.Platform;

namespace TwelveRooms.Cli;

/// <summary>Puts answers on standard output and refusals, with every problem, on standard error.</summary>
internal static class Answer
{
    private const string CannotParse = "Cannot parse argument";

    public static async Task<int> OfAsync<T>(Outcome<T> outcome, Func<T, string> words)
    {
        if (outcome.IsRefused)
        {
            return await RefuseAsync(outcome.Refusal);
        }

        await Terminal.Out.WriteLineAsync(Shown(words(outcome.Value).TrimEnd('\n')));
        return Exit.Fine;
    }

    public static async Task<int> RefuseAsync(Refusal refusal)
    {
        var place = refusal.Field is { Length: > 0 } field && refusal.Problems.All(p => p.Line == 0 && p.Column.Length > 0) ? $"{field.ToLowerInvariant()}: " : "";
        await Terminal.Error.WriteLineAsync(Shown($"{place}{refusal.Message}"));
        foreach (var problem in refusal.Problems)
        {
            await Terminal.Error.WriteLineAsync(Shown($"{Place(problem)}{problem.Message}"));
        }

        return Exit.Refused;
    }

    /// <summary>The notes of an import, each on a line of its own below the counts.</summary>
    public static string WithNotes(string counts, IReadOnlyList<string> notes) => string.Join('\n', [counts, .. notes]);

    /// <summary>Whether the parser could not read a value.</summary>
    public static bool IsOfTheParser(string message) => message.StartsWith(CannotParse, StringComparison.Ordinal);

    /// <summary>What the parser says of a value that is not of its kind, in words and not in names of types.</summary>
    public static string InWords(string message)
    {
        const string of = " as expected type '";
        var at = message.IndexOf(of, StringComparison.Ordinal);
        if (at < 0)
        {
            return message;
        }

        var type = message[(at + of.Length)..];
        var wanted = type.Contains(nameof(DateOnly), StringComparison.Ordinal) ? "a day, such as 2026-03-31"
            : type.Contains(nameof(Double), StringComparison.Ordinal) ? "a number, such as 1.5"
            : "a whole number, such as 12";
        return $"{message[..at].Replace(CannotParse, "We cannot read", StringComparison.Ordinal)}. Write {wanted}.";
    }

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
        (0, var column) => $"{column.ToLowerInvariant()}: ",
        (var line, "") => $"line {line}: ",
        var (line, column) => $"line {line}, {column}: ",
    };
}
