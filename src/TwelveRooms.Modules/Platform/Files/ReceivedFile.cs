using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace TwelveRooms.Platform.Files;

/// <summary>A file as it was handed over.</summary>
internal sealed record ReceivedFile(string Name, byte[] Content)
{
    private const int MostBytes = 10 * 1024 * 1024;

    static ReceivedFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The name without folders, short enough for a record.</summary>
    public string ShortName => Path.GetFileName(Name.Replace('\\', '/')) is { Length: > 0 and <= 120 } name ? name : "file";

    /// <summary>The hash by which the audit knows the file again.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Content));

    /// <summary>Its text; Windows-1252 is read where the bytes are not UTF-8, and said so.</summary>
    public Outcome<(string Text, bool IsWindows1252)> Read()
    {
        if (Content.Length == 0)
        {
            return Refusal.Invalid("file-empty", $"{ShortName} is empty. Choose a file with a line of headings and at least one line below it.", "File");
        }

        if (Content.Length > MostBytes)
        {
            return Refusal.Invalid("file-too-large", $"{ShortName} is larger than 10 MB. Split it into several files.", "File");
        }

        if (Content is [0x50, 0x4B, ..] or [0xD0, 0xCF, ..] || Content.Contains((byte)0))
        {
            return Refusal.Invalid("file-not-text", $"{ShortName} is not a text file. In the spreadsheet program choose “Save as”, then “CSV UTF-8”.", "File");
        }

        var skip = Content is [0xEF, 0xBB, 0xBF, ..] ? 3 : 0;
        try
        {
            return (new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(Content, skip, Content.Length - skip), false);
        }
        catch (DecoderFallbackException)
        {
            return (Encoding.GetEncoding(1252).GetString(Content), true);
        }
    }
}

/// <summary>Knows headings and values that are about one person, which no imported file needs.</summary>
internal static partial class PersonColumns
{
    public static bool IsAboutPeople(string heading) => Heading().IsMatch(heading);

    [GeneratedRegex(@"(^|_)(nhs_?(number|no)|patient|patient_.*|date_of_birth|dob|birth_?date|surname|forename|first_name|last_name|hospital_number|mrn)($|_)", RegexOptions.None, 200)]
    private static partial Regex Heading();
}
