using System.Text;

namespace TwelveRooms.Measures.ImportPublished.Reading;

/// <summary>The old collection of placements asks questions in words; ids are made of them.</summary>
internal static class PlacementQuestions
{
    private const int Longest = 60;

    /// <summary>Letters and digits of a question, parted by a line: two spellings that differ only in case or marks are one question.</summary>
    public static string IdOf(string question)
    {
        var id = new StringBuilder("OAPQ_");
        foreach (var c in question.ToUpperInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                id.Append(c);
            }
            else if (id[^1] != '_')
            {
                id.Append('_');
            }
        }

        var text = id.ToString().TrimEnd('_');
        return text.Length <= Longest ? text : $"{text[..(Longest - 9)]}_{Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..8]}";
    }
}
