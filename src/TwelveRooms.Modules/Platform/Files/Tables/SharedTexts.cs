using System.Globalization;
using System.Text;
using System.Xml;

namespace TwelveRooms.Platform.Files.Tables;

/// <summary>The texts that the cells of a workbook share.</summary>
internal sealed class SharedTexts
{
    private const int MostTexts = 4_000_000;
    private const long MostCharacters = 64L * 1024 * 1024;
    private const int MostInOne = 1024 * 1024;
    private readonly List<string> _texts = [];

    public string Find(string index) =>
        int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < _texts.Count ? _texts[i] : "";

    /// <exception cref="TableBrokenException">There is more text than fits.</exception>
    public static SharedTexts Read(Workbook book)
    {
        using var xml = book.ReadPart("xl/sharedStrings.xml");
        var (result, text, characters, isReading) = (new SharedTexts(), new StringBuilder(), 0L, false);
        try
        {
            while (xml?.Read() == true)
            {
                if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "rPh")
                {
                    xml.Skip();
                }

                isReading = xml.LocalName == "t" ? xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement : isReading;
                if (isReading && xml.IsText)
                {
                    if (!xml.TryReadText(text, MostInOne))
                    {
                        throw TooMuch();
                    }
                }
                else if (xml.LocalName == "si" && (xml.NodeType == XmlNodeType.EndElement || xml.IsEmptyElement))
                {
                    result._texts.Add(text.ToString());
                    characters += text.Length;
                    text.Clear();
                    if (characters > MostCharacters || result._texts.Count > MostTexts)
                    {
                        throw TooMuch();
                    }
                }
            }
        }
        catch (Exception e) when (e is XmlException or InvalidDataException or EndOfStreamException)
        {
            throw Workbook.Damaged();
        }

        return result;
    }

    private static TableBrokenException TooMuch() =>
        new("The workbook holds more text than can be read here. Save only the sheet with the numbers as a new workbook, or as CSV.");
}
