using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace TwelveRooms.Components.Tests.Charts;

public sealed class PointReaderTests
{
    [Fact]
    public void Each_point_is_one_radio_button_whose_label_says_what_the_table_says()
    {
        var reading = Readings.RestrictivePractice();
        var chart = new HtmlParser().ParseDocument(new SpcChartTagHelper { Reading = reading, Labels = Readings.Labels, Id = "practice" }.Draw().ToString());
        var radios = chart.QuerySelectorAll(".rooms-reader input[type=radio]");
        var table = new HtmlParser().ParseDocument(new SpcTableTagHelper { Reading = reading, Labels = Readings.Labels }.Draw().ToString());

        Assert.Equal(36, radios.Length);
        Assert.Single(radios.Select(radio => radio.GetAttribute("name")).Distinct());
        Assert.All(radios, radio => Assert.Equal(radio.Id, radio.NextElementSibling!.GetAttribute("for")));
        Assert.Equal(
            table.QuerySelectorAll("tbody tr").Reverse().Select(row => row.LastElementChild!.TextContent),
            radios.Select(radio => radio.NextElementSibling!.TextContent.Split(". ", 2)[1]));
    }

    [Fact]
    public void Its_rings_lie_on_the_points_of_the_drawing_that_is_shown()
    {
        var reading = Readings.RestrictivePractice();
        var chart = new HtmlParser().ParseDocument(new SpcChartTagHelper { Reading = reading, Labels = Readings.Labels }.Draw().ToString());

        foreach (var size in new[] { "desk", "middle", "phone" })
        {
            var points = chart.QuerySelectorAll($"figure > .rooms-chart__{size} > g:not([transform]) > circle").Select(Place).ToHashSet();
            var rings = chart.QuerySelectorAll($".rooms-reader .rooms-chart__{size} > circle").Select(Place).ToHashSet();
            Assert.Equal(35, rings.Count);
            Assert.Equal(points, rings);
            Assert.Equal(chart.QuerySelector($"figure > .rooms-chart__{size}")!.GetAttribute("viewBox"), chart.QuerySelector($".rooms-reader .rooms-chart__{size}")!.GetAttribute("viewBox"));
        }

        static (string?, string?) Place(IElement circle) => (circle.GetAttribute("cx"), circle.GetAttribute("cy"));
    }

    [Fact]
    public void A_long_chart_is_read_from_its_newest_sixty_points()
    {
        var reading = Readings.Of(Enumerable.Range(0, 200).Select(i => (double?)(i % 9)), 4, 0, 9);
        var chart = new HtmlParser().ParseDocument(new SpcChartTagHelper { Reading = reading, Labels = Readings.Labels }.Draw().ToString());

        Assert.Equal(PointReader.Most, chart.QuerySelectorAll(".rooms-reader input").Length);
    }
}
