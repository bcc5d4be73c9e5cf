using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using TwelveRooms.Statistics;

namespace TwelveRooms.Components.Tests.Charts;

public sealed partial class SpcChartTests
{
    [Fact]
    public void The_line_breaks_at_a_gap_and_at_redrawn_limits_and_passes_by_what_was_left_out()
    {
        var path = Draw(Readings.RestrictivePractice()).QuerySelector(".rooms-chart__desk .rooms-chart__data")!.GetAttribute("d")!;

        Assert.Equal(3, path.Count(c => c == 'M'));
        Assert.Equal(34, path.Count(c => c is 'M' or 'L'));
    }

    [Fact]
    public void A_hidden_value_has_no_coordinate_and_a_hidden_series_no_drawing()
    {
        var gaps = Draw(Readings.AllGaps());
        var hidden = new SpcChartTagHelper { Reading = Hidden(), Labels = Readings.Labels }.Draw().ToString();

        Assert.Equal(40 - 6, gaps.QuerySelectorAll(".rooms-chart__desk > g:not([transform]) > circle").Length);
        Assert.DoesNotContain("<svg", hidden, StringComparison.Ordinal);
        Assert.Contains("Hidden", hidden, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_in_a_drawing_needs_a_style_or_a_script()
    {
        var html = Html(Readings.RestrictivePractice());

        Assert.DoesNotContain(" style=", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", html, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Infinity", html, StringComparison.Ordinal);
    }

    [Fact]
    public void All_text_is_at_least_14_pixels_on_the_narrowest_screen_that_shows_it()
    {
        // Narrowest room for each drawing: 320 less the margins, 641 less the margins, 1,000 less the margins.
        (ChartSize Size, double Room)[] rooms = [(ChartSize.Phone, 288), (ChartSize.Middle, 609), (ChartSize.Desk, 968)];

        Assert.All(rooms, r => Assert.True(r.Size.Font * r.Room / r.Size.Width >= 14, r.Size.Name));
        Assert.All(FontSize().Matches(Html(Readings.RestrictivePractice())).Cast<Match>(), m => Assert.True(double.Parse(m.Groups[1].Value, CultureInfo.InvariantCulture) >= 14));
    }

    [Theory]
    [InlineData(27.5, 27.4, 27.6, 27.5)]
    [InlineData(0, 0, 0, 0)]
    [InlineData(50, 49, 51, 50)]
    public void Labels_at_the_ends_of_lines_stay_apart(double centre, double lower, double upper, double value)
    {
        var chart = Draw(Readings.Of(Enumerable.Repeat((double?)value, 15), centre, lower, upper));

        double[] at = [.. chart.QuerySelectorAll(".rooms-chart__desk .rooms-chart__end").Select(e => double.Parse(e.GetAttribute("y")!, CultureInfo.InvariantCulture))];
        Assert.Equal(3, at.Length);
        Assert.All(at.Zip(at.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 18));
    }

    [Fact]
    public void The_table_says_the_same_values_as_the_reading_newest_first()
    {
        var reading = Readings.RestrictivePractice();
        var rows = Table(reading).QuerySelectorAll("tbody tr");

        Assert.Equal(reading.Points.Count, rows.Length);
        Assert.All(rows.Zip(reading.Points.Reverse()), pair =>
        {
            var shown = pair.Second.Point.Value.IsShown ? pair.Second.Point.Value.Value.ToString("N1", CultureInfo.InvariantCulture) : "–";
            Assert.Equal(shown, pair.First.QuerySelectorAll("td")[2].TextContent);
        });
        Assert.Equal("Getting better: one of 7 in a row below average", rows[0].QuerySelectorAll("td")[3].TextContent);
    }

    [Fact]
    public void Every_way_of_having_no_number_has_its_own_words()
    {
        var words = Table(Readings.AllGaps()).QuerySelectorAll("tbody td:last-child").Select(t => t.TextContent).ToHashSet();

        Assert.Superset(new HashSet<string> { "Not collected", "Ward closed", "Hidden", "Does not apply", "Not reported", "None: someone looked. Ordinary ups and downs" }, words);
        Assert.Contains("Not collected: too busy", Table(Readings.RestrictivePractice()).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lower_limit_below_zero_is_drawn_at_zero_and_that_is_said()
    {
        var chart = Draw(Readings.AllGaps());

        Assert.Contains("drawn at zero", chart.QuerySelector(".rooms-chart__notes")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(chart.QuerySelectorAll(".rooms-chart__end"), e => e.TextContent == "0 lower limit");
    }

    [Fact]
    public void Few_points_wait_with_dotted_rings_and_no_limits()
    {
        var chart = Draw(Readings.Few());

        Assert.Equal(6, chart.QuerySelectorAll(".rooms-chart__desk .rooms-chart__waiting circle").Length);
        Assert.Matches(@"\d{1,2} [A-Z][a-z]{2} \d{2}", chart.QuerySelector(".rooms-chart__desk")!.TextContent); // which weeks they are
        Assert.Contains("6 to go", chart.Body!.TextContent, StringComparison.Ordinal);
        Assert.Empty(chart.QuerySelectorAll(".rooms-chart__band"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(37)]
    [InlineData(500)]
    public void A_chart_draws_every_point_on_a_wide_screen_and_the_newest_36_on_a_phone(int count)
    {
        var chart = Draw(Readings.Of(Enumerable.Range(0, count).Select(i => (double?)(i % 7) - 3), 0, -8, 8));

        Assert.Equal(count, chart.QuerySelectorAll(".rooms-chart__desk > g:not([transform]) > circle").Length);
        Assert.Equal(Math.Min(36, count), chart.QuerySelectorAll(".rooms-chart__phone > g:not([transform]) > circle").Length);
    }

    [Fact]
    public void Marks_nearer_than_22_stack()
    {
        var marks = Enumerable.Range(0, 6).Select(i => new ChartMark(ChartMarkKind.Note, new DateOnly(2026, 3, 1).AddDays(i), "a long label that needs room", "x")).ToList();
        var frame = new ChartFrame(Readings.RestrictivePractice(), Readings.Labels, marks, ChartSize.Phone);

        Assert.Equal(6, frame.Lane.Marks.Select(m => m.Row).Distinct().Count());
    }

    private static ChartReading Hidden() => Readings.Of(
        [new(Readings.Start, 0, PointState.Reported, 3, 4)], new(MeasureKind.Rate, 1000, Sensitivity.AboutPeople), _ => null, [], new(), VariationIcon.CannotBeShown, tier: Tier.Published);

    private static string Html(ChartReading reading) => new SpcChartTagHelper { Reading = reading, Labels = Readings.Labels, Marks = Readings.Marks }.Draw().ToString();

    private static IDocument Draw(ChartReading reading) => new HtmlParser().ParseDocument(Html(reading));

    private static IDocument Table(ChartReading reading) => new HtmlParser().ParseDocument(new SpcTableTagHelper { Reading = reading, Labels = Readings.Labels }.Draw().ToString());

    [GeneratedRegex("font-size=\"([0-9.]+)\"")]
    private static partial Regex FontSize();
}
