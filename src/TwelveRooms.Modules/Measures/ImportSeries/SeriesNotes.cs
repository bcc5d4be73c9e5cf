namespace TwelveRooms.Measures.ImportSeries;

/// <summary>
/// Parts what the lines of one series say into what holds for all its numbers, which is said once with the series, and what stays with its point.
/// </summary>
/// <param name="lines">All lines of the series in a file; at least one.</param>
/// <param name="said">What stands with the series already; null when nothing does.</param>
/// <param name="isPart">Whether there are numbers of periods that the file does not have. What such a file says of all its lines need not hold for those.</param>
internal sealed class SeriesNotes(IReadOnlyList<SeriesLine> lines, string? said, bool isPart)
{
    private const string Licence = "Contains public sector information licensed under the Open Government Licence v3.0.";

    private readonly IReadOnlyList<string> _shared = isPart || lines.Count < 2
        ? []
        : [.. lines.Skip(1).Aggregate(lines[0].Remarks, (all, line) => [.. all.Where(line.Remarks.Contains)]).Where(r => !IsRounding(r) && !IsBasis(lines[0], r))];

    /// <summary>Where the numbers come from, on every page and print of the series.</summary>
    public string Source => isPart && said is not null ? said.Replace(Licence, string.Concat(New(said).Select(s => s + " ")) + Licence, StringComparison.Ordinal) : Whole();

    /// <summary>What stays with one point; null when nothing does.</summary>
    public string? ReasonOf(SeriesLine line)
    {
        var own = string.Join("; ", line.Remarks.Where(r => !IsSaidOnce(r)));
        return own.Length == 0 ? null : own;
    }

    private IEnumerable<string> Rounding => lines.SelectMany(l => l.Remarks).Where(IsRounding).Distinct();

    /// <summary>The usual basis, where the notes name it.</summary>
    private string? Usual => lines[0].Series.Published.Usual?.Note is { Length: > 0 } note && lines.Any(l => l.Remarks.Contains(note)) ? note : null;

    private bool IsSaidOnce(string remark) =>
        IsRounding(remark) || remark == Usual || _shared.Contains(remark) || (isPart && said?.Contains(OfEvery(remark), StringComparison.Ordinal) == true);

    private string Whole()
    {
        var published = lines.All(l => l.IsDerived) ? "Derived: worked out from published numbers, and not published as such" : "Shown as published";
        var some = lines.Any(l => l.IsDerived) && !lines.All(l => l.IsDerived) ? ", some derived from published numbers" : "";
        var rounded = Rounding.Any() ? ", " + string.Join(" or ", Rounding) : "";
        return string.Join(
            ' ', [$"{lines[0].Measure.Source}: {lines[^1].Title}.", $"{published}{some}{rounded}.", .. _shared.Select(OfEvery), .. Usual is { } usual ? [OfMost(usual)] : Array.Empty<string>(), Licence]);
    }

    /// <summary>What a file of some periods adds; it takes nothing away from what was said of the others.</summary>
    private IEnumerable<string> New(string before)
    {
        foreach (var rounding in Rounding.Where(r => !before.Contains(r, StringComparison.Ordinal)))
        {
            yield return $"Some numbers are {rounding}.";
        }

        if (lines.Any(l => l.IsDerived) && !before.Contains("erived", StringComparison.Ordinal))
        {
            yield return "Some numbers are derived from published numbers.";
        }

        if (Usual is { } usual && !before.Contains(OfMost(usual), StringComparison.Ordinal))
        {
            yield return OfMost(usual);
        }
    }

    private static string OfEvery(string remark) => $"Of every number: {remark}.";

    private static string OfMost(string remark) => $"Where nothing else stands beside a number: {remark}.";

    private static bool IsRounding(string remark) => remark.StartsWith("rounded", StringComparison.OrdinalIgnoreCase);

    private static bool IsBasis(SeriesLine line, string remark) => line.Series.Published.Bases.Any(b => b.Note == remark);
}
