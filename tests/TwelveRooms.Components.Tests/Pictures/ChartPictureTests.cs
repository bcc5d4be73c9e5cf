using System.Xml;
using System.Xml.Linq;
using TwelveRooms.Components.Tests.Charts;
using TwelveRooms.Statistics;

namespace TwelveRooms.Components.Tests.Pictures;

public sealed class ChartPictureTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Hostile =>
    [
        "<script>alert(1)</script>", "]]>", "\" onload=\"alert(1)", "' & < > &amp; &#0;", "قلعة ‏ שלום", "🏠👩‍👩‍👧 é", "\u202Egnirts desrever", "nul\0 bell\a escape\u001b half\uD800 none\uFFFE\uFFFF",
        "<!-- --> <?xml ?> <!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]> &e;", new string('W', 5_000), " ", "\u0085\u009f",
    ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Words_from_outside_stay_words(string words)
    {
        var sample = KindSamples.Everything;
        var labels = new ChartLabels
        {
            Title = words,
            Summary = words,
            Unit = words.Length > 100 ? "" : words,
            Reasons = new Dictionary<DateOnly, string> { [KindSamples.Start.AddMonths(17)] = words, [KindSamples.Start.AddMonths(6)] = words },
        };
        ChartMark[] marks = [new(ChartMarkKind.Note, KindSamples.Start.AddMonths(3), words, words), new(ChartMarkKind.Test, KindSamples.Start.AddMonths(9), words, words) { LinkText = words, Href = "javascript:alert(1)" }];

        foreach (var use in new[] { PictureFor.Page, PictureFor.Slide })
        {
            Inert(ChartPicture.Draw(sample.Reading, labels, marks, use));
            Inert(ChartPicture.Draw(FunnelSamples.Proportion(), FunnelSamples.Labels with { Title = words, Summary = words, Denominator = words, One = "ward", Many = words }, use));
        }
    }

    [Fact]
    public void The_title_is_read_back_as_it_was_given()
    {
        const string Title = "Falls <b>&amp;</b> \"'قلعة 🏠";
        var root = XDocument.Parse(ChartPicture.Draw(KindSamples.Everything.Reading, new() { Title = Title })).Root!;

        Assert.Equal(Title, root.Element(Svg + "title")!.Value);
        Assert.Equal("title desc", root.Attribute("aria-labelledby")!.Value);
        Assert.Equal("img", root.Attribute("role")!.Value);
        Assert.NotEmpty(root.Element(Svg + "desc")!.Value);
    }

    [Fact]
    public void A_slide_is_sixteen_by_nine_and_its_type_is_larger()
    {
        var slide = XDocument.Parse(ChartPicture.Draw(KindSamples.Everything.Reading, KindSamples.Everything.Labels, Readings.Marks, PictureFor.Slide)).Root!;
        var page = XDocument.Parse(ChartPicture.Draw(KindSamples.Everything.Reading, KindSamples.Everything.Labels, Readings.Marks)).Root!;

        Assert.Equal("0 0 1280 720", slide.Attribute("viewBox")!.Value);
        Assert.True(TypeOfDrawing(slide) / 1280 > 1.25 * TypeOfDrawing(page) / 1040);
    }

    [Fact]
    public void A_picture_of_what_is_hidden_is_a_sentence()
    {
        var series = ReleasedSeries.Release([new(KindSamples.Start, 0, PointState.Reported, 3, 4)], new(MeasureKind.Rate, 1000, Sensitivity.AboutPeople), Tier.Published);
        var picture = ChartPicture.Draw(SeriesChart.Read(series, new(), new() { Kind = ChartKind.Rate }), new() { Title = "Use of force" });

        Assert.Contains("Hidden. These numbers are about people", picture, StringComparison.Ordinal);
        Assert.DoesNotContain("<path", picture, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_kind_is_a_picture_on_a_page_and_on_a_slide()
    {
        foreach (var sample in KindSamples.All)
        {
            Inert(ChartPicture.Draw(sample.Reading, sample.Labels));
            Inert(ChartPicture.Draw(sample.Reading, sample.Labels, use: PictureFor.Slide));
        }
    }

    // In the picture's own units: what is nested is blown up by its frame.
    private static double TypeOfDrawing(XElement root)
    {
        var nested = root.Elements(Svg + "svg").First();
        var scale = (double)nested.Attribute("width")! / double.Parse(nested.Attribute("viewBox")!.Value.Split(' ')[2], System.Globalization.CultureInfo.InvariantCulture);
        return (double)nested.Attribute("font-size")! * scale;
    }

    private static void Inert(string picture)
    {
        using var reader = XmlReader.Create(new StringReader(picture), new() { DtdProcessing = DtdProcessing.Prohibit, CheckCharacters = true });
        var elements = XDocument.Load(reader).Descendants().ToList();

        string[] allowed = ["svg", "title", "desc", "rect", "path", "circle", "text", "tspan", "g", "defs", "pattern"];
        Assert.All(elements, element => Assert.Contains(element.Name.LocalName, allowed));
        foreach (var attribute in elements.SelectMany(element => element.Attributes()).Where(a => !a.IsNamespaceDeclaration))
        {
            Assert.DoesNotContain(attribute.Name.LocalName, (string[])["style", "href", "src"]);
            Assert.False(attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
            Assert.DoesNotMatch("NaN|Infinity|∞|[0-9]E[+-]?[0-9]", attribute.Value);
            Assert.True(!attribute.Value.Contains("url(", StringComparison.Ordinal) || attribute.Value.StartsWith("url(#", StringComparison.Ordinal));
        }
    }
}
