using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Html;

namespace TwelveRooms.Components;

/// <summary>HTML that is being written: literal text is markup, every hole is encoded, numbers have at most two decimals.</summary>
internal sealed class Markup : IHtmlContent
{
    private readonly StringBuilder _html = new();

    /// <summary>Letters of every script are left as they are; what HTML reads as markup is not.</summary>
    internal static HtmlEncoder Encoder { get; } = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Appends markup whose holes are encoded.</summary>
    public Markup Add([InterpolatedStringHandlerArgument("")] ref Handler markup) => this;

    /// <summary>Appends another piece of markup as it is.</summary>
    public Markup Add(Markup other)
    {
        _html.Append(other._html);
        return this;
    }

    /// <summary>Appends content that is already HTML.</summary>
    public Markup Add(IHtmlContent content)
    {
        using var writer = new StringWriter(_html, CultureInfo.InvariantCulture);
        content.WriteTo(writer, Encoder);
        return this;
    }

    /// <inheritdoc />
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        foreach (var chunk in _html.GetChunks())
        {
            writer.Write(chunk.Span);
        }
    }

    /// <inheritdoc />
    public override string ToString() => _html.ToString();

    /// <summary>A number as SVG reads it: invariant, at most two decimals, no negative zero.</summary>
    internal static string Number(double value)
    {
        Span<char> text = stackalloc char[32];
        return new(text[..Write(value, text)]);
    }

    /// <summary>Text that HTML and XML may hold: control characters and half characters, which neither may, are taken out.</summary>
    internal static string Clean(string text) => text.AsSpan().IndexOfAny(Forbidden) < 0 ? text : string.Concat(text.Where(c => !Forbidden.Contains(c)));

    private static SearchValues<char> Forbidden { get; } = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Where(c => c is not (9 or 10 or 13)).Select(c => (char)c), .. Enumerable.Range(127, 33).Select(c => (char)c), '\uFFFE', '\uFFFF']);

    // Drawings hold thousands of numbers: whole hundredths are written without the general formatter.
    private static int Write(double value, Span<char> text)
    {
        var hundredths = Math.Round(value * 100, MidpointRounding.AwayFromZero);
        if (!(Math.Abs(hundredths) < 1e15))
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, "A drawing has no place for this number.");
        }

        var (rest, at) = ((long)Math.Abs(hundredths), 0);
        if (hundredths < 0)
        {
            text[at++] = '-';
        }

        (rest / 100).TryFormat(text[at..], out var written, default, CultureInfo.InvariantCulture);
        (at, rest) = (at + written, rest % 100);
        if (rest > 0)
        {
            text[at++] = '.';
            text[at++] = (char)('0' + (rest / 10));
            if (rest % 10 > 0)
            {
                text[at++] = (char)('0' + (rest % 10));
            }
        }

        return at;
    }

    /// <summary>Writes the parts of an interpolated string into a <see cref="Markup"/>.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Handler
    {
        private readonly StringBuilder _html;

        /// <summary>Called by the compiler.</summary>
        public Handler(int literalLength, int formattedCount, Markup markup) => _html = markup._html;

        /// <summary>Literal text is markup.</summary>
        public void AppendLiteral(string value) => _html.Append(value);

        /// <summary>Text is encoded.</summary>
        public void AppendFormatted(string? value)
        {
            if (value is not null)
            {
                _html.Append(Encoder.Encode(Clean(value)));
            }
        }

        /// <summary>Whole numbers.</summary>
        public void AppendFormatted(int value) => _html.Append(value);

        /// <summary>Positions and lengths.</summary>
        public void AppendFormatted(double value)
        {
            Span<char> text = stackalloc char[32];
            _html.Append(text[..Write(value, text)]);
        }

        /// <summary>Another piece of markup is left as it is.</summary>
        public void AppendFormatted(Markup? value) => _html.Append(value?._html);

        /// <summary>Markup is left as it is.</summary>
        public void AppendFormatted(IHtmlContent? value)
        {
            if (value is not null)
            {
                using var writer = new StringWriter(_html, CultureInfo.InvariantCulture);
                value.WriteTo(writer, Encoder);
            }
        }
    }
}
