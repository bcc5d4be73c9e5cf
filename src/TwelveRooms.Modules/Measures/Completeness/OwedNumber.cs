using TwelveRooms.Measures.Domain;
using TwelveRooms.Organisations.Contracts;

namespace TwelveRooms.Measures.Completeness;

/// <summary>One number that a ward owes, or would if it were asked: what became of it, and when.</summary>
internal sealed record OwedNumber(UnitRow Ward, Measure Measure, DateOnly Period, NumberState State)
{
    /// <summary>Whether the programme asks every ward for it; otherwise the ward has chosen it.</summary>
    public required bool IsOfProgramme { get; init; }

    /// <summary>Whether the ward was asked for it, open and here. What came without being owed is shown and not counted.</summary>
    public required bool IsOwed { get; init; }

    /// <summary>The last day on which it is not late.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>The day on which its first answer came; null while there is none.</summary>
    public DateOnly? CameOn { get; init; }

    /// <summary>Whether that was after its day. What an import brought of the time before anything had come is history, and not late.</summary>
    public bool CameLate { get; init; }

    /// <summary>Why it was not counted, as somebody wrote.</summary>
    public string? Reason { get; init; }

    public bool IsLocked { get; init; }

    public bool IsMissing => State is NumberState.Late or NumberState.Never;
}
