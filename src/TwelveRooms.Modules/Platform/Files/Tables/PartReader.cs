using System.Text;
using System.Xml;

namespace TwelveRooms.Platform.Files.Tables;

/// <summary>
/// Reads one part of a workbook node by node. A text is given out in pieces; what lies between two nodes, the names and the depth have
/// limits, so that no part makes much of it be held at once, whatever stands in it.
/// </summary>
internal sealed class PartReader : IDisposable
{
    private const int MostAtOnce = 1024 * 1024;
    private const int MostInAttribute = 1024;
    private const int MostDepth = 100;

    private readonly char[] _piece = new char[4096];
    private readonly LimitedStream _stream;
    private readonly XmlReader _xml;
    private readonly Func<Exception> _tooMuch;

    /// <param name="part">The part; it is closed with the reader.</param>
    /// <param name="most">How many bytes it may have.</param>
    /// <param name="tooMuch">What is thrown when there is more of anything.</param>
    public PartReader(Stream part, long most, Func<Exception> tooMuch)
    {
        (_stream, _tooMuch) = (new(part, most, MostAtOnce, tooMuch), tooMuch);
        _xml = XmlReader.Create(_stream, new()
        {
            DtdProcessing = DtdProcessing.Prohibit,
            XmlResolver = null,
            CloseInput = true,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
            NameTable = new FewNames(tooMuch),
        });
    }

    public XmlNodeType NodeType => _xml.NodeType;

    public string LocalName => _xml.LocalName;

    public int Depth => _xml.Depth;

    public bool IsEmptyElement => _xml.IsEmptyElement;

    /// <summary>Whether it stands at a text, which <see cref="TryReadText"/> reads.</summary>
    public bool IsText => _xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace or XmlNodeType.CDATA;

    public bool Read()
    {
        _stream.Mark();
        return _xml.Read() && (_xml.Depth <= MostDepth ? true : throw _tooMuch());
    }

    /// <summary>Goes past an element and all that is in it, to the node after.</summary>
    public void Skip()
    {
        var (depth, isEmpty) = (_xml.Depth, _xml.IsEmptyElement);
        while (!isEmpty && Read() && _xml.Depth > depth)
        {
        }

        Read();
    }

    public string? GetAttribute(string name) => Checked(_xml.GetAttribute(name));

    public string? GetAttribute(string name, string space) => Checked(_xml.GetAttribute(name, space));

    /// <summary>Adds the text that it stands at; false as soon as there is more than fits.</summary>
    public bool TryReadText(StringBuilder into, int most)
    {
        _stream.Mark();
        for (int read; (read = _xml.ReadValueChunk(_piece, 0, _piece.Length)) > 0; _stream.Mark())
        {
            into.Append(_piece, 0, read);
            if (into.Length > most)
            {
                return false;
            }
        }

        return true;
    }

    public void Dispose() => _xml.Dispose();

    private string? Checked(string? value) => value?.Length > MostInAttribute ? throw _tooMuch() : value;

    /// <summary>The names in a part, each kept once: a part of nothing but new names would fill the memory.</summary>
    private sealed class FewNames(Func<Exception> tooMuch) : NameTable
    {
        private const int MostCharacters = 1024 * 1024;
        private int _characters;

        public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? (IsFull(len) ? throw tooMuch() : base.Add(key, start, len));

        public override string Add(string key) => Get(key) ?? (IsFull(key.Length) ? throw tooMuch() : base.Add(key));

        private bool IsFull(int more) => (_characters += more + 32) > MostCharacters;
    }
}
