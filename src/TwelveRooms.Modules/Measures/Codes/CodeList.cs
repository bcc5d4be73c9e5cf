using TwelveRooms.Platform.Content;
using TwelveRooms.Platform.Files;

namespace TwelveRooms.Measures.Codes;

/// <summary>A list of codes that published files use, and what they stand for.</summary>
/// <param name="Key">As in its address, such as bed-types.</param>
/// <param name="Title">As a heading.</param>
/// <param name="About">What it is, in a sentence or two.</param>
/// <param name="Columns">The headings of the publisher's file, each with our words for it, in order.</param>
/// <param name="Rows">The cells of each row, in the order of the columns.</param>
internal sealed record CodeList(string Key, string Title, string About, IReadOnlyList<(string Heading, string Words)> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>The cells of one column, from first row to last.</summary>
    /// <exception cref="InvalidOperationException">The list has no such column.</exception>
    public IEnumerable<string> Column(string heading)
    {
        var at = At(heading);
        return Rows.Select(r => r[at]);
    }

    /// <summary>What stands in one column, by what stands in another; the first row speaks where several say the same.</summary>
    public Dictionary<string, string> Map(string from, string to)
    {
        var (key, value) = (At(from), At(to));
        var map = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var row in Rows)
        {
            map.TryAdd(row[key], row[value]);
        }

        return map;
    }

    private int At(string heading) => Columns.Index().First(c => c.Item.Heading == heading).Index;
}

/// <summary>The lists that ship with the product: the publisher's own tables, unchanged, read once.</summary>
internal static class CodeLists
{
    private static readonly Lazy<IReadOnlyList<CodeList>> Shipped = new(Load);

    public static IReadOnlyList<CodeList> All => Shipped.Value;

    /// <summary>Whose they are, of when, and under which licence.</summary>
    public static string Source => ShippedContent.Read<Manifest>("code-lists.json").Source;

    /// <summary>The list of this key; null when there is none.</summary>
    public static CodeList? Find(string key) => All.FirstOrDefault(l => l.Key.Equals(key, StringComparison.OrdinalIgnoreCase));

    /// <exception cref="InvalidOperationException">A list does not ship, has a line that cannot be read, or a heading without words.</exception>
    private static IReadOnlyList<CodeList> Load() => [.. ShippedContent.Read<Manifest>("code-lists.json").Lists.Select(entry =>
    {
        var problems = new ProblemList();
        var sheet = Sheet.Read(ShippedContent.ReadText(entry.Key + ".csv"), problems);
        return problems.Count > 0 || sheet.Headings.Any(h => !entry.Headings.ContainsKey(h))
            ? throw new InvalidOperationException($"The list {entry.Key} that ships with the product cannot be read: {(problems.Count > 0 ? problems.InOrder()[0].Message : "a heading has no words")}")
            : new CodeList(entry.Key, entry.Title, entry.About, [.. sheet.Headings.Select(h => (h, entry.Headings[h]))], [.. sheet.Rows.Select(r => sheet.Headings.Select(h => r.Cells[h]).ToList())]);
    })];

    private sealed record Manifest(string Source, IReadOnlyList<Entry> Lists);

    private sealed record Entry(string Key, string Title, string About, IReadOnlyDictionary<string, string> Headings);
}
