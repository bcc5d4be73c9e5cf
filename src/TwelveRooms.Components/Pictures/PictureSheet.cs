namespace TwelveRooms.Components;

/// <summary>What one picture on a sheet of its own holds, in whatever room the sheet leaves it.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Sentence">Printed below the title; null for none.</param>
/// <param name="Description">Read out in place of the picture.</param>
/// <param name="Draw">Makes the drawing: its shapes and its height in its own units, for a size.</param>
/// <param name="Key">The key.</param>
/// <param name="Notes">What is said below.</param>
internal sealed record PictureParts(
    string Title, string? Sentence, string Description, Func<ChartSize, (Markup Shapes, double Height)> Draw, IReadOnlyList<KeyEntry> Key, IReadOnlyList<string> Notes);

/// <summary>A picture that stands alone: title, sentence, drawing, key and notes in one inert file, for a screen or a slide.</summary>
internal sealed class PictureSheet
{
    private const string Ink = "#212b32";
    private const string SoftInk = "#4c6272";

    private readonly PictureParts _parts;
    private readonly bool _isSlide;
    private readonly Markup _body = new();

    private PictureSheet(PictureParts parts, bool isSlide) => (_parts, _isSlide) = (parts, isSlide);

    private double Width => _isSlide ? 1280 : 1040;

    private double Margin => _isSlide ? 36 : 20;

    private double Font => _isSlide ? 22 : 15;

    // The key and the notes are for those who sit near.
    private double Small => _isSlide ? 19 : Font;

    private double Inner => Width - (2 * Margin);

    /// <summary>The whole file.</summary>
    public static string Draw(PictureParts parts, bool isSlide) => new PictureSheet(parts, isSlide).Draw();

    private string Draw()
    {
        var y = Text(_parts.Title, Margin + Font, Font * 1.6, Ink, isBold: true, most: 2);
        if (_parts.Sentence is { } sentence)
        {
            y = Text(sentence, y, Font * 1.15, Ink, isBold: false, most: 3);
        }

        var (keys, keyHeight) = Key();
        var notes = Notes();
        var below = keyHeight + (notes.Count * Small * 1.4) + 16;
        var scale = Inner / (_isSlide ? ChartSize.Slide.Width : ChartSize.Desk.Width);
        var size = _isSlide ? ChartSize.Slide with { Height = Math.Max(240, (720 - Margin - below - y) / scale) } : ChartSize.Desk;
        var (shapes, height) = _parts.Draw(size);
        _body.Add($"""<svg x="{Margin}" y="{y}" width="{Inner}" height="{height * scale}" viewBox="0 0 {size.Width} {height}" font-size="{size.Font}">{shapes}</svg>""");
        y += (height * scale) + 12;
        _body.Add($"""<g transform="translate(0 {y})">{keys}</g>""");
        y += keyHeight;
        foreach (var note in notes)
        {
            y += Small * 1.4;
            _body.Add($"""<text x="{Margin}" y="{y}" font-size="{Small}" fill="{SoftInk}">{note}</text>""");
        }

        var total = _isSlide ? Math.Max(720, y + Margin) : y + Margin;
        return new Markup().Add(
            $"""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {total}" width="{Width}" height="{total}" role="img" aria-labelledby="title desc" font-family="Arial, 'Liberation Sans', sans-serif"><title id="title">{_parts.Title}</title><desc id="desc">{_parts.Description}</desc><rect width="{Width}" height="{total}" fill="#fff"/>{_body}</svg>
            """).ToString();
    }

    private double Text(string words, double y, double font, string colour, bool isBold, int most)
    {
        foreach (var line in Wrap(words, font * (isBold ? 0.55 : 0.49), most))
        {
            y += font * 0.3;
            _body.Add($"""<text x="{Margin}" y="{y}" font-size="{font}"{(isBold ? new Microsoft.AspNetCore.Html.HtmlString(" font-weight=\"700\"") : Microsoft.AspNetCore.Html.HtmlString.Empty)} fill="{colour}">{line}</text>""");
            y += font;
        }

        return y + (font * 0.2);
    }

    private (Markup Keys, double Height) Key()
    {
        var (keys, x, y, row) = (new Markup(), Margin, 0.0, Small * 1.6);
        foreach (var (width, shapes, words) in _parts.Key)
        {
            var needs = width + 8 + (words.Length * Small * 0.49);
            if (x > Margin && x + needs > Width - Margin)
            {
                (x, y) = (Margin, y + row);
            }

            keys.Add($"""<svg x="{x}" y="{y}" width="{width}" height="18" viewBox="0 0 {width} 18">{shapes}</svg><text x="{x + width + 8}" y="{y + 14}" font-size="{Small}" fill="{Ink}">{words}</text>""");
            x += needs + 24;
        }

        return (keys, _parts.Key.Count == 0 ? 0 : y + row);
    }

    // A slide holds few words: what does not fit is said to be elsewhere.
    private List<string> Notes()
    {
        var lines = _parts.Notes.SelectMany(note => Wrap(note, Small * 0.48, int.MaxValue)).ToList();
        const int MostOnSlide = 2;
        return _isSlide && lines.Count > MostOnSlide ? ["There is more to say than a slide holds: see the notes beside the table."] : lines;
    }

    private List<string> Wrap(string words, double letter, int most)
    {
        var (lines, line, room) = (new List<string>(), "", Math.Max(8, (int)(Inner / letter)));
        foreach (var word in words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(w => Pieces(w, room)))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > room)
            {
                lines.Add(line);
                line = "";
            }

            line = line.Length == 0 ? word : $"{line} {word}";
        }

        if (line.Length > 0)
        {
            lines.Add(line);
        }

        return lines.Count <= most ? lines : [.. lines.Take(most - 1), lines[most - 1] + " …"];
    }

    // A word longer than the line is cut between letters as readers see them, never inside one.
    private static IEnumerable<string> Pieces(string word, int room)
    {
        while (word.Length > room)
        {
            var at = 0;
            while (System.Globalization.StringInfo.GetNextTextElementLength(word, at) is > 0 and var next && at + next <= room)
            {
                at += next;
            }

            at = at == 0 ? room : at;
            yield return word[..at];
            word = word[at..];
        }

        yield return word;
    }
}
