using TwelveRooms.Measures.ImportPublished.Reading;

namespace TwelveRooms.Measures.ImportPublished.Storing;

/// <summary>What becomes of a published row beside those that are kept.</summary>
internal enum ValueFate
{
    New,
    Changed,
    Same,
    Older,
}

internal sealed class ValueCounts
{
    private readonly int[] _counts = new int[4];

    public int New => _counts[(int)ValueFate.New];

    public int Changed => _counts[(int)ValueFate.Changed];

    public int Same => _counts[(int)ValueFate.Same];

    public int Older => _counts[(int)ValueFate.Older];

    public void Add(ValueFate fate) => _counts[(int)fate]++;

    /// <summary>The same status with the same value is kept already; a later status, or another value of the same, takes the place; an earlier one is only kept.</summary>
    public static ValueFate FateOf(PublishedRow row, IReadOnlyList<Told>? told)
    {
        if (StandingValues.Standing(told) is not { } standing)
        {
            return ValueFate.New;
        }

        var ofStatus = told!.Where(t => t.Status == row.Status).ToList();
        return StandingValues.Standing(ofStatus) is { } known && known.SaysTheSame(row) ? ValueFate.Same
            : row.Status < standing.Status ? ValueFate.Older
            : ValueFate.Changed;
    }
}
