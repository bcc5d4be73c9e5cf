namespace TwelveRooms.Measures.ImportPoints;

/// <summary>What a name of a file may mean: "Larch (male acute)" holds all words of "Larch". Only ever offered; a person says whether it is so.</summary>
internal static class NameGuess
{
    private static readonly HashSet<string> Common = new(StringComparer.OrdinalIgnoreCase) { "ward", "unit", "house", "the" };

    /// <summary>Words that say that more than one is meant, or another, or none.</summary>
    private static readonly HashSet<string> Doubtful = new(StringComparer.OrdinalIgnoreCase)
        { "total", "totals", "subtotal", "all", "both", "and", "sum", "average", "mean", "target", "new", "old", "former", "formerly", "previous", "previously", "closed", "trust", "other", "not" };

    /// <summary>The key of the only name all of whose words are among those of a text; null when none is, or several are.</summary>
    public static string? Of(string text, IEnumerable<(string Name, string Key)> names)
    {
        var words = Words(text).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (words.Overlaps(Doubtful) || text.AsSpan().IndexOfAny("&+/") >= 0)
        {
            return null;
        }

        var fitting = names.Where(n => Words(n.Name).Where(w => !Common.Contains(w)).ToList() is { Count: > 0 } all && all.TrueForAll(words.Contains)).Take(2).ToList();
        return fitting is [var only] ? only.Key : null;
    }

    private static string[] Words(string text) =>
        string.Concat(text.Select(c => char.IsLetterOrDigit(c) ? c : ' ')).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
