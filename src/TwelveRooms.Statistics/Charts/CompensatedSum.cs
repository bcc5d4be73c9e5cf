namespace TwelveRooms.Statistics;

/// <summary>A sum that keeps what rounding loses, so that ten times 0.1 is one and a flat line is not a false shift.</summary>
/// <remarks>
/// Source: Neumaier, Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen (1974). The lost part is taken with
/// Knuth's two-sum, which gives the same number as Neumaier's comparison of sizes but has no branch.
/// </remarks>
internal struct CompensatedSum
{
    private double _sum;
    private double _lost;

    public readonly double Value => _sum + _lost;

    public void Add(double value)
    {
        var sum = _sum + value;
        var taken = sum - _sum;
        _lost += _sum - (sum - taken) + (value - taken);
        _sum = sum;
    }
}
