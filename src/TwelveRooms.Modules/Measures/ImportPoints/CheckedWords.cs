using TwelveRooms.Measures.ImportPoints.Checking;
using TwelveRooms.Platform;

namespace TwelveRooms.Measures.ImportPoints;

/// <summary>A checked file as the refusals and problems that pages and programs show.</summary>
internal static class CheckedWords
{
    private const int Most = 500;

    /// <summary>Why the whole file is refused.</summary>
    public static Refusal Refused(this CheckedPoints points)
    {
        var why = points.Remarks.Where(r => r.Weight == Weight.Reject).ToList();
        return Refusal.Invalid("file-refused", $"{points.FileName} cannot be taken in. Nothing was stored. {why[0].Message}", "File")
            with { Problems = [.. why.Skip(1).Select(r => new Problem(0, r.Column, r.Message))] };
    }

    /// <summary>The sentence without the heading in front, where that stands beside it.</summary>
    private static string WithoutColumn(Remark remark) => remark.Column.Length > 0 && remark.Message.StartsWith(remark.Column + ": ", StringComparison.Ordinal)
        ? char.ToUpperInvariant(remark.Message[remark.Column.Length + 2]) + remark.Message[(remark.Column.Length + 3)..]
        : remark.Message;

    /// <summary>What must be put right, row by row; the last says how many more there are.</summary>
    public static IReadOnlyList<Problem> Problems(this CheckedPoints points)
    {
        var all = points.Rows.Where(r => r.Outcome == RowOutcome.Reject)
            .SelectMany(r => (r.Remarks ?? []).Where(m => m.Weight == Weight.Reject).Select(m => new Problem(r.Line, m.Column, WithoutColumn(m))));
        var shown = all.Take(Most).ToList();
        var more = points.Count(RowOutcome.Reject) - shown.Select(p => p.Line).Distinct().Count();
        return more <= 0 ? shown : [.. shown, new(0, "", $"There are {more} more rows like these.")];
    }
}
