namespace TwelveRooms.Measures.Contracts;

/// <summary>How the file of one nationally published series is to be read.</summary>
/// <param name="Code">The code of the shipped measure that it belongs to.</param>
/// <param name="WeekEndsOn">The last day of the publisher's week, where its lines are dated by that; null where they are dated by our first day.</param>
/// <param name="Bases">What its numbers can be numbers of, the usual one first; empty where it is one thing throughout.</param>
internal sealed record PublishedSeries(string Code, DayOfWeek? WeekEndsOn, IReadOnlyList<PublishedBasis> Bases)
{
    public PublishedBasis? Usual => Bases is [var usual, ..] ? usual : null;

    /// <summary>What a number is of, by the remarks of its line.</summary>
    /// <param name="remarks">The parts of its note.</param>
    /// <returns>The usual one where no remark names another; null where the series has none.</returns>
    public PublishedBasis? BasisOf(IReadOnlyCollection<string> remarks) => Bases.Skip(1).FirstOrDefault(b => remarks.Contains(b.Note)) ?? Usual;
}

/// <summary>One thing that the numbers of a published series are of, for a while: where it changes, the line is broken.</summary>
/// <param name="Note">How the note of a line names it; empty where the usual one goes without a name.</param>
/// <param name="Words">What it is, as a sentence goes on.</param>
internal sealed record PublishedBasis(string Note, string Words);
