using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using TwelveRooms.Components.Tests.Charts;
using TwelveRooms.Statistics;
using TwelveRooms.Statistics.Funnels;

namespace TwelveRooms.Components.Tests.Funnels;

public sealed class FunnelTests
{
    [Fact]
    public void Names_stand_only_beside_wards_outside_the_outer_lines()
    {
        var desk = Draw(FunnelSamples.Proportion()).QuerySelector(".rooms-chart__desk")!;

        Assert.Equal(["Gorse", "Oak"], desk.QuerySelectorAll("text.rooms-halo").Select(name => name.TextContent).Order());
        Assert.DoesNotContain("Hawthorn", desk.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void On_a_phone_the_same_names_are_in_the_sentence()
    {
        var chart = Draw(FunnelSamples.Proportion());

        Assert.Empty(chart.QuerySelectorAll(".rooms-chart__phone text.rooms-halo"));
        Assert.Contains("Outside the outer lines: Gorse, Oak.", chart.QuerySelector(".rooms-chart__notes")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void It_says_how_many_would_lie_outside_by_chance_and_how_many_do()
    {
        var notes = Draw(FunnelSamples.Rate()).QuerySelector(".rooms-chart__notes")!.TextContent;

        Assert.Contains("Of 45 wards, about 2 would lie outside the inner lines by chance alone, and about 0.1 outside the outer lines.", notes, StringComparison.Ordinal);
        Assert.Contains("6 lie outside the inner lines, 1 of them outside the outer lines.", notes, StringComparison.Ordinal);
        Assert.Contains("(over-dispersion)", notes, StringComparison.Ordinal);
        Assert.DoesNotContain("over-dispersion", Draw(Flat()).Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_keeps_the_callers_order_and_says_why_a_ward_has_no_point()
    {
        var funnel = FunnelSamples.Proportion();
        var rows = new HtmlParser().ParseDocument(new FunnelTableTagHelper { Funnel = funnel, Labels = FunnelSamples.Labels }.Draw().ToString()).QuerySelectorAll("tbody tr");
        string Where(string ward) => rows.Single(row => row.FirstElementChild!.TextContent == ward).LastElementChild!.TextContent;

        Assert.Equal(funnel.Points.Select(point => point.Unit.Name), rows.Select(row => row.FirstElementChild!.TextContent));
        Assert.Equal(("Not reported", "Hidden", "No rate: nothing to divide by", "Below the outer line"), (Where("Ivy"), Where("Plum"), Where("Yew"), Where("Gorse")));
        Assert.Empty(rows.SelectMany(row => row.QuerySelectorAll("a, button")));
    }

    [Fact]
    public void The_lines_are_those_of_the_funnel_and_close_in_as_wards_grow()
    {
        var funnel = FunnelSamples.Rate();
        var frame = new FunnelFrame(funnel, FunnelSamples.RateLabels, ChartSize.Desk);
        var outer = Draw(funnel).QuerySelector(".rooms-chart__desk .rooms-funnel__outer")!.GetAttribute("d")!;
        var last = funnel.Limits[^1];

        Assert.Contains($"L{Markup.Number(frame.X(last.Denominator.Value))} {Markup.Number(frame.Y(last.Upper998.Value))}", outer, StringComparison.Ordinal);
        Assert.All(funnel.Limits.Zip(funnel.Limits.Skip(1)), pair => Assert.True(pair.Second.Denominator.Value > pair.First.Denominator.Value));
        Assert.True(last.Upper998.Value - last.Lower998.Value < funnel.Limits[40].Upper998.Value - funnel.Limits[40].Lower998.Value);
        Assert.All(funnel.Points.Where(p => p.Ratio.IsShown), point => Assert.InRange(frame.Y(point.Ratio.Value), frame.Top, frame.Bottom));
    }

    [Fact]
    public void Nothing_says_better_or_worse_and_no_point_is_drawn_as_either()
    {
        var html = new FunnelTagHelper { Funnel = FunnelSamples.Rate(), Labels = FunnelSamples.RateLabels }.Draw().ToString();

        Assert.DoesNotContain("#005eb8", html, StringComparison.Ordinal);
        Assert.DoesNotContain("#a8480f", html, StringComparison.Ordinal);
        Assert.DoesNotContain("best", html, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("worst", html, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_given_target_is_a_target_line_and_a_standardised_ratio_lies_around_what_is_expected()
    {
        var given = Draw(Flat(new() { Kind = FunnelKind.Proportion, Target = 0.6 }));
        var ratio = Draw(ReleasedFunnel.Of("acute", [new("A", Shown(12), Shown(10.5)), new("B", Shown(30), Shown(33.1))], new() { Kind = FunnelKind.StandardisedRatio }));

        Assert.NotNull(given.QuerySelector(".rooms-chart__desk .rooms-chart__target"));
        Assert.Contains(given.QuerySelectorAll(".rooms-chart__end"), end => end.TextContent == "60% target");
        Assert.Contains(ratio.QuerySelectorAll(".rooms-chart__end"), end => end.TextContent == "1% as expected");
    }

    [Fact]
    public void A_funnel_of_nothing_is_a_sentence()
    {
        var none = ReleasedFunnel.Of("acute", [], new() { Kind = FunnelKind.Rate });
        var hidden = ReleasedFunnel.Of("acute", [new("A", Released.Hidden, Released.Hidden)], new() { Kind = FunnelKind.Rate });

        Assert.Equal("No ward has a number to show.", Draw(none).Body!.TextContent);
        Assert.Equal("No ward has a number to show.", Draw(hidden).Body!.TextContent);
    }

    [Fact]
    public void Labels_of_the_lines_stay_apart()
    {
        var ends = Draw(FunnelSamples.Proportion()).QuerySelectorAll(".rooms-chart__desk .rooms-chart__end").Select(end => double.Parse(end.GetAttribute("y")!, CultureInfo.InvariantCulture)).ToList();

        Assert.Equal(5, ends.Count);
        Assert.All(ends.Zip(ends.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 18));
    }

    private static ReleasedFunnel Flat(FunnelOptions? options = null) =>
        ReleasedFunnel.Of("acute", [.. Enumerable.Range(0, 12).Select(i => new ReleasedUnit($"Ward {i}", Shown(60 + i), Shown(100 + (2 * i))))], options ?? new() { Kind = FunnelKind.Proportion }, 100);

    private static Released Shown(double value) => Released.From(value, Sensitivity.NotAboutPeople, Tier.Own);

    private static IDocument Draw(ReleasedFunnel funnel) => new HtmlParser().ParseDocument(new FunnelTagHelper { Funnel = funnel, Labels = FunnelSamples.Labels }.Draw().ToString());
}
