using System.Globalization;

namespace TwelveRooms.Measures.ImportPublished;

/// <summary>What a published file would do or did, in sentences.</summary>
internal static class PublishedWords
{
    public static string Rows(PublishedImport import)
    {
        var older = import.Older == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", {import.Older:#,0} of an earlier status than what stands");
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{import.File.Rows.Count:#,0} rows, layout {import.File.Layout}: {import.New:#,0} new, {import.Changed:#,0} changed, {import.Same:#,0} the same{older}, {import.File.Problems.Count:#,0} not read.");
    }

    /// <summary>A code with the name that goes with it.</summary>
    public static string Named(string? code, string? name) =>
        code is null || code == name ? name ?? "" : name is null ? code : $"{code}, {name}";

    public static string Places(PublishedImport import) =>
        string.Create(CultureInfo.InvariantCulture, $"They go onto {import.Series:#,0} charts of {import.Units:#,0} organisations, areas and the country.");

    public static string Unmatched(PublishedImport import) => string.Create(
        CultureInfo.InvariantCulture,
        $"{import.Unmatched.Count:#,0} codes have no place here. Their rows are kept. Import organisations, or say what a code means: import match CODE UNIT.");
}
