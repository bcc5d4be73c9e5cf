namespace TwelveRooms.Statistics.Tests.Golden;

/// <summary>Golden/README.md says who the peers are and where we differ on purpose.</summary>
public sealed class GoldenXmrTests
{
    private const SpcRules Outside = SpcRules.AboveLimits | SpcRules.BelowLimits;
    private const SpcRules Near = SpcRules.NearUpper | SpcRules.NearLower;

    [Fact]
    public void Limits_equal_those_of_the_NHS_England_query()
    {
        var lines = 0;
        foreach (var each in GoldenCase.All)
        {
            // With limits and a baseline at once, that query takes a baseline in the first segment only.
            if (each.SqlUnscreened is { } peer && (each.Baseline is null || each.Rebases.Length == 0))
            {
                lines += CompareLines(each, peer);
            }
        }

        Assert.True(lines >= 1_428, $"only {lines} lines were compared");
    }

    [Fact]
    public void Limits_equal_those_of_NHSRplotthedots_where_it_screens_nothing_out()
    {
        var lines = 0;
        foreach (var each in GoldenCase.All)
        {
            if (each.Of("nhsr") is { } peer && each.ScreeningChangesNothing)
            {
                lines += CompareLines(each, peer);
            }
        }

        Assert.True(lines >= 1_221, $"only {lines} lines were compared");
    }

    [Fact]
    public void Outside_runs_and_trends_equal_those_of_the_NHS_England_query()
    {
        var points = 0;
        foreach (var each in GoldenCase.All)
        {
            if (each.SqlUnscreened is not { } peer || each.IsDecidedByRounding(peer))
            {
                continue;
            }

            var reading = each.Read();
            var wholeBaseline = each.Baseline is null || each.Rebases.Length == 0;
            points += wholeBaseline ? CompareSides(each, reading, peer.Flags("astronomical"), SpcRules.AboveLimits, SpcRules.BelowLimits) : 0;
            points += CompareSides(each, reading, each.Of("nhsesql")!.Flags("trend7"), SpcRules.TrendUp, SpcRules.TrendDown);
            points += each.Baseline is null ? CompareSides(each, reading, peer.Flags("shift7"), SpcRules.RunAbove, SpcRules.RunBelow) : 0;
        }

        Assert.True(points >= 25_466, $"only {points} flags were compared");
    }

    [Fact]
    public void Hardly_any_case_is_left_out_because_rounding_decides_it() =>
        Assert.InRange(GoldenCase.All.Count(each => each.SqlUnscreened is { } peer && each.IsDecidedByRounding(peer)), 1, 12);

    [Fact]
    public void Runs_go_on_after_the_baseline_as_in_NHSRplotthedots()
    {
        var points = 0;
        foreach (var each in GoldenCase.All)
        {
            if (each.Of("nhsr") is { } peer && each.ScreeningChangesNothing && !each.HasTag("numeric"))
            {
                var reading = each.Read();
                points += Compare(each, reading, peer.Flags("shift7"), SpcRules.RunAbove | SpcRules.RunBelow);
                points += Compare(each, reading, peer.Flags("outside"), Outside);
                points += each.Rebases.Length == 0 ? Compare(each, reading, peer.Flags("trend7"), SpcRules.TrendUp | SpcRules.TrendDown) : 0;
            }
        }

        Assert.True(points >= 19_432, $"only {points} flags were compared");
    }

    [Fact]
    public void Two_of_three_equals_both_NHS_programs_where_no_point_is_beyond_a_limit()
    {
        var points = 0;
        foreach (var each in GoldenCase.All)
        {
            var reading = each.Read();
            if (each.HasTag("numeric") || reading.Flags().Any(flags => (flags & Outside) != 0))
            {
                continue;
            }

            points += each.SqlUnscreened is { } sql && each.Baseline is null ? CompareSides(each, reading, sql.Flags("two3"), SpcRules.NearUpper, SpcRules.NearLower) : 0;
            points += each.Of("nhsr") is { } nhsr && each.ScreeningChangesNothing ? Compare(each, reading, nhsr.Flags("two3"), Near) : 0;
        }

        Assert.True(points >= 12_446, $"only {points} flags were compared");
    }

    [Fact]
    public void Two_of_three_holds_every_flag_of_the_older_NHS_rule()
    {
        var marked = 0;
        foreach (var each in GoldenCase.All)
        {
            if (each.Of("nhsr")?.Flags("two3") is { } older && each.ScreeningChangesNothing && !each.HasTag("numeric"))
            {
                var flags = each.Read().Flags().ToArray();
                foreach (var i in Enumerable.Range(0, flags.Length).Where(i => older[i] == '1'))
                {
                    Assert.True((flags[i] & Near) != 0, $"{each.Id} point {i}");
                    marked++;
                }
            }
        }

        Assert.True(marked >= 93, $"only {marked} flags were compared");
    }

    /// <summary>PowerBI-SPC takes the third point from anywhere, so it marks at least what we mark, unless two opposite points cancel.</summary>
    [Fact]
    public void Two_of_three_lies_within_the_wider_rule_of_PowerBI_SPC()
    {
        var marked = 0;
        foreach (var each in GoldenCase.All)
        {
            if (each.Of("pbispc")?.Flags("two3") is { } wider && each.ScreeningChangesNothing && each.LeftOut.Length == 0 && each.Values.All(value => value is not null))
            {
                var flags = each.Read().Flags().ToArray();
                foreach (var i in Enumerable.Range(0, flags.Length).Where(i => (flags[i] & Near) != 0 && wider[i] != ' '))
                {
                    Assert.True(wider[i] is 'u' or 'l', $"{each.Id} point {i}");
                    marked++;
                }
            }
        }

        Assert.True(marked >= 212, $"only {marked} flags were compared");
    }

    [Fact]
    public void Icons_equal_those_of_the_NHS_England_query()
    {
        var (variations, assurances) = (0, 0);
        foreach (var each in GoldenCase.All)
        {
            var reading = each.Read();
            if (each.SqlUnscreened is not { } peer || each.IsDecidedByRounding(peer) || each.Baseline is not null || reading.LatestSegment is not { HasLimits: true })
            {
                continue;
            }

            // Where two of three decides, the newer rule may answer otherwise.
            if ((reading.Points[reading.Latest].Flags & Near) == 0)
            {
                Assert.Equal((each.Id, peer.Text("variationIcon")), (each.Id, Named(reading.Variation)));
                variations++;
            }

            if (peer.Text("assuranceIcon") is { } assurance)
            {
                Assert.Equal((each.Id, assurance), (each.Id, Named(reading.Assurance)));
                assurances++;
            }
        }

        Assert.True(variations >= 354 && assurances >= 123, $"only {variations} and {assurances} icons were compared");
    }

    private static string Named(VariationIcon icon) => icon switch
    {
        VariationIcon.ImprovingHigh => "Improvement (High)",
        VariationIcon.ImprovingLow => "Improvement (Low)",
        VariationIcon.ConcernHigh => "Concern (High)",
        VariationIcon.ConcernLow => "Concern (Low)",
        VariationIcon.ChangedHigh => "Neither (High)",
        VariationIcon.ChangedLow => "Neither (Low)",
        _ => "Common Cause",
    };

    private static string Named(AssuranceIcon icon) => icon switch
    {
        AssuranceIcon.ExpectToMeet => "Pass",
        AssuranceIcon.ExpectToMiss => "Fail",
        _ => "Hit or Miss",
    };

    private static int CompareLines(GoldenCase each, PeerAnswer peer)
    {
        var reading = each.Read();
        var (centre, lower, upper) = (peer.Line("cl"), peer.Line("lcl"), peer.Line("ucl"));
        foreach (var i in Enumerable.Range(0, each.Values.Length).Where(i => peer.Kept(i) && each.Values[i] is not null))
        {
            var segment = reading.SegmentOf(i);
            AssertSame(each, centre[i], segment.Centre);
            AssertSame(each, lower[i], segment.Lower);
            AssertSame(each, upper[i], segment.Upper);
        }

        return 3 * reading.Segments.Count;
    }

    private static void AssertSame(GoldenCase each, double? theirs, Released ours) =>
        Assert.True(
            theirs is { } value ? ours.IsShown && Math.Abs(value - ours.Value) <= 1e-9 * Math.Max(1, Math.Abs(value)) : !ours.IsShown,
            $"{each.Id}: theirs {theirs}, ours {ours.OrNull()}");

    private static int CompareSides(GoldenCase each, ChartReading reading, string? theirs, SpcRules high, SpcRules low)
    {
        var ours = new string([.. reading.Flags().Select(flags => ((flags & high) != 0, (flags & low) != 0) switch
        {
            (true, true) => 'b',
            (true, _) => 'u',
            (_, true) => 'l',
            _ => '.',
        })]);
        Assert.Equal((each.Id, theirs), (each.Id, ours));
        return ours.Length;
    }

    private static int Compare(GoldenCase each, ChartReading reading, string? theirs, SpcRules rules)
    {
        var judged = Enumerable.Range(0, theirs!.Length).Where(i => theirs[i] is '1' or '.').ToArray();
        var ours = judged.Select(i => (reading.Points[i].Flags & rules) != 0 ? '1' : '.');
        Assert.Equal((each.Id, new string([.. judged.Select(i => theirs[i])])), (each.Id, new string([.. ours])));
        return judged.Length;
    }
}
