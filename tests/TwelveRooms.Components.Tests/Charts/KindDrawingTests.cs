using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using TwelveRooms.Statistics;

namespace TwelveRooms.Components.Tests.Charts;

public sealed partial class KindDrawingTests
{
    public static TheoryData<ChartKind> Kinds => [.. ChartKinds.All];

    [Fact]
    public void Every_kind_has_a_sample() => Assert.Equal(ChartKinds.All.Order(), KindSamples.All.Select(sample => sample.Kind).Order());

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Every_kind_is_drawn_with_its_points_its_centre_and_the_name_of_that_centre(ChartKind kind)
    {
        var sample = KindSamples.Of(kind);
        var desk = Desk(sample);
        var name = kind switch
        {
            ChartKind.Run or ChartKind.CasesBetween => "middle value (median)",
            ChartKind.TimeBetween => "typical value",
            _ => "average",
        };

        var drawn = desk.QuerySelectorAll(":scope > g:not([transform])").SelectMany(g => g.QuerySelectorAll(":scope > circle, :scope > rect, :scope > path")).Count();
        Assert.Equal(sample.Reading.Points.Count(p => p.Point.Value.IsShown), drawn);
        Assert.NotEmpty(desk.QuerySelector(".rooms-chart__average")!.GetAttribute("d")!);
        Assert.Contains(desk.QuerySelectorAll(".rooms-chart__end"), end => end.TextContent.EndsWith(" " + name, StringComparison.Ordinal));
        Assert.Equal(kind == ChartKind.Run ? 0 : 1, desk.QuerySelectorAll(".rooms-chart__band").Length);
        Assert.Equal(kind == ChartKind.Run, desk.QuerySelector(".rooms-chart__limits")!.GetAttribute("d")!.Length == 0);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Limits_that_move_are_steps_level_over_each_period_and_never_slopes(ChartKind kind)
    {
        var sample = KindSamples.Of(kind);
        var desk = Desk(sample);
        var limits = desk.QuerySelector(".rooms-chart__limits")!.GetAttribute("d")!;
        var centre = desk.QuerySelector(".rooms-chart__average")!.GetAttribute("d")!;

        Assert.DoesNotContain('L', limits + centre);
        Assert.Equal(kind.HasMovingLines(), limits.Contains('V', StringComparison.Ordinal));
        Assert.Equal(kind == ChartKind.NumberAffected, centre.Contains('V', StringComparison.Ordinal));
        if (kind.HasMovingLines())
        {
            // As many upright strokes as the upper and the lower limit have changes from one period to the next.
            var changes = sample.Reading.Lines.Zip(sample.Reading.Lines.Skip(1)).Sum(pair => (pair.First.Upper != pair.Second.Upper ? 1 : 0) + (pair.First.Lower != pair.Second.Lower ? 1 : 0));
            Assert.Equal(changes, limits.Count(c => c == 'V'));
        }
    }

    [Fact]
    public void Each_step_stands_where_its_own_limit_is()
    {
        var sample = KindSamples.Of(ChartKind.Rate);
        var frame = new ChartFrame(sample.Reading, sample.Labels, [], ChartSize.Desk);
        var limits = Desk(sample).QuerySelector(".rooms-chart__limits")!.GetAttribute("d")!;
        var upper = limits[..limits.IndexOf('M', 1)];

        var level = frame.Y(sample.Reading.Lines[0].Upper.Value);
        Assert.StartsWith($"M{Markup.Number(frame.Left)} {Markup.Number(level)}", upper, StringComparison.Ordinal);
        for (var i = 1; i < sample.Reading.Lines.Count; i++)
        {
            if (sample.Reading.Lines[i].Upper != sample.Reading.Lines[i - 1].Upper)
            {
                var edge = Markup.Number(frame.X(i) - (frame.Step / 2));
                Assert.Contains($"H{edge}V{Markup.Number(frame.Y(sample.Reading.Lines[i].Upper.Value))}", upper, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void A_series_that_begins_with_a_gap_keeps_its_scale()
    {
        var data = new ChartData { Values = [null, .. Enumerable.Range(0, 20).Select(i => (double?)(30 + (i % 5)))], Denominators = [null, .. Enumerable.Repeat<double?>(40, 20)], Multiplier = 100 };
        var reading = SeriesChart.OfOwnNumbers(data, new() { Kind = ChartKind.Proportion }, [.. Enumerable.Range(0, 21).Select(i => KindSamples.Start.AddMonths(i))]);

        Assert.Equal(100, ChartScale.Of(reading, 0).High);
    }

    [Fact]
    public void Steps_end_at_a_gap_and_where_limits_are_redrawn()
    {
        var sample = KindSamples.Everything;
        var limits = Desk(sample).QuerySelector(".rooms-chart__limits")!.GetAttribute("d")!;

        // Both limits: before the empty month, up to the month without people, up to the redrawing, and from there on.
        Assert.Equal(2 * 4, limits.Count(c => c == 'M'));
        Assert.Equal(2, Desk(sample).QuerySelector(".rooms-chart__average")!.GetAttribute("d")!.Count(c => c == 'M'));
    }

    [Fact]
    public void Limits_stay_between_nothing_and_the_whole()
    {
        var sample = KindSamples.Of(ChartKind.Proportion);
        var frame = new ChartFrame(sample.Reading, sample.Labels, [], ChartSize.Desk);

        Assert.Contains(sample.Reading.Lines, at => at.Upper.Value == 100);
        Assert.All(sample.Reading.Lines, at => Assert.InRange(at.Upper.Value, at.Lower.Value, 100));
        Assert.All(KindSamples.Of(ChartKind.Rate).Reading.Lines, at => Assert.True(at.Lower.Value >= 0));
        Assert.Equal(100, frame.Scale.High);
    }

    [Fact]
    public void A_point_that_cannot_be_is_a_gap_of_its_own_look_and_the_notes_say_what_to_mend()
    {
        var sample = KindSamples.Everything;
        var chart = Draw(sample);
        var notes = chart.QuerySelector(".rooms-chart__notes")!.TextContent;

        Assert.Contains("Cannot be charted: Oct 2024. The numerator is larger than the denominator. Check both, or chart it as a rate.", notes, StringComparison.Ordinal);
        Assert.Contains("No rate: nothing to divide by: Jan 2025.", notes, StringComparison.Ordinal);
        Assert.Contains("Not reported: Jul 2024.", notes, StringComparison.Ordinal);
        Assert.Contains("Left out: Jun 2025 (half the ward closed). Still shown, not counted.", notes, StringComparison.Ordinal);
        Assert.Equal(3, Desk(sample).QuerySelectorAll(".rooms-gap").Select(gap => gap.GetAttribute("fill")).Distinct().Count());
    }

    [Fact]
    public void A_fixed_baseline_is_a_thick_stretch_of_the_axis_with_words()
    {
        var sample = KindSamples.Everything;
        var frame = new ChartFrame(sample.Reading, sample.Labels, [], ChartSize.Desk);
        var end = sample.Reading.Segments[0].BaselineEnd!.Value;

        Assert.Equal(12, sample.Reading.Points.Take(end).Count(p => p.Use == PointUse.Used));
        Assert.EndsWith($"H{Markup.Number(frame.X(end - 1) + (frame.Step / 2))}", Desk(sample).QuerySelector(".rooms-chart__baseline")!.GetAttribute("d"), StringComparison.Ordinal);
        Assert.Null(sample.Reading.Segments[1].BaselineEnd);
        Assert.Contains("The range rests on Jan 2024 to Mar 2025.", Draw(sample).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_target_that_changes_is_drawn_only_over_the_time_that_it_applied()
    {
        var sample = KindSamples.Everything;
        var frame = new ChartFrame(sample.Reading, sample.Labels, [], ChartSize.Desk);
        var half = frame.Step / 2;

        Assert.Equal(
            $"M{Markup.Number(frame.X(8) - half)} {Markup.Number(frame.Y(80))}H{Markup.Number(frame.X(23) + half)}M{Markup.Number(frame.X(24) - half)} {Markup.Number(frame.Y(90))}H{Markup.Number(frame.X(39) + half)}",
            Desk(sample).QuerySelector(".rooms-chart__target")!.GetAttribute("d"));
    }

    [Fact]
    public void The_first_of_a_row_has_no_moving_range_and_that_is_not_called_a_missing_rate()
    {
        var chart = Draw(KindSamples.Of(ChartKind.MovingRange)).Body!.TextContent;

        Assert.Contains("No step: there is no number just before: Jan 2024.", chart, StringComparison.Ordinal);
        Assert.DoesNotContain("No rate", chart, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_that_a_rule_set_looks_at_are_drawn_where_they_were_asked_for()
    {
        var data = new ChartData { Values = [.. Enumerable.Range(0, 30).Select(i => (double?)(20 + (i % 5)))] };
        DateOnly[] days = [.. Enumerable.Range(0, 30).Select(i => KindSamples.Start.AddDays(i))];

        double[] SigmasOf(ChartKind kind, RuleSet rules) => [.. SeriesChart.OfOwnNumbers(data, new() { Kind = kind, Rules = rules }, days, withInner: true).Inner.Select(inner => inner.Sigmas)];

        Assert.Equal([2.0], SigmasOf(ChartKind.Individuals, RuleSets.MakingDataCount));
        Assert.Equal([1.0, 2.0], SigmasOf(ChartKind.Individuals, RuleSets.Nelson));
        Assert.Empty(SigmasOf(ChartKind.Count, RuleSets.Nelson));
        Assert.Empty(SeriesChart.OfOwnNumbers(data, null, days).Inner);
    }

    [Fact]
    public void The_table_says_the_strongest_rule_of_a_point_and_the_reader_says_all()
    {
        var sample = KindSamples.Everything;
        var rows = new HtmlParser().ParseDocument(new SpcTableTagHelper { Reading = sample.Reading, Labels = sample.Labels }.Draw().ToString()).QuerySelectorAll("tbody tr");
        var data = new ChartData { Values = [.. Enumerable.Repeat<double?>(10, 8).Concat([9, 11, 9, 11, 9, 11, 40, 41, 42, 43, 44, 45, 46])], Direction = ImprovementDirection.Lower };
        var both = SeriesChart.OfOwnNumbers(data, new() { BaselinePoints = 14 }, [.. Enumerable.Range(0, 21).Select(i => KindSamples.Start.AddMonths(i))]);

        Assert.Equal(["86%", "83%", "Range to expect 65% to 100%", "Getting better: one of 14 in a row above average"], rows[0].QuerySelectorAll("td").Select(cell => cell.TextContent));
        Assert.Equal(
            "Concern: above the upper limit; also one of 8 in a row above average; also one of 9 rising in a row; also one of two or three near the upper limit or past it",
            new PointWords(both, sample.Labels).WholeMeaning(20));
        Assert.Equal("Concern: above the upper limit", new PointWords(both, sample.Labels).Meaning(20));
    }

    [Fact]
    public void A_scale_that_does_not_start_at_zero_says_so()
    {
        Assert.Contains("The scale starts at 86%, not at zero", Draw(KindSamples.Of(ChartKind.ProportionPrime)).Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("not at zero", Draw(KindSamples.Of(ChartKind.Proportion)).Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Each_drawing_is_an_image_with_a_name_and_a_description(ChartKind kind)
    {
        var chart = Draw(KindSamples.Of(kind));

        Assert.All(chart.QuerySelectorAll("figure > svg"), svg =>
        {
            Assert.Equal("img", svg.GetAttribute("role"));
            var named = svg.GetAttribute("aria-labelledby")!.Split(' ').Select(id => chart.GetElementById(id)!).ToArray();
            Assert.Equal(["title", "desc"], named.Select(element => element.LocalName));
            Assert.All(named, element => Assert.NotEmpty(element.TextContent));
        });
        var ids = Ids().Matches(chart.Body!.InnerHtml).Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
    }

    private static IDocument Draw(KindSamples.Sample sample) =>
        new HtmlParser().ParseDocument(new SpcChartTagHelper { Reading = sample.Reading, Labels = sample.Labels }.Draw().ToString());

    private static IElement Desk(KindSamples.Sample sample) => Draw(sample).QuerySelector("figure > .rooms-chart__desk")!;

    [GeneratedRegex("\\sid=\"([^\"]+)\"")]
    private static partial Regex Ids();
}
