using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Html;
using QRCoder;

namespace TwelveRooms.Access.Accounts;

/// <summary>A QR code as one path: it needs no style, no script and no file.</summary>
internal static class QrPicture
{
    /// <summary>The picture of a text; its own modules are black on white in every colour scheme, as cameras need.</summary>
    public static IHtmlContent Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var matrix = code.ModuleMatrix; // with the quiet edge around it
        var path = new StringBuilder();
        for (var y = 0; y < matrix.Count; y++)
        {
            for (var x = 0; x < matrix[y].Count; x++)
            {
                if (matrix[y][x])
                {
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
                }
            }
        }

        return new HtmlString(string.Create(
            CultureInfo.InvariantCulture,
            $"""<svg class="rooms-qr" viewBox="0 0 {matrix.Count} {matrix.Count}" width="232" height="232" role="img" aria-label="The key as a QR code; it stands in letters below" shape-rendering="crispEdges"><rect width="100%" height="100%" fill="#fff"/><path d="{path}" fill="#000"/></svg>"""));
    }
}
