namespace TwelveRooms.Statistics.Tests.Engine;

public sealed class ChartIconTests
{
    private static readonly double?[] Ordinary = [18, 23, 19, 22, 20, 17, 21, 22, 18, 23, 19, 18, 20, 21];

    [Theory]
    [InlineData(ImprovementDirection.Higher, VariationIcon.ImprovingHigh, PointLook.Improvement)]
    [InlineData(ImprovementDirection.Lower, VariationIcon.ConcernHigh, PointLook.Concern)]
    [InlineData(ImprovementDirection.Neither, VariationIcon.ChangedHigh, PointLook.ChangedUp)]
    public void A_high_last_point_is_told_by_its_direction(ImprovementDirection better, VariationIcon icon, PointLook look)
    {
        var reading = SpcChart.Read(new() { Values = [.. Ordinary, 60], Direction = better });

        Assert.Equal((icon, look), (reading.Variation, reading.Points[14].Look));
    }

    [Fact]
    public void A_target_may_change_over_time_and_the_last_used_point_decides()
    {
        double?[] targets = [.. Enumerable.Repeat((double?)20, 12), 100, 100];
        var data = new ChartData { Values = Ordinary, Direction = ImprovementDirection.Higher };

        Assert.Equal(AssuranceIcon.ExpectToMiss, SpcChart.Read(data with { Targets = targets }).Assurance);
        Assert.Equal(AssuranceIcon.MayMeetOrMiss, SpcChart.Read(data with { Targets = targets, LeftOut = [12, 13] }, new() { LeastPoints = 12 }).Assurance);
        Assert.Equal(AssuranceIcon.NoTarget, SpcChart.Read(data with { Targets = [.. Ordinary.Take(13), null] }).Assurance);
        Assert.Equal(20, SpcChart.Read(data with { Targets = targets }).Points[3].Target);
    }

    [Theory]
    [InlineData(true, AssuranceIcon.ExpectToMeet)]
    [InlineData(false, AssuranceIcon.MayMeetOrMiss)]
    public void A_target_on_the_limit_is_met_unless_told_otherwise(bool decides, AssuranceIcon icon)
    {
        var flat = new ChartData { Values = [.. Enumerable.Repeat((double?)100, 14)], Targets = [.. Enumerable.Repeat((double?)100, 14)], Direction = ImprovementDirection.Higher };

        Assert.Equal(icon, SpcChart.Read(flat, new() { TargetOnLimitDecides = decides }).Assurance);
    }

    [Theory]
    [InlineData(ConflictShows.Improvement, PointLook.Improvement)]
    [InlineData(ConflictShows.Concern, PointLook.Concern)]
    [InlineData(ConflictShows.FirstRule, PointLook.Concern)]
    public void A_point_that_is_better_by_one_rule_and_worse_by_another_shows_what_was_chosen(ConflictShows shows, PointLook look)
    {
        double?[] values = [4, 16, 4, 16, 4, 16, 4, 16, 4, 16, 19, 18, 17, 16, 15, 14, 13];
        var reading = SpcChart.Read(new() { Values = values, Direction = ImprovementDirection.Higher }, new() { Conflict = shows });

        var both = reading.Points.First(point => (point.Flags & SpcRules.AnyHigh) != 0 && (point.Flags & SpcRules.AnyLow) != 0);

        Assert.Equal(look, both.Look);
    }

    [Fact]
    public void The_icon_can_speak_of_the_last_segment_instead_of_the_last_point()
    {
        var data = new ChartData { Values = [.. Ordinary, 60, 20, 21], Direction = ImprovementDirection.Lower };

        Assert.Equal(VariationIcon.CommonCause, SpcChart.Read(data).Variation);
        Assert.Equal(VariationIcon.ConcernHigh, SpcChart.Read(data, new() { VariationFrom = VariationFrom.LastSegment }).Variation);
    }

    [Theory]
    [InlineData(12, VariationIcon.NotEnoughData)]
    [InlineData(13, VariationIcon.CommonCause)]
    public void Below_13_points_there_are_no_limits_and_no_icons(int points, VariationIcon icon)
    {
        var reading = SpcChart.Read(new() { Values = [.. Ordinary.Take(points)] });

        Assert.Equal(icon, reading.Variation);
        Assert.Equal(points < 13, reading.Points[0].Upper is null);
        Assert.NotNull(reading.Points[0].Centre);
    }

    [Fact]
    public void Words_speak_of_every_kind_of_chart()
    {
        foreach (var kind in ChartKinds.All)
        {
            var reading = SpcChart.Read(MadeUpCharts.Of(kind, 4) with { Direction = ImprovementDirection.Lower }, new() { Kind = kind });

            var words = SpcWords.For(reading, new() { Measure = "Falls", Period = PeriodWords.Months });

            Assert.StartsWith("Falls: ", words.Shows, StringComparison.Ordinal);
            Assert.DoesNotContain("NaN", words.Shows + words.HowSure, StringComparison.Ordinal);
            Assert.Contains(words.AskNext, NextQuestion.All.Select(question => question.Text));
        }
    }

    [Fact]
    public void A_run_chart_speaks_of_its_median_and_of_no_range()
    {
        var reading = SpcChart.Read(new() { Values = Ordinary }, new() { Kind = ChartKind.Run });

        var words = SpcWords.For(reading, new() { Measure = "Falls", Period = PeriodWords.Months });

        Assert.EndsWith("was 21; the median is 20.", words.Shows, StringComparison.Ordinal);
        Assert.StartsWith("Ups and downs about the median are ordinary.", words.HowSure, StringComparison.Ordinal);
    }

    [Fact]
    public void Limits_can_be_cut_where_the_reader_knows_an_end()
    {
        var reading = SpcChart.Read(new() { Values = [1, 9, 2, 8, 1, 9, 2, 8, 1, 9, 2, 8, 5], Multiplier = 2 }, new() { LowerBound = 0, UpperBound = 10 });

        Assert.Equal((0, 20), (reading.Points[0].Lower, reading.Points[0].Upper));
    }
}
