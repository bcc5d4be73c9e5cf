namespace TwelveRooms.Statistics.Tests.Charts;

public sealed class SeriesChartTests
{
    private static readonly DateOnly Start = new(2024, 1, 1);

    [Fact]
    public void Individual_values_read_as_any_kind_are_the_chart_that_pages_show()
    {
        var series = Released(i => i == 7 ? null : 10 + (i * 7 % 5) + (i > 20 ? 4 : 0), 30, new(MeasureKind.Continuous, 1, Sensitivity.NotAboutPeople));
        var settings = new ChartSettings
        {
            Direction = ImprovementDirection.Lower,
            Rebases = [Start.AddMonths(15)],
            LeftOut = new HashSet<DateOnly> { Start.AddMonths(3) },
            Targets = [new(Start.AddMonths(2), null, 11)],
            BaselinePoints = 12,
        };

        var (page, any) = (XmrChart.Read(series, settings), SeriesChart.Read(series, settings, ChartOptions.Default));

        Assert.Equal(page.Points, any.Points);
        Assert.Equal(page.Segments, any.Segments);
        Assert.Equal((page.Variation, page.Assurance, page.Latest, page.UsedPoints, page.Rule, page.Since, page.PatternLength, page.Target), (any.Variation, any.Assurance, any.Latest, any.UsedPoints, any.Rule, any.Since, any.PatternLength, any.Target));
        Assert.NotNull(page.Segments[0].BaselineEnd);
    }

    [Fact]
    public void A_rate_is_read_from_its_parts_and_shown_per_what_the_measure_says()
    {
        var points = Enumerable.Range(0, 20).Select(i => new RawPoint(Start.AddMonths(i), 0, PointState.Reported, 4 + (i % 3), 500 + (10 * (i % 4)))).ToArray();
        var series = ReleasedSeries.Release(points, new(MeasureKind.Rate, 1000, Sensitivity.AboutPeople), Tier.Own);
        var reading = SeriesChart.Read(series, new(), new() { Kind = ChartKind.Rate });
        var centre = points.Sum(p => p.Numerator!.Value) / points.Sum(p => p.Denominator!.Value);

        Assert.Equal(1000 * centre, reading.Segments[0].Centre.Value, 9);
        Assert.Equal(1000 * (centre + (3 * Math.Sqrt(centre / 530))), reading.Lines[3].Upper.Value, 9);
        Assert.Equal(series.Points[5].Value.Value, reading.Points[5].Point.Value.Value, 9);
    }

    [Fact]
    public void What_is_hidden_from_a_tier_leaves_an_empty_reading_of_every_kind()
    {
        var series = ReleasedSeries.Release([new(Start, 0, PointState.Reported, 3, 40), new(Start.AddMonths(1), 0, PointState.Reported, 4, 40)], new(MeasureKind.Rate, 1000, Sensitivity.AboutPeople), Tier.Published);

        foreach (var kind in ChartKinds.All.Where(kind => !kind.NeedsSubgroups()))
        {
            var reading = SeriesChart.Read(series, new() { Rebases = [Start.AddMonths(1)] }, new() { Kind = kind });
            Assert.Equal((VariationIcon.CannotBeShown, 0, 0, 0), (reading.Variation, reading.Points.Count, reading.Segments.Count, reading.Settings.Rebases.Count));
        }
    }

    [Fact]
    public void A_kind_drawn_from_groups_is_refused_because_a_series_holds_none() =>
        Assert.Throws<ArgumentException>(() => SeriesChart.Read(Released(i => i, 20, new(MeasureKind.Continuous, 1, Sensitivity.NotAboutPeople)), new(), new() { Kind = ChartKind.SubgroupMean }));

    [Fact]
    public void Own_numbers_and_their_dates_go_together()
    {
        var data = new ChartData { Values = [1, 2, 3] };

        Assert.Throws<ArgumentException>(() => SeriesChart.OfOwnNumbers(data, null, [Start, Start.AddMonths(1)]));
        Assert.Equal(3, SeriesChart.OfOwnNumbers(data, null, [Start, Start.AddMonths(1), Start.AddMonths(2)]).Points.Count);
    }

    [Fact]
    public void Targets_of_own_numbers_become_steps_by_date()
    {
        var data = new ChartData { Values = [1, 2, 3, 4, 5], Targets = [null, 3, 3, 4, null] };
        var reading = SeriesChart.OfOwnNumbers(data, null, [.. Enumerable.Range(0, 5).Select(i => Start.AddMonths(i))]);

        Assert.Equal([new TargetStep(Start.AddMonths(1), Start.AddMonths(3), 3), new TargetStep(Start.AddMonths(3), Start.AddMonths(4), 4)], reading.Settings.Targets);
    }

    [Fact]
    public void A_pattern_without_a_side_is_unusual_and_neither_better_nor_worse()
    {
        var data = new ChartData { Values = [.. Enumerable.Range(0, 40).Select(i => (double?)(i % 2 == 0 ? 10 : 14))], Direction = ImprovementDirection.Lower };
        var reading = SeriesChart.OfOwnNumbers(data, new() { Rules = RuleSets.Nelson }, [.. Enumerable.Range(0, 40).Select(i => Start.AddMonths(i))]);

        Assert.All(reading.Points, point => Assert.Equal(PointLook.Unusual, point.Look));
        Assert.Equal(VariationIcon.CommonCause, reading.Variation);
    }

    [Fact]
    public void The_centre_line_is_called_what_it_is()
    {
        CentreMeaning Of(ChartOptions options) => SeriesChart.OfOwnNumbers(new ChartData { Values = [.. Enumerable.Range(1, 20).Select(i => (double?)i)] }, options, [.. Enumerable.Range(0, 20).Select(i => Start.AddMonths(i))]).Centre;

        Assert.Equal(CentreMeaning.Average, Of(new()));
        Assert.Equal(CentreMeaning.Median, Of(new() { Centre = CentreLine.Median }));
        Assert.Equal(CentreMeaning.Median, Of(new() { Kind = ChartKind.Run }));
        Assert.Equal(CentreMeaning.Median, Of(new() { Kind = ChartKind.CasesBetween }));
        Assert.Equal(CentreMeaning.Average, Of(new() { Kind = ChartKind.CasesBetween, BetweenCentre = BetweenCentre.Mean }));
        Assert.Equal(CentreMeaning.Typical, Of(new() { Kind = ChartKind.TimeBetween }));
    }

    private static ReleasedSeries Released(Func<int, double?> value, int count, SeriesShape shape) =>
        ReleasedSeries.Release([.. Enumerable.Range(0, count).Select(i => new RawPoint(Start.AddMonths(i), 0, value(i) is null ? PointState.NotReported : PointState.Reported, value(i), null))], shape, Tier.Own);
}
