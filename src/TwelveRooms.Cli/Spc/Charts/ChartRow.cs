namespace TwelveRooms.Cli.Spc.Charts;

/// <summary>One row of the file, read.</summary>
/// <param name="Line">Its line.</param>
/// <param name="Date">Its day.</param>
/// <param name="Value">Its number; null for a gap.</param>
/// <param name="Denominator">Its denominator; null when there is none.</param>
/// <param name="Target">The target of the period; null for none.</param>
/// <param name="LeftOut">Why it is left out of limits, rules and icons; null when it counts.</param>
internal sealed record ChartRow(int Line, DateOnly Date, double? Value, double? Denominator, double? Target, string? LeftOut);

/// <summary>The rows of a file.</summary>
/// <param name="Rows">Oldest first.</param>
/// <param name="Unused">Headings of columns that nothing was read from.</param>
internal sealed record ChartRows(IReadOnlyList<ChartRow> Rows, IReadOnlyList<string> Unused);
