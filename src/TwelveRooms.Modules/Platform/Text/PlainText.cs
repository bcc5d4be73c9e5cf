using System.Globalization;
using System.Text;

namespace TwelveRooms.Platform.Text;

/// <summary>Tells text that people can read from characters that hide, turn round or break what stands beside them.</summary>
internal static class PlainText
{
    /// <summary>Whether nothing in it can be seen: no letter, digit or sign.</summary>
    public static bool IsBlank(string text) => !text.EnumerateRunes().Any(r => IsVisible(r));

    /// <summary>Whether there is no letter or digit in it that can be seen.</summary>
    public static bool IsWithoutLetters(string text) => !text.EnumerateRunes().Any(r => Rune.IsLetterOrDigit(r) && !IsInvisible(r));

    /// <summary>Whether each of its characters can be shown where it stands. Line breaks, tabs and what joins letters or emoji may be in it.</summary>
    public static bool CanBeShown(string text) => text.EnumerateRunes().All(r => Rune.GetUnicodeCategory(r) switch
    {
        UnicodeCategory.Control => r.Value is '\r' or '\n' or '\t',
        UnicodeCategory.Format => !Turns(r.Value),
        UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse => false,
        _ => r != Rune.ReplacementChar,
    });

    /// <summary>Whether it is one line in which each character can be seen or is a space.</summary>
    public static bool IsOneLine(string text) => text.EnumerateRunes().All(r => Rune.GetUnicodeCategory(r) is not (UnicodeCategory.Control
        or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
        && r != Rune.ReplacementChar && !IsInvisible(r));

    // Embeddings, overrides and isolates reach beyond their own text; the tag characters from U+E0000 are never seen.
    private static bool Turns(int value) => value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or (>= 0xE0000 and <= 0xE007F);

    /// <summary>Whether nothing is to be seen of it, though it may count as a letter: joiners, fillers, selectors.</summary>
    public static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format || rune.Value is
        0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x2800 or 0x3164 or (>= 0xFE00 and <= 0xFE0F) or 0xFFA0 or (>= 0xE0100 and <= 0xE01EF);

    private static bool IsVisible(Rune rune) => (Rune.IsLetterOrDigit(rune) || Rune.IsSymbol(rune) || Rune.IsPunctuation(rune)) && !IsInvisible(rune);
}
