using System.Text;
using TwelveRooms.Platform;

namespace TwelveRooms.Access.Accounts;

/// <summary>
/// What a passphrase must be. Long enough and not easily guessed; of what kinds of letters it is made does not
/// matter, and it never runs out. Guessing is judged by zxcvbn with its lists of common passwords, which lie beside the program: nothing is asked on the internet.
/// </summary>
internal static class Passphrases
{
    public const int Shortest = 12;
    public const int Longest = 200;

    /// <summary>Sixteen million tries; a guesser who may try ten a minute is busy for three years.</summary>
    private const double FewestBits = 24;

    /// <summary>Judging a long text takes long, and what follows this many letters makes no passphrase weaker.</summary>
    private const int Judged = 64;

    /// <summary>Why a passphrase cannot be taken; null when it can.</summary>
    /// <param name="passphrase">As typed.</param>
    /// <param name="known">Words that everybody around knows: the person's names, their wards, the product.</param>
    /// <param name="field">The field of the form.</param>
    public static Refusal? Refuse(string passphrase, IEnumerable<string> known, string field)
    {
        var text = Clean(passphrase);
        var length = new System.Globalization.StringInfo(text).LengthInTextElements;
        if (length < Shortest)
        {
            return Refusal.Invalid("passphrase-short", $"A passphrase has {Shortest} letters or more. Three or four words that do not belong together are easy to keep in mind.", field);
        }

        if (text.Length > Longest)
        {
            return Refusal.Invalid("passphrase-long", $"A passphrase has {Longest} letters at most.", field);
        }

        var around = known.SelectMany(k => k.Split([' ', '-', '.', '@', '_'], StringSplitOptions.RemoveEmptyEntries).Append(k)).Append("TwelveRooms").Append("twelve").Append("rooms")
            .Select(k => k.ToLowerInvariant()).Where(k => k.Length > 2).Distinct();
        return Zxcvbn.Zxcvbn.MatchPassword(text.Length > Judged ? text[..Judged] : text, around).Entropy >= FewestBits
            ? null
            : Refusal.Invalid("passphrase-common", "This is easily guessed: it is a common password, or made of names and words that people around you know. Take three or four words that do not belong together.", field);
    }

    /// <summary>A passphrase that nobody sees is typed twice; null when both are the same.</summary>
    public static Refusal? RefuseAgain(string passphrase, string? again, string field) =>
        passphrase == again ? null : Refusal.Invalid("passphrase-differs", "The second time it was typed differently. Type the same passphrase in both boxes.", field);

    /// <summary>The same letters may be stored in two ways, by two keyboards.</summary>
    public static string Clean(string passphrase) => passphrase.Normalize(NormalizationForm.FormC);
}
