using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TwelveRooms.Platform.Text;

namespace TwelveRooms.Platform.Files;

/// <summary>A file as it was handed over.</summary>
internal sealed record ReceivedFile(string Name, byte[] Content)
{
    /// <summary>How long a file may be.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    static ReceivedFile() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>The name without folders, short enough for a record and without what could point to a person.</summary>
    public string ShortName => Path.GetFileName(Name.Replace('\\', '/')) is { Length: > 0 and <= 120 } name && PlainText.IsOneLine(name)
        ? TextGuard.Strike(name, TextGuard.Check(name))
        : "file";

    /// <summary>The hash by which the audit knows the file again.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Content));

    /// <summary>
    /// Its headings and lines. Refused whole: what is no text, has more lines than asked for, has headings that cannot be read, or
    /// holds anything about one person or a label of risk, in whatever column.
    /// </summary>
    /// <param name="problems">Takes what is wrong with single lines.</param>
    /// <param name="mostLines">How many lines the importer takes at once.</param>
    public Outcome<Sheet> ReadSheet(ProblemList problems, int mostLines = int.MaxValue)
    {
        var read = Read();
        if (read.IsRefused)
        {
            return read.Refusal;
        }

        var (text, isWindows1252) = read.Value;
        if (text.AsSpan().Count('\n') > mostLines && Sheet.LinesOf(text) - 1 is var lines && lines > mostLines)
        {
            var (has, most) = (lines.ToString("#,0", CultureInfo.InvariantCulture), mostLines.ToString("#,0", CultureInfo.InvariantCulture));
            return Refusal.Invalid("file-too-long", $"{ShortName} has {has} lines below its headings. At most {most} are taken at once. Split it into several files, each with the line of headings.", "File");
        }

        var sheet = Sheet.Read(text, problems) with { IsWindows1252 = isWindows1252 };
        if (sheet.Headings.Count == 0)
        {
            return Refusal.Invalid("headings-unreadable", $"The first line of {ShortName} cannot be read. Nothing has been loaded.", "File") with { Problems = problems.InOrder() };
        }

        var aboutPeople = new ProblemList();
        PersonLevel.Check(sheet, aboutPeople);
        return aboutPeople.Count == 0
            ? sheet
            : Refusal.Invalid("about-people", $"{ShortName} holds what is about one person, or a label of risk. Nothing has been loaded.", "File") with { Problems = aboutPeople.InOrder() };
    }

    private Outcome<(string Text, bool IsWindows1252)> Read()
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
