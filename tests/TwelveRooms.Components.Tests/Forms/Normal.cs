using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace TwelveRooms.Components.Tests.Forms;

/// <summary>HTML in one shape, so that two pieces can be compared: attributes sorted, spaces folded.</summary>
internal static class Normal
{
    // data-module: starts the frontend's script, which we do not ship. The rest is what we do in its place, or without it.
    private static readonly string[] Ignored = ["data-module", "data-disable-auto-focus", "autofocus", "tabindex"];

    public static string Html(string html)
    {
        var body = new HtmlParser().ParseDocument("<body>" + html).Body!;
        return string.Join('\n', body.ChildNodes.SelectMany(n => Lines(n, 0)));
    }

    private static IEnumerable<string> Lines(INode node, int depth)
    {
        var indent = new string(' ', depth * 2);
        if (node is IText text)
        {
            var words = string.Join(' ', text.Data.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            if (words.Length > 0)
            {
                yield return indent + words;
            }
        }

        if (node is not IElement element)
        {
            yield break;
        }

        var attributes = element.Attributes.Where(a => !Ignored.Contains(a.Name) && !(a.Name == "role" && element.LocalName == "a")).OrderBy(a => a.Name, StringComparer.Ordinal).Select(a => $" {a.Name}={Sorted(a)}");
        yield return indent + element.LocalName + string.Concat(attributes);
        foreach (var line in element.ChildNodes.SelectMany(n => Lines(n, depth + 1)))
        {
            yield return line;
        }
    }

    private static string Sorted(IAttr attribute) =>
        attribute.Name == "class" ? string.Join(' ', attribute.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)) : attribute.Value;
}
