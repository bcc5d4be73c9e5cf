using TwelveRooms.Access.Devices;
using TwelveRooms.Access.Routes;
using TwelveRooms.Measures.DecideChart;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Modules.Tests.Isolation;
using TwelveRooms.Modules.Tests.Measures;
using TwelveRooms.Organisations.Domain;
using TwelveRooms.Platform;
using TwelveRooms.Testing;
using Xunit;

namespace TwelveRooms.Modules.Tests.Security;

/// <summary>What people write is never more than text: as names of wards, people, devices and measures and in notes, on every page, file names and pictures too.</summary>
public sealed class HostileTextTests(Rooms rooms) : IClassFixture<Rooms>
{
    private static readonly string[] Texts =
    [
        "<script>zf()</script>", "<img src=x onerror=zf()>", "\"><script>zf()</script>", "'><img src=x onerror=zf()>", "<svg onload=zf()>", "<svg/onload=zf()>", "</title><script>zf()</script>",
        "</textarea><script>zf()</script>", "</style><script>zf()</script>", "</svg><script>zf()</script>", "<iframe src=javascript:zf()>", "<a href=javascript:zf()>x</a>", "javascript:zf()", "\" onmouseover=\"zf()",
        "' onfocus='zf()' autofocus='", "` onclick=zf() `", "<body onload=zf()>", "<details open ontoggle=zf()>", "<input autofocus onfocus=zf()>", "<video><source onerror=zf()>", "<math><mtext><script>zf()</script>",
        "<base href=//evil.example/>", "<meta http-equiv=refresh content=0>", "<link rel=stylesheet href=//evil.example>", "<style>*{display:none}</style>", "<p style=position:fixed>x", "<form action=//evil.example>", "<object data=x>",
        "<embed src=x>", "<template><script>zf()</script></template>", "<!--><script>zf()</script>-->", "]]><script>zf()</script>", "<?xml version=1?><x/>", "<![CDATA[<script>zf()</script>]]>", "&lt;script&gt;zf()&lt;/script&gt;",
        "&#60;script&#62;zf()", "\\u003cscript\\u003e", "{{constructor.constructor('zf()')()}}", "${zf()}", "<foreignObject><script>zf()</script></foreignObject>", "<image href=x onerror=zf()>", "<animate onbegin=zf()>",
    ];

    private static readonly string[] NoElement = ["script", "iframe", "object", "embed", "base", "style", "frame", "applet", "foreignObject", "animate", "math", "video", "template", "body body"];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task S_43_S_44_No_text_becomes_an_element_or_an_attribute_on_any_page()
    {
        var provider = await rooms.ProviderAsync();
        var ward = await rooms.WardAsync(provider);
        await rooms.AskAsync(ward, WardNumbers.Leave);
        for (var week = 13; week >= 0; week--)
        {
            await rooms.RecordAsync(ward, WardNumbers.Leave, new DateOnly(2026, 3, 2).AddDays(-7 * week), 4 + (week % 3));
        }

        var measure = (await rooms.MeasureAsync(WardNumbers.Leave)).Id.Value;
        var (manager, team) = (await rooms.PersonAsync("ward-manager", ward), await rooms.PersonAsync("organisation-team", provider));
        var (seen, taken) = (0, 0);
        foreach (var text in Texts)
        {
            await rooms.WriteAsync("test.hostile", write => write.For<Unit>().Single(u => u.Number == ward.Number).Name = $"{text} Ward");
            await rooms.PersonAsync("ward-member", ward, text);
            taken += (await rooms.InScopeAsync<DecideChartHandler, Outcome<Done>>(h => h.HandleAsync(new(ward.Id.Value.ToString(), WardNumbers.Leave, MarkKind.Note, "2026-03-02", $"We wrote {text} on the wall."), manager.Viewer, Cancel))).IsRefused ? 0 : 1;
            taken += (await rooms.InScopeAsync<EnrolDeviceHandler, Outcome<string>>(h => h.HandleAsync(new(ward.Id.Value, text), manager.Viewer, Cancel))).IsRefused ? 0 : 1;
            foreach (var page in new[] { $"/wards/{ward.Id.Value}", $"/units/{ward.Id.Value}/measures/{measure}", $"/wards/{ward.Id.Value}/house" })
            {
                var opened = await manager.SeeAsync(page);
                seen += opened.Text.Contains(text.Trim(), StringComparison.Ordinal) ? 1 : 0;
                Look(opened, text);
            }
        }

        Assert.True(seen >= 2 * Texts.Length, $"the texts were seen {seen} times only");
        Assert.True(taken >= Texts.Length, $"only {taken} texts were taken");
        foreach (var visitor in new[] { manager, team })
        {
            foreach (var row in RouteTable.All.Where(r => r.Verbs.StartsWith("GET", StringComparison.Ordinal) && r.Admission != Admission.ApiKey))
            {
                var page = await visitor.OpenAsync(RouteAddress.Of(row.Pattern, ward, measure).ToString());
                if (page.Headers.TryGetValue("Content-Type", out var type) && type.StartsWith("text/html", StringComparison.Ordinal))
                {
                    Look(page, row.Pattern);
                }
            }
        }
    }

    /// <summary>The page, read as a browser reads it, holds nothing that only a text could have brought.</summary>
    private static void Look(RoomsPage page, string what)
    {
        foreach (var name in NoElement)
        {
            Assert.True(page.Document.QuerySelector(name) is not { } found || found.GetAttribute("src")?.Contains("/passkeys.js", StringComparison.Ordinal) == true, $"{what}: <{name}> on {page.Address}");
        }

        foreach (var element in page.Document.All)
        {
            var odd = element.Attributes.FirstOrDefault(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || a.Name is "style" or "autofocus" or "srcdoc" || a.Name == "http-equiv"
                || (a.Name is "href" or "src" or "action" or "formaction" or "xlink:href" && (a.Value.Contains("javascript:", StringComparison.OrdinalIgnoreCase) || a.Value.StartsWith("//", StringComparison.Ordinal))));
            Assert.True(odd is null, $"{what}: {odd?.Name}=\"{odd?.Value}\" on {page.Address}");
        }
    }
}
