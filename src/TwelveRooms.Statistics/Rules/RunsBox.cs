using System.Collections.Concurrent;

namespace TwelveRooms.Statistics;

/// <summary>Where a number of useful points draws the line: longest run at most, crossings at least, and what is cut from the border.</summary>
/// <param name="LongestRun">A longer run is a signal.</param>
/// <param name="Crossings">Fewer crossings are a signal.</param>
/// <param name="CutCrossings">With the longest run allowed, fewer crossings than this are a signal too.</param>
/// <param name="CutRun">With the fewest crossings allowed, a longer run than this is a signal too.</param>
internal readonly record struct RunsBox(int LongestRun, int Crossings, int CutCrossings, int CutRun)
{
    /// <summary>The numbers of points for which the boxes are published; outside them the Anhøj limits are used.</summary>
    public const int Least = 10, Most = 100;

    private static readonly ConcurrentDictionary<(int, RunsMethod), RunsBox> Known = new();

    public static RunsBox For(int useful, RunsMethod method) => method == RunsMethod.Anhoej || useful is < Least or > Most
        ? Plain(RunsAnalysis.LongestRunLimitFor(useful), RunsAnalysis.CrossingsLimitFor(useful))
        : Known.GetOrAdd((useful, method), static key => RunsBoxSearch.Find(key.Item1, key.Item2));

    public static RunsBox Plain(int longestRun, int crossings) => new(longestRun, crossings, crossings, longestRun);

    public bool IsSignal(int longestRun, int crossings) =>
        longestRun > LongestRun || crossings < Crossings
        || (longestRun == LongestRun && crossings < CutCrossings)
        || (crossings == Crossings && longestRun > CutRun);
}
