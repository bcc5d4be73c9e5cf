using System.Text.RegularExpressions;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Text;

namespace TwelveRooms.Measures.RecordNumber;

/// <summary>What a number may be signed with: initials, or the words of a role. A name would make every number a fact about a person.</summary>
internal static partial class SignatureText
{
    public const int Longest = 40;

    private const int MostInitials = 4;

    private static readonly HashSet<string> RoleWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "activity", "admin", "administrator", "advocate", "agency", "allied", "and", "apprentice", "art", "assistant", "associate", "bank", "carer", "champion",
        "charge", "chaplain", "clerk", "clinical", "consultant", "coordinator", "co-ordinator", "data", "day", "deputy", "dietitian", "doctor", "domestic", "early",
        "experience", "expert", "facilitator", "family", "health", "healthcare", "housekeeper", "in", "late", "lead", "leader", "liaison", "lived", "long", "manager",
        "matron", "medic", "member", "mental", "music", "night", "nurse", "nursing", "occupational", "of", "officer", "on", "partner", "patient", "peer", "pharmacist",
        "physio", "physiotherapist", "practice", "practitioner", "psychiatrist", "psychologist", "receptionist", "registered", "registrar", "relative", "security",
        "senior", "service", "shift", "sister", "social", "staff", "student", "support", "system", "team", "technician", "the", "therapist", "therapy", "trainee", "twilight",
        "user", "visitor", "volunteer", "ward", "worker",
    };

    /// <summary>Why a text is no signature; null when it is one, or when there is none.</summary>
    public static Refusal? Refuse(string? text)
    {
        var written = text?.Trim() ?? "";
        if (TextGuard.RefuseInAName(written, nameof(RecordNumberCommand.Initials)) is { } pointing)
        {
            return pointing;
        }

        return written.Length == 0 || (written.Length <= Longest && (AreInitials(written) || IsRole(written))) ? null : MeasureRefusals.NotASignature(written);
    }

    // Four letters that are not all capitals are a short name sooner than initials: "John".
    private static bool AreInitials(string text) =>
        OneOrMore().IsMatch(text) && text.Count(char.IsLetterOrDigit) is > 0 and <= MostInitials && text.Any(char.IsLetter)
        && (text.Count(char.IsLetterOrDigit) < MostInitials || !text.Any(char.IsLower) || text.Contains(' ', StringComparison.Ordinal) || text.Contains('.', StringComparison.Ordinal));

    private static bool IsRole(string text) => text.Split([' ', '/', ','], StringSplitOptions.RemoveEmptyEntries).All(RoleWords.Contains);

    [GeneratedRegex(@"^[\p{L}\p{N}]+([ .\-'’/]+[\p{L}\p{N}]+)*\.?$")]
    private static partial Regex OneOrMore();
}
