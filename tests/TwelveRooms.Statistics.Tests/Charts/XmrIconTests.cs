namespace TwelveRooms.Statistics.Tests.Charts;

public sealed class XmrIconTests
{
    private static readonly double?[] Lower = ChartBuilder.Ordinary.Then(15, 14, 16, 15, 14, 15, 13);
    private static readonly double?[] Higher = ChartBuilder.Ordinary.Then(25, 26, 24, 25, 26, 25, 27);

    [Theory]
    [InlineData(ImprovementDirection.Lower, VariationIcon.ImprovingLow, VariationIcon.ConcernHigh)]
    [InlineData(ImprovementDirection.Higher, VariationIcon.ConcernLow, VariationIcon.ImprovingHigh)]
    [InlineData(ImprovementDirection.Neither, VariationIcon.ChangedLow, VariationIcon.ChangedHigh)]
    public void The_icon_speaks_of_the_direction(ImprovementDirection direction, VariationIcon whenLower, VariationIcon whenHigher)
    {
        var settings = ChartBuilder.Better(direction) with { BaselinePoints = 13 };

        Assert.Equal(whenLower, ChartBuilder.Read(Lower, settings).Variation);
        Assert.Equal(whenHigher, ChartBuilder.Read(Higher, settings).Variation);
    }

    [Theory]
    [InlineData(false, VariationIcon.ChangedLow, PointLook.ChangedDown, AssuranceIcon.NoTarget)]
    [InlineData(true, VariationIcon.ImprovingLow, PointLook.Improvement, AssuranceIcon.ExpectToMeet)]
    public void Nothing_that_depends_on_recording_gets_better_before_a_person_has_confirmed_it(
        bool confirmed, VariationIcon icon, PointLook look, AssuranceIcon assurance)
    {
        var reading = ChartBuilder.Read(Lower, new()
        {
            Direction = ImprovementDirection.Lower,
            BaselinePoints = 13,
            DependsOnRecording = true,
            RecordingConfirmed = confirmed,
            Targets = [new(ChartBuilder.Start, null, 60)],
        });

        Assert.Equal((icon, look, assurance), (reading.Variation, reading.Points[^1].Look, reading.Assurance));
    }

    [Fact]
    public void A_rise_that_depends_on_recording_is_no_concern_either() =>
        Assert.DoesNotContain(
            ChartBuilder.Read(Higher, ChartBuilder.Better(ImprovementDirection.Lower) with { BaselinePoints = 13, DependsOnRecording = true }).Points,
            point => point.Look is PointLook.Improvement or PointLook.Concern);

    [Theory]
    [InlineData(ConflictShows.Improvement, VariationIcon.ImprovingLow)]
    [InlineData(ConflictShows.Concern, VariationIcon.ConcernHigh)]
    public void A_point_that_shows_both_says_what_was_chosen(ConflictShows choice, VariationIcon icon)
    {
        var highButFalling = ChartBuilder.Ordinary.Then(90, 80, 70, 60, 50, 45, 40);

        var reading = ChartBuilder.Read(highButFalling, ChartBuilder.Better(ImprovementDirection.Lower) with { BaselinePoints = 13, Conflict = choice });

        Assert.Equal(icon, reading.Variation);
    }

    [Theory]
    [InlineData(ImprovementDirection.Higher, -1, AssuranceIcon.ExpectToMeet)]   // on the lower limit counts as met
    [InlineData(ImprovementDirection.Higher, 0, AssuranceIcon.MayMeetOrMiss)]
    [InlineData(ImprovementDirection.Higher, 1, AssuranceIcon.ExpectToMiss)]    // on the upper limit counts as missed
    [InlineData(ImprovementDirection.Lower, -1, AssuranceIcon.ExpectToMiss)]
    [InlineData(ImprovementDirection.Lower, 0, AssuranceIcon.MayMeetOrMiss)]
    [InlineData(ImprovementDirection.Lower, 1, AssuranceIcon.ExpectToMeet)]
    [InlineData(ImprovementDirection.Neither, 1, AssuranceIcon.NoTarget)]
    public void A_target_on_a_limit_is_met_or_missed(ImprovementDirection direction, int side, AssuranceIcon icon)
    {
        var segment = ChartBuilder.Read(ChartBuilder.Ordinary).Segments[0];
        var target = side < 0 ? segment.Lower : side > 0 ? segment.Upper : segment.Centre;

        var reading = ChartBuilder.Read(ChartBuilder.Ordinary, ChartBuilder.Better(direction) with { Targets = [new(ChartBuilder.Start, null, target.Value)] });

        Assert.Equal(icon, reading.Assurance);
    }

    [Fact]
    public void A_flat_line_on_its_target_meets_it() =>
        Assert.Equal(
            AssuranceIcon.ExpectToMeet,
            ChartBuilder.Read(Enumerable.Repeat((double?)100, 13), ChartBuilder.Better(ImprovementDirection.Higher) with { Targets = [new(ChartBuilder.Start, null, 100)] }).Assurance);

    [Fact]
    public void The_target_is_the_one_that_applies_to_the_latest_number()
    {
        TargetStep[] targets = [new(ChartBuilder.Month(0), ChartBuilder.Month(12), 5), new(ChartBuilder.Month(12), null, 7)];

        Assert.Equal(7, ChartBuilder.Read(ChartBuilder.Ordinary, new() { Targets = targets }).Target);
        Assert.Equal(5, ChartBuilder.Read(ChartBuilder.Ordinary[..12].Then(null, null), new() { Targets = targets }).Target);
    }

    [Fact]
    public void Redrawn_limits_wait_for_enough_points_of_their_own_and_are_provisional_until_they_rest_on_twenty()
    {
        var settings = ChartBuilder.Better(ImprovementDirection.Lower) with { Rebases = [ChartBuilder.Month(13)], Targets = [new(ChartBuilder.Start, null, 90)] };

        var early = ChartBuilder.Read(ChartBuilder.Ordinary.Then(10, 12, 11), settings);
        double?[] after = [10, 12, 11, 10, 12, 11, 10, 12, 11, 10, 12, 11, 10, 12, 11, 10, 12, 11, 10, 12];
        var enough = ChartBuilder.Read(ChartBuilder.Ordinary.Then(after[..13]), settings);
        var settled = ChartBuilder.Read(ChartBuilder.Ordinary.Then(after), settings);

        Assert.Equal((AssuranceIcon.NoTarget, VariationIcon.NotEnoughData, 10), (early.Assurance, early.Variation, early.ToGo));
        Assert.Equal((true, false, 11.0), (early.Segments[0].HasLimits, early.Segments[1].HasLimits, early.Segments[1].Centre.Value));
        Assert.Equal((AssuranceIcon.ExpectToMeet, true, ChartBuilder.Month(13)), (enough.Assurance, enough.Segments[1].IsProvisional, enough.RedrawnOn!.Value));
        Assert.Equal((AssuranceIcon.ExpectToMeet, false), (settled.Assurance, settled.Segments[1].IsProvisional));
    }

    [Theory]
    [InlineData(14, 0, false)]
    [InlineData(15, 0, true)]
    [InlineData(29, 15, false)]
    [InlineData(30, 15, true)]
    public void A_board_page_needs_fifteen_points_since_limits_were_redrawn(int points, int redrawn, bool isEnough)
    {
        var reading = SpcChart.Read(new() { Values = [.. Enumerable.Range(0, points).Select(i => (double?)(20 + i % 3))], Rebases = [redrawn] });

        Assert.Equal(isEnough, reading.IsEnoughForBoard);
    }

    [Fact]
    public void What_stood_out_before_limits_were_redrawn_still_does_and_what_came_since_waits()
    {
        var reading = ChartBuilder.Read(ChartBuilder.Ordinary.Then(60, 10, 10, 40, 10), new() { Rebases = [ChartBuilder.Month(14)], BaselinePoints = 13 });
        var other = SeriesChart.Read(reading.Series, reading.Settings, ChartOptions.Default);

        Assert.Equal(SpcRules.AboveLimits, reading.Points[13].Flags);
        Assert.All(reading.Points.Skip(14), point => Assert.Equal(SpcRules.None, point.Flags));
        Assert.Equal(reading.Points, other.Points);
        Assert.Equal(reading.Variation, other.Variation);
        Assert.Equal(reading.Segments, other.Segments);
    }

    [Fact]
    public void One_point_after_redrawing_has_no_limits_and_cannot_say()
    {
        var reading = ChartBuilder.Read(ChartBuilder.Ordinary.Then(10), new() { Rebases = [ChartBuilder.Month(13)] });

        Assert.False(reading.Segments[1].HasLimits);
        Assert.Equal(VariationIcon.NotEnoughData, reading.Variation);
    }
}
