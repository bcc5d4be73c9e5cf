namespace TwelveRooms.Cli.Spc.Charts;

/// <summary>Which column holds what. Without headings: date, value, denominator.</summary>
internal sealed record ChartColumns(int Date, int Value, int? Denominator, int? Target, int? LeftOut, bool HasHeadings, string[] Names)
{
    private static readonly string[] Dates = ["date", "month", "week", "day", "period", "start", "period_start"];
    private static readonly string[] Values = ["value", "numerator", "count", "events", "number", "y", "days"];
    private static readonly string[] Denominators = ["denominator", "n", "exposure", "total", "bed_days", "occupied_bed_days", "size"];
    private static readonly string[] Targets = ["target"];
    private static readonly string[] LeftOuts = ["left_out", "exclude", "ghost"];

    public static ChartColumns Of(string[] first)
    {
        var names = first.Select(cell => cell.Trim('\uFEFF', ' ').ToLowerInvariant().Replace(' ', '_')).ToArray();
        if (names.Any(name => name.Any(char.IsDigit)) || !names.Any(char_ => Dates.Contains(char_) || Values.Contains(char_)))
        {
            return new(0, Math.Min(1, first.Length - 1), first.Length > 2 ? 2 : null, null, null, HasHeadings: false, ["date", "value", "denominator"]);
        }

        int? Find(string[] wanted) => Array.FindIndex(names, wanted.Contains) is >= 0 and var at ? at : null;
        var date = Find(Dates) ?? 0;
        var value = Find(Values) ?? Enumerable.Range(0, names.Length).FirstOrDefault(i => i != date, date);
        return new(date, value, Find(Denominators), Find(Targets), Find(LeftOuts), HasHeadings: true, names);
    }

    /// <summary>The headings of columns that nothing is read from.</summary>
    public IReadOnlyList<string> Unused =>
        !HasHeadings ? [] : [.. Names.Where((name, at) => name.Length > 0 && at != Date && at != Value && at != Denominator && at != Target && at != LeftOut)];

    public string NameOf(int column) => column < Names.Length ? Names[column] : $"column {column + 1}";
}
