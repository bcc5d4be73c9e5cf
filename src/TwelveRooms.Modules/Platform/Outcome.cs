using System.Diagnostics.CodeAnalysis;

namespace TwelveRooms.Platform;

/// <summary>How we say no. Not found and not allowed are one kind on purpose.</summary>
public enum RefusalKind
{
    /// <summary>It is not there, or not this reader's to see: 404.</summary>
    NotFound,

    /// <summary>Somebody else was first, or it is already so: 409.</summary>
    Conflict,

    /// <summary>The rules say no: 422.</summary>
    Invalid,
}

/// <summary>An expected no, in words that the reader can act on.</summary>
/// <param name="Kind">What kind of no.</param>
/// <param name="Code">A stable code, kebab-case.</param>
/// <param name="Message">One sentence or two: what is wrong, with the value, and what to do.</param>
/// <param name="Field">The field of the command that it is about, or null.</param>
public sealed record Refusal(RefusalKind Kind, string Code, string Message, string? Field = null)
{
    /// <summary>Further problems of the same kind, each with its row and field; empty for a single no.</summary>
    public IReadOnlyList<Problem> Problems { get; init; } = [];

    /// <summary>What is wrong in few words, for the list at the top of a page whose field says all of it; null when the message is short enough.</summary>
    public string? Brief { get; init; }

    /// <summary>Not there, or not yours to see.</summary>
    public static Refusal NotFound { get; } = new(
        RefusalKind.NotFound,
        "not-found",
        "We cannot find that. It may have moved, or it may not be one of yours to see.");

    /// <summary>All that is wrong with a form at once: the first, with the others beside it; null when nothing is.</summary>
    public static Refusal? All(params IEnumerable<Refusal?> looks) => looks.OfType<Refusal>().ToList() is [var first, .. var others]
        ? first with { Problems = [.. first.Problems, .. others.Select(no => new Problem(0, no.Field ?? "", no.Message))] }
        : null;

    /// <summary>Somebody else was first, or it is already so.</summary>
    public static Refusal Conflict(string code, string message, string? field = null) => new(RefusalKind.Conflict, code, message, field);

    /// <summary>The rules say no.</summary>
    public static Refusal Invalid(string code, string message, string? field = null) => new(RefusalKind.Invalid, code, message, field);
}

/// <summary>One thing wrong with one place in a file.</summary>
/// <param name="Line">Physical line or sheet row, 1 = first; 0 for the whole file.</param>
/// <param name="Column">The heading of the column, or empty.</param>
/// <param name="Message">What is wrong, with the value, and what to do.</param>
public sealed record Problem(int Line, string Column, string Message);

/// <summary>Either a value or a refusal; never an exception for an expected no.</summary>
/// <typeparam name="T">What comes back when it went well.</typeparam>
[SuppressMessage("Design", "CA1000", Justification = "Made by conversion")]
public readonly record struct Outcome<T>
{
    private readonly T? _value;

    private Outcome(T? value, Refusal? refusal) => (_value, Refusal) = (value, refusal);

    /// <summary>Why not; null when it went well.</summary>
    public Refusal? Refusal { get; }

    /// <summary>Whether the answer is no.</summary>
    [MemberNotNullWhen(true, nameof(Refusal))]
    public bool IsRefused => Refusal is not null;

    /// <summary>The value.</summary>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public T Value => IsRefused ? throw new InvalidOperationException($"Refused: {Refusal.Code}") : _value!;

    /// <summary>It went well.</summary>
    public static implicit operator Outcome<T>(T value) => new(value, null);

    /// <summary>It was refused.</summary>
    public static implicit operator Outcome<T>(Refusal refusal) => new(default, refusal);

    /// <summary>It went well.</summary>
    public static Outcome<T> FromT(T value) => value;

    /// <summary>It was refused.</summary>
    public static Outcome<T> FromRefusal(Refusal refusal) => refusal;
}

/// <summary>Nothing to say but that it went well.</summary>
public readonly record struct Done;
